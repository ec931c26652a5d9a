"""The sheets of cleaning: the day, a score sheet, a work's plan, an accident (service.md §7.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import called, choice, moment
from printing.register import about, command
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import cleaning, clock
from store.cleaning import (
    ACCIDENT_REPORT,
    CLEANING_CHECK,
    CLEANING_DAY,
    MATTERS,
    WORK_NOTICE,
    WORKS,
    Matter,
    OnSheet,
    Result,
)
from store.cleaning.seeds import seeded
from store.cleaning.sheet import Kind, of_standard
from store.estate import settings
from store.plans import Status
from store.text import mark

_DAY = (
    Column("时间", 22, Align.CENTRE),
    Column("工作地点", 34),
    Column("工作内容", 84),
    Column("结果", 18, Align.CENTRE),
    Column("备注", 30),
)
_CHECK = (
    Column("编号", 12, Align.CENTRE),
    Column("项目", 44),
    Column("工作内容", 34),
    Column("清洁标准", 48),
    Column("频次", 10, Align.CENTRE),
    Column("结果", 18, Align.CENTRE),
    Column("扣分", 10, Align.CENTRE),
    Column("备注", 18),
)
_SIGNS = {
    Result.TICKED: "√",
    Result.LEFT_OUT: "漏",
    Result.GOOD: "合格",
    Result.MINOR: "轻微",
    Result.FAILED: "不合格",
    Result.NOT_APPLYING: "不适用",
}
_BLANK_CHECK = 12


def day(
    on: date | None, found: Sequence[OnSheet], estate: str, at: datetime, head: Head | None
) -> Sheet:
    """The blocks of a day, task by task: done, late, left out, missed (L6, L7)."""
    rows = tuple(row for one in found for row in _block(one, at))
    return _day_sheet(on.isoformat() if on else "", rows, estate, at, head)


def _day_sheet(
    on: str, rows: tuple[tuple[str, ...], ...], estate: str, at: datetime, head: Head | None
) -> Sheet:
    parts: tuple[Part, ...] = (
        Fields.of(("日期", on), ("班次", "□07:30-16:00　□15:30-23:30")),
        Table(_DAY, rows),
        Plain("√ 已做　迟 迟做　漏 未做；窗口结束后逾期未做的为漏做。不安全、不作业。"),
        Signatures((Signature("清洁员", "已完成"), Signature("领班", "已查"))),
    )
    return Sheet("保洁日作业表", estate, parts, at, "", head)


def _block(one: OnSheet, at: datetime) -> list[tuple[str, ...]]:
    state, since, until = one.occurrence.state(at), *_hours(one)
    rows: list[tuple[str, ...]] = []
    for place, line in enumerate(one.sheet.lines):
        noted = one.notes.get(place)
        late = noted is not None and noted.happened > one.occurrence.in_time
        unnoted = {Status.MISSED: "漏", Status.MADE_UP: "补", Status.EXCUSED: "免"}.get(state, "")
        sign = _SIGNS[noted.result] if noted else unnoted
        sign = "迟" if noted and late and noted.result is Result.TICKED else sign
        first = place == 0
        rows.append(
            (
                f"{since}-{until}" if first else "",
                one.occurrence.title if first else "",
                line.title,
                sign,
                noted.note if noted else "",
            )
        )
    return rows


def _hours(one: OnSheet) -> tuple[str, str]:
    due = one.occurrence
    return f"{clock.local(due.starts):%H:%M}", f"{clock.local(due.ends):%H:%M}"


def check(one: OnSheet | None, estate: str, at: datetime, head: Head | None) -> Sheet:
    """An inspection row by row, with its score; rows that nobody looked at say so (L8, G7)."""
    sheet = one.sheet if one else None
    passed = {True: "合格", False: "不合格", None: ""}[one.passed if one else None]
    score = f"{one.score.text}（{one.score.got}/{one.score.of}）" if one else ""
    rows = tuple(_row(one, place) for place in one.planned) if one else _standard_rows()
    parts: tuple[Part, ...] = (
        Fields.of(
            ("检查", one.occurrence.title if one else "", "第", _version(one)),
            ("时间", moment(one.occurrence.happened) if one else "", "得分", f"{score} {passed}"),
        ),
        Table(_CHECK, rows),
        Plain(
            f"每行 {sheet.worst if sheet else 3} 分，轻微扣 {sheet.minor if sheet else 1} 分，"
            "不合格全扣并开问题单；不适用不计；★ 不合格的整表不合格。"
            f"{sheet.goal if sheet else 90} 分合格。"
        ),
        Signatures((Signature("检查人"), Signature("责任人", "已知悉"), Signature("主管", "已阅"))),
    )
    return Sheet("保洁检查评分表", estate, parts, at, "", head)


def _version(one: OnSheet | None) -> str:
    return f"{one.occurrence.version} 版" if one else ""


def _standard_rows() -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            *(line.code, ("★" if line.critical else "") + line.title, line.work, line.asks),
            *(line.often, "", "", ""),
        )
        for line in of_standard(("日", "周", "月"))
    )


def _row(one: OnSheet, place: int) -> tuple[str, ...]:
    line, noted, sheet = one.sheet.lines[place], one.notes.get(place), one.sheet
    off = {Result.MINOR: str(sheet.minor), Result.FAILED: str(sheet.worst)}
    said = f"问题单 {noted.finding} {noted.note}" if noted and noted.finding else ""
    return (
        line.code,
        ("★" if line.critical else "") + line.title,
        line.work,
        line.asks,
        line.often,
        _SIGNS[noted.result] if noted else "未查",
        off.get(noted.result, "") if noted else "",
        said or (noted.note if noted else ""),
    )


def work(one: Matter | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    """A work's plan, for the developer's approval of just this content (L9, G10)."""
    decided = moment(one.decided_at) if one else ""
    answer = "■同意　□不同意" if one and one.holds else "□同意　□不同意"
    parts: tuple[Part, ...] = (
        Fields.of(("作业类别", choice(one.kind if one else None, WORKS))),
        Fields.of(
            ("地点", one.place if one else "", "高度（米）", _height(one)),
            ("开始", moment(one.starts) if one else "", "结束", moment(one.ends) if one else ""),
            ("人员、单位", one.people if one else "", "第", f"{one.edition} 版" if one else ""),
        ),
        Fields.of(("作业内容", one.what if one else "")),
        Fields.of(("安全措施、告知、应急", one.measures if one else "")),
        Fields.of(
            ("报送时间", moment(one.told_at) if one else "", "紧急", _urgent(one)),
            ("开发商审批", answer, "审批人、时间", f"{one.approver} {decided}" if one else ""),
            ("意见", ""),
        ),
        Plain(
            f"须提前 {cleaning.settings().lead} 小时报送；未答复不视为同意；"
            "日期、方法、人员、单位有变更的，原审批作废，须重新报送。"
        ),
        Signatures((Signature("报送人", "内容属实"), Signature("开发商", "审批内容以本版为限"))),
    )
    return Sheet("作业方案报审表", estate, parts, at, one.number if one else "", head, format=on)


def _height(one: Matter | None) -> str:
    return str(one.height or "") if one else ""


def _urgent(one: Matter | None) -> str:
    return "是（事后补批）" if one and one.urgent else ""


def accident(one: Matter | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    """An accident: what happened, and until when who was to be told (L12, A4, A6)."""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("发生时间", moment(one.starts) if one else "", "地点", one.place if one else ""),
            ("类别", called(one.kind) if one else "", "伤者", one.people if one else ""),
        ),
        Fields.of(("经过", one.what if one else "")),
        Fields.of(("已采取措施", one.measures if one else "")),
        Fields.of(
            *(
                (f"{name}　时限", moment(until), "报告时间", moment(done))
                for name, until, done in _clocks(one)
            )
        ),
        Plain(
            "各时限自事故发生时起算，互不替代；收到人姓名记录后方为已报。主管部门时限："
            "生产安全事故报告和调查处理条例第九条；补报：第十三条。"
        ),
        Signatures((Signature("报告人", "如实报告"), Signature("收到人", "已收到"))),
    )
    return Sheet("事故报告", estate, parts, at, one.number if one else "", head, format=on)


def _clocks(one: Matter | None) -> Sequence[tuple[str, datetime | None, datetime | None]]:
    return (
        ("口头报开发商", one.oral_by if one else None, one.oral_at if one else None),
        ("书面报开发商", one.written_by if one else None, one.written_at if one else None),
        ("报主管部门", one.legal_by if one else None, one.legal_at if one else None),
        ("补报", one.further_by if one else None, None),
    )


def _day(which: str, _on: Format) -> Request:
    on, estate = date.fromisoformat(which), settings().name
    found = [one for one in cleaning.between(*clock.bounds(on)) if not one.sheet.kind.scored]

    def declare(at: datetime, head: Head | None) -> Sheet:
        return day(on, found, estate, at, head)

    return Request(CLEANING_DAY, f"cleaning:{which}", f"cleaning-{which}", declare)


def _blank_day(estate: str, at: datetime, _on: Format) -> Sheet:
    rows = [
        (
            f"{duty.windows[0].start:%H:%M}-{duty.windows[-1].end:%H:%M}" if not nth else "",
            duty.title if not nth else "",
            line.title,
            "",
            "",
        )
        for duty in seeded(clock.day(at), cleaning.settings())
        if duty.kind is Kind.WORK
        for nth, line in enumerate(cleaning.listed(duty.lines))
    ]
    return _day_sheet("", tuple(rows), estate, at, None)


def _check(number: str, _on: Format) -> Request:
    one, estate = cleaning.get(int(number)), settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return check(one, estate, at, head)

    return Request(CLEANING_CHECK, one.subject, f"cleaning-check-{one.id}", declare)


SHEETS = Sheets(
    {
        CLEANING_DAY: Asked(_day, (Blank("cleaning-day", _blank_day),)),
        CLEANING_CHECK: Asked(
            _check, (Blank("cleaning-check", lambda name, at, _on: check(None, name, at, None)),)
        ),
        WORK_NOTICE: about(MATTERS, WORK_NOTICE, "work-plan", work),
        ACCIDENT_REPORT: about(MATTERS, ACCIDENT_REPORT, "accident-report", accident),
    },
    (
        Command(
            "cleaning-day",
            mark("the cleaning of a day"),
            (Takes("--day", date, "YYYY-MM-DD"),),
            lambda given: (CLEANING_DAY, f"cleaning:{given['day'].isoformat()}"),
        ),
        Command(
            "cleaning-check",
            mark("an inspection of cleaning, scored"),
            (Takes("number", int, "NUMBER"),),
            lambda given: (CLEANING_CHECK, f"clean_duty:{given['number']}"),
        ),
        command(MATTERS, WORK_NOTICE, "work-plan", mark("a work's plan, for approval")),
        command(MATTERS, ACCIDENT_REPORT, "accident-report", mark("the report of an accident")),
    ),
)
