"""The report of an emergency with its course, and a plan for the wall (D20–D30)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from printing.asked import Request
from printing.labels import called, choice, moment
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import clock, emergency
from store.desk import staff
from store.emergency import (
    EMERGENCY_PLAN,
    EMERGENCY_REPORT,
    Course,
    Grade,
    Kind,
    Line,
    Party,
    Plan,
    Report,
    Said,
    Section,
)
from store.estate import settings
from store.journal import Entry
from store.residents import masking

_COURSE = (
    Column("时限", 17, Align.CENTRE),
    Column("岗位", 22),
    Column("步骤", 66),
    Column("实际时间", 28, Align.CENTRE),
    Column("次序", 12, Align.CENTRE),
    Column("结果、告知、记录", 50),
)
_BESIDES = (
    Column("时间", 30, Align.CENTRE),
    Column("电话、外部救援、人员及其他经过", 120),
    Column("记录人", 25),
)
_STEPS = (
    Column("时限", 18, Align.CENTRE),
    Column("岗位", 24),
    Column("做什么", 70),
    Column("说什么", 52),
    Column("记什么", 30),
)
_MEANINGS = {
    Party.WRITER: ("填报人", "所写是我所见所闻所做"),
    Party.HEAD: ("部门负责人", "已核对经过，措施同意"),
    Party.MANAGER: ("管理处经理", "同意上报"),
}
_RECEIVER = Signature("接收人", "已收到")
_TITLE, _PLAN_TITLE = "突发事件报告表", "应急预案"
_DRILL = "（演练）"
_RULE = (
    "时限从接报起算；带“!”为关键步骤，须逐项决定后方可结束。先拨119、110、120，任何审批不在其前。"
)
_BLANK_ROWS = 14


def report(
    now: Course, names: dict[int, str], estate: str, printed_at: datetime, head: Head | None
) -> Sheet:
    """The report as it stands, with the course in the plan's order and in the real one."""
    drill = _DRILL if now.emergency.drill else ""
    parts: tuple[Part, ...] = (
        _particulars(now, names, masked=head is None),
        Table(_COURSE, tuple(_rows(now)), title=f"经过{drill}（预案第 {now.version.version} 版）"),
        Table(_BESIDES, tuple(_besides(now, names)), 1, "其他经过"),
        *(Prose(line.title, _written(now, line), 1) for line in now.section(Section.REPORT)),
        Plain(_RULE),
        Signatures((*(_place(now, party) for party in Party), _RECEIVER)),
    )
    return Sheet(_TITLE + drill, estate, parts, printed_at, now.emergency.number, head)


def _particulars(now: Course, names: dict[int, str], *, masked: bool) -> Fields:
    one = now.emergency
    phone = masking.phone(one.phone) if masked else one.phone
    reporter = "　".join(filter(None, (one.reporter, phone)))
    return Fields.of(
        ("事件类别", called(one.kind), "等级", called(one.grade) if one.grade else ""),
        ("发生时间", _dated(one.happened), "接报时间", _dated(one.reported)),
        ("地点", one.place, "报告人及电话", reporter),
        ("接报人", names.get(one.taken_by, ""), "状态", called(one.stage)),
        *((("来电询问", f"{one.asked} 次"),) if one.asked else ()),
        ("受控时间", _dated(one.controlled_at), "结束时间", _dated(one.ended_at)),
    )


def _dated(at: datetime | None) -> str:
    """A time with its day, so that a course over midnight reads (Q58)."""
    return moment(at) if at else ""


def _rows(now: Course) -> Iterator[tuple[str, ...]]:
    order = {one.key: place for place, one in enumerate(_in_real_order(now), 1)}
    for line in now.section(Section.STEPS):
        said = [one for one in now.said if one.key == line.key]
        newest = said[-1] if said else None
        yield (
            _when(str(line.facts["when"]), critical=bool(line.facts["critical"])),
            str(line.facts["who"]),
            line.title,
            _dated(newest.at if newest else None) + (_late(line, newest) if newest else ""),
            str(order.get(line.key, "")),
            "\n".join(_said(one, now, corrected=one is not newest) for one in said) or "未记",
        )


def _in_real_order(now: Course) -> list[Said]:
    newest = {one.key: one for one in now.said}
    steps = {line.key for line in now.section(Section.STEPS)}
    return sorted(
        (one for key, one in newest.items() if key in steps),
        key=lambda one: (one.at, one.entry.number),
    )


def _when(when: str, *, critical: bool) -> str:
    told = f"T+{when}" if when.isdecimal() else when
    return told + ("!" if critical else "")


def _late(line: Line, said: Said) -> str:
    due = line.facts.get("due")
    over = (clock.to_ms(said.at) - due) // 60_000 if due is not None else 0
    return f"\n（超时 {over} 分）" if over > 0 and said.outcome is emergency.Outcome.DONE else ""


