"""The sheets of events: the plan for approval, who signs up and comes, the summary (O19)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing.asked import Asked, Blank, Request, Sheets
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
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import community, money
from store.community import (
    EVENT_PLAN,
    EVENT_ROLL,
    EVENT_SUMMARY,
    EVENTS,
    Event,
    Kind,
    Party,
    SignStage,
    Signup,
    Source,
)
from store.desk import staff
from store.estate import settings
from store.residents import masking
from store.text import mark

_SAFETY = (
    ("安全责任人", "in_charge", "值守人员", "guards"),
    ("出入口", "exits", "消防", "fire"),
    ("用电", "power", "医疗", "medical"),
    ("天气", "weather", "疏散", "evacuation"),
    ("儿童看护", "minding", "保险", "insurance"),
)
_ROLL = (
    Column("序号", 10, Align.CENTRE),
    Column("房号", 22),
    Column("姓名", 22),
    Column("电话", 26),
    Column("成人", 11, Align.CENTRE),
    Column("长者", 11, Align.CENTRE),
    Column("儿童", 11, Align.CENTRE),
    Column("儿童随行人", 26),
    Column("状态", 20, Align.CENTRE),
    Column("签到", 26),
)
_THINGS = (
    Column("序号", 12, Align.CENTRE),
    Column("物资、奖品", 80),
    Column("备齐", 16, Align.CENTRE),
    Column("领用人签字", 40),
    Column("备注", 30),
)
_SIGNS = {"0": "", "1": "√", "2": "缺"}
_BLANK_ROWS = 18
_LISTED = (SignStage.PLACED, SignStage.OFFERED, SignStage.QUEUED, SignStage.CAME, SignStage.ABSENT)
# Every place is one of the total first; children have somebody with them (service.md O18).
_RULE = (
    "名额以总数为先，额满依次候补；空出名额按候补顺序通知，逾期未答复视为放弃。儿童须有成人随行。"
)
_PORTRAIT = "活动可能拍照用于小区宣传；不愿被拍摄的，请告知工作人员。"


def plan(
    one: Event | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The plan as it is approved, with the safety plan (O19)."""

    def said(name: str) -> str:
        return getattr(one, name) if one else ""

    limits = _limits(one.limits) if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("活动名称", said("name"), "主题", said("theme")),
            ("类别", choice(one.kind if one else None, Kind)),
            ("开始", moment(one.starts) if one else "", "结束", moment(one.ends) if one else ""),
            ("地点", said("place"), "雨天备案", said("rain")),
            ("对象", said("whom"), "预计人数", _count(one.expected if one else None)),
            ("名额（总）", _count(one.capacity if one else None), "其中", limits),
            ("预算（元）", money.text(one.budget) if one else "", "业委会意见", said("consent")),
            ("经费来源", choice(one.source if one else None, Source)),
            ("合作商", said("partner"), "场地同意", said("venue")),
            ("噪声结束", said("quiet"), "肖像告知", said("portrait")),
        ),
        Prose("议程", said("program"), 2),
        Prose("分工", said("duties"), 2),
        Fields.of(
            *((a, said(b), c, said(d)) for a, b, c, d in _SAFETY),
            (
                *("公安许可（1000 人及以上）", said("permit")),
                *("申请日 / 许可日", _permit(one)),
            ),
        ),
        *([Table(_THINGS, _things(one), title="物资清单")] if one and one.ready else []),
        *([Prose("迟报原因", one.late, 1)] if one and one.late else []),
        Signatures(
            (
                Signature("策划", "方案属实", _name(one.asked_by if one else None)),
                Signature(
                    "主管 / 经理", "同意本版方案", _name(one.approved_by if one else None),
                    moment(one.approved_at) if one else "",
                ),
            )
        ),
    )  # fmt: skip
    number = f"{one.number} 第 {one.edition} 版" if one else ""
    return Sheet("社区活动方案", estate, parts, printed_at, number, head, format=on)


def _permit(one: Event | None) -> str:
    if one is None or one.permit_applied is None or one.permit_on is None:
        return ""
    return f"{one.permit_applied.isoformat()} / {one.permit_on.isoformat()}"


def _limits(limits: Party) -> str:
    named = (("成人", limits.adults), ("长者", limits.seniors), ("儿童", limits.children))
    return "　".join(f"{name} ≤ {limit}" for name, limit in named if limit)


def _count(count: int | None) -> str:
    return str(count) if count else ""


def _name(staff_id: int | None) -> str:
    return staff.names().get(staff_id, "") if staff_id else ""


def _things(one: Event) -> tuple[tuple[str, ...], ...]:
    rows = enumerate(zip(one.needed, one.ready, strict=False), start=1)
    return tuple((str(n), what, _SIGNS[sign], "", "") for n, (what, sign) in rows)


def roll(
    one: Event | None,
    signed: Sequence[Signup],
    estate: str,
    printed_at: datetime,
    head: Head | None,
) -> Sheet:
    """Who signs up, in order, and signs as they come (O18)."""
    listed = [each for each in signed if each.stage in _LISTED]
    rows = tuple(_signed(n, each, head) for n, each in enumerate(listed, start=1))
    taken = community.places(one, list(signed)).taken.total if one else 0
    parts: tuple[Part, ...] = (
        Fields.of(
            ("活动名称", one.name if one else "", "时间", moment(one.starts) if one else ""),
            ("地点", one.place if one else "", "名额", _count(one.capacity if one else None)),
            ("已占名额", _count(taken), "其中限额", _limits(one.limits) if one else ""),
        ),
        Table(_ROLL, rows, _BLANK_ROWS if one is None else len(rows) + 4),
        Plain(_RULE),
        Plain(_PORTRAIT),
        Signatures((Signature("签到负责人", "到场已逐户勾记"),)),
    )
    number = one.number if one else ""
    return Sheet("社区活动报名表 / 签到表", estate, parts, printed_at, number, head)


def _signed(n: int, one: Signup, head: Head | None) -> tuple[str, ...]:
    came = "" if one.came is None else f"√ {one.came} 人"
    return (
        *(str(n), one.home, one.who, one.phone if head else masking.phone(one.phone)),
        *(_count(one.adults), _count(one.seniors), _count(one.children)),
        *(one.child_with if head else "", called(one.stage), came),
    )


def summary(
    one: Event | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """What came of it (O19)."""

    def count(number: int | None, unit: str) -> str:
        return "" if number is None else f"{number} {unit}"

    cost = money.text(one.cost) if one and one.cost is not None else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("活动名称", one.name if one else "", "类别", called(one.kind) if one else ""),
            ("时间", moment(one.starts) if one else "", "地点", one.place if one else ""),
            (
                *("实到（报名）", _came(one)),
                *("未报名到场", count(one.others if one else None, "人")),
            ),
            (
                *("预算（元）", money.text(one.budget) if one else ""),
                *("实际费用（元）", cost),
            ),
            (
                *("经费来源", called(one.source) if one else ""),
                *("照片（已征得同意）", one.photos if one else ""),
            ),
        ),
        Prose("活动经过", one.course if one else "", 5),
        Prose("存在问题", one.problems if one else "", 3),
        Prose("改进措施", one.improvements if one else "", 3),
        Plain("满意情况：活动后按比例回访到场住户，见回访记录。"),
        Signatures(
            (
                Signature("策划", "总结属实", _name(one.summed_by if one else None)),
                Signature("主管", "已核"),
                Signature("经理", "同意归档", _name(one.filed_by if one else None)),
            )
        ),
    )  # fmt: skip
    number = one.number if one else ""
    return Sheet("社区活动总结", estate, parts, printed_at, number, head, format=on)


def _came(one: Event | None) -> str:
    if one is None or one.households is None:
        return ""
    return f"{one.households} 户　{one.persons} 人"


def _rolled(number: str, _on: Format) -> Request:
    one, estate = community.get(int(number)), settings().name
    signed = community.of_event(one.id)

    def declare(at: datetime, head: Head | None) -> Sheet:
        return roll(one, signed, estate, at, head)

    return Request(EVENT_ROLL, one.subject, f"event-roll-{one.number}", declare)


def _blank_roll(estate: str, at: datetime, _on: Format) -> Sheet:
    return roll(None, (), estate, at, None)


SHEETS = Sheets(
    {
        EVENT_PLAN: about(EVENTS, EVENT_PLAN, "event-plan", plan),
        EVENT_ROLL: Asked(_rolled, (Blank("event-roll", _blank_roll),)),
        EVENT_SUMMARY: about(EVENTS, EVENT_SUMMARY, "event-summary", summary),
    },
    (
        command(EVENTS, EVENT_PLAN, "event-plan", mark("the plan of a community event")),
        command(EVENTS, EVENT_ROLL, "event-roll", mark("who signed up for a community event")),
        command(EVENTS, EVENT_SUMMARY, "event-summary", mark("the summary of a community event")),
    ),
)