def _said(one: Said, now: Course, *, corrected: bool) -> str:
    """What was said of a step; what was corrected stays, and says so (D25)."""
    drill = _DRILL if now.emergency.drill else ""
    told = "，".join(filter(None, (called(one.outcome), one.told, one.note)))
    written = one.entry.happened
    behind = f"（补记 {moment(written)}）" if (written - one.at).total_seconds() > 300 else ""
    return drill + ("【已更正】" if corrected else "") + told + behind


def _besides(now: Course, names: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for entry in now.entries:
        if entry.kind == "emergency.remarked":
            at = clock.from_ms(entry.payload["at"])
            yield _dated(at), entry.words.get("what", ""), names.get(entry.staff_id or 0, "")
        elif entry.kind == "emergency.reported":
            at = clock.from_ms(entry.payload["at"])
            yield _dated(at), _sent(entry), names.get(entry.staff_id or 0, "")
        elif entry.kind == "emergency.false_alarm":
            told = (
                f"误报：{entry.words.get('cause', '')}；确认人 {entry.words.get('confirmed', '')}"
            )
            yield _dated(entry.happened), told, names.get(entry.staff_id or 0, "")


def _sent(entry: Entry) -> str:
    """That it was reported on: how, to whom, who received it, and how late (D16)."""
    how, due = Report(entry.payload["report"]), entry.payload.get("due")
    over = (entry.payload["at"] - due) // 60_000 if due is not None else 0
    told = [
        *(f"上报（{called(how)}）：{entry.words['to']}", f"接收人 {entry.words['received']}"),
        f"回执 {entry.words['receipt']}" if entry.words.get("receipt") else "",
        f"超时 {over} 分" if over > 0 else "",
    ]
    return "，".join(filter(None, told))


def _written(now: Course, line: Line) -> str:
    said = now.newest(line)
    return said.note if said else ""


def _place(now: Course, party: Party) -> Signature:
    title, meaning = _MEANINGS[party]
    signed = now.signature(party)
    if signed is None:
        return Signature(title, meaning)
    meaning = f"{meaning}（记录 {signed.number}）"
    return Signature(
        title, meaning, f"{signed.staff.name}　{signed.staff.number}", moment(signed.at)
    )


def plan(
    kind: Kind, said: Plan, version: int, estate: str, at: datetime, head: Head | None
) -> Sheet:
    """A plan for the wall: whom to call, the steps, the words."""
    numbers = "　".join(f"{call.number} {call.whose}" for call in said.calls)
    rows = tuple(
        (_when(step.when, critical=step.critical), step.who, step.what, step.say, step.note)
        for step in said.steps
        if not step.reports
    )
    known = f"第 {version} 版" if version else "出厂文本"
    parts: tuple[Part, ...] = (
        Fields.of(("预案", f"{kind.value} {called(kind)}", "版本", known), ("电话", numbers)),
        Table(_STEPS, rows),
        Plain(_RULE),
        Signatures((Signature("编制"), Signature("管理处经理", "批准执行"))),
    )
    return Sheet(_PLAN_TITLE, estate, parts, at, kind.value, head)


def report_of(number: str, _on: Format) -> Request:
    """The report of an emergency by its number."""
    now, estate, names = emergency.course(int(number)), settings().name, staff.names()
    one = now.emergency
    return Request(
        EMERGENCY_REPORT,
        one.subject,
        f"emergency-{one.number}",
        lambda at, head: report(now, names, estate, at, head),
    )


def plan_of(number: str, _on: Format) -> Request:
    """The plan of a kind by its digits, as it holds now."""
    kind, estate = Kind(f"E{int(number)}"), settings().name
    said, newest = emergency.plan(kind), emergency.newest(kind)
    version = newest.version if newest else 0
    return Request(
        EMERGENCY_PLAN,
        f"emergency_plan:{int(number)}",
        f"emergency-plan-{kind.value}",
        lambda at, head: plan(kind, said, version, estate, at, head),
    )


def blank(estate: str, at: datetime, _on: Format) -> Sheet:
    """A report to fill in by hand."""
    asked = [step for step in emergency.plan(Kind.OTHER).steps if step.reports]
    parts: tuple[Part, ...] = (
        Fields.of(
            ("事件类别", choice(None, Kind)),
            ("等级", choice(None, Grade)),
            ("发生时间", "", "接报时间", ""),
            ("地点", "", "报告人及电话", ""),
            ("接报人", "", "受控时间", ""),
        ),
        Table(_COURSE, (), _BLANK_ROWS, "经过"),
        *(Prose(step.what, "", 1) for step in asked),
        Signatures((*(Signature(*_MEANINGS[party]) for party in Party), _RECEIVER)),
    )
    return Sheet(_TITLE, estate, parts, at)
