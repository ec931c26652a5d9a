"""The move-in slip, the papers checked, the letter of attorney (SH1, SH2, SH4)."""

from __future__ import annotations

from datetime import datetime

from printing.labels import called, choice, moment
from printing.moveins.told import Row, Told, blank_rows
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
from store import money
from store.moveins import Course, LineStage, Mode, asked
from store.moveins import Part as Of
from store.residents import HomeKind

_STEPS = (
    ("verified", "① 验证"),
    ("registered", "② 登记签约"),
    ("charged", "③ 缴费"),
    ("concluded", "④ 验房"),
    ("handed_out", "⑤ 领物"),
    ("archived", "⑥ 归档"),
)
_STEP_TABLE = (
    Column("步骤", 34),
    Column("经办", 34, Align.CENTRE),
    Column("时间", 46, Align.CENTRE),
    Column("备注", 68),
)
_OWED = (Column("欠缺资料", 90), Column("补交日", 46, Align.CENTRE), Column("补交签收", 46))
_PAPERS = (
    Column("资料名称", 52),
    Column("原件／复印件", 30, Align.CENTRE),
    Column("份数", 16, Align.CENTRE),
    Column("收验", 24, Align.CENTRE),
    Column("补交日", 28, Align.CENTRE),
    Column("备注", 32),
)
_USE = (
    "复印件均加注“仅供办理入住使用”及日期。收集上列资料用于核验身份、登记和联系，"
    "依个人信息保护法只在办理所必需的范围和期限内使用。"
)
_POWER = (
    "委托人因故不能亲自办理上列房屋的入住手续，特委托受托人代为办理。受托人在下列权限和期限内"
    "所签署的文件，委托人均予承认。"
)


def slip(
    told: Told | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The way of a move-in on one page: each step, by whom, when; what is missing (SH1)."""
    walk = told.walk if told else None
    steps = tuple(_step(told, kind, name) for kind, name in _STEPS)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("房号", walk.home if walk else "", "业主", walk.owner if walk else ""),
            ("办理方式", choice(walk.mode if walk else None, Mode)),
            ("办理人", walk.handler if walk else "", "建筑面积", _area(told)),
            ("入住通知日期", _day(walk.notice_date if walk else None),
             "计费起始日", _day(walk.charged_from if walk else None)),
        ),
        Table(_STEP_TABLE, steps),
        Table(_OWED, _missing(told), 0 if told else 4, "欠缺资料及补交日"),
        Signatures((Signature("业主", "上列手续已办结，资料已领"), Signature("经办"))),
    )  # fmt: skip
    return _sheet("入住流程单", told, estate, parts, printed_at, head, on)


def papers(
    told: Told | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """Which papers are here and which are owed, for desk and owner (SH2, M18, M19)."""
    rows = tuple(_paper(row) for row in (told.of(Of.PAPER) if told else _usual()))
    parts: tuple[Part, ...] = (
        _about(told),
        Table(_PAPERS, rows, 0 if told else 4),
        Plain(_USE),
        Signatures(
            (Signature("经办", "资料已核验"), Signature("业主", "资料已交验，欠缺按期补交"))
        ),
    )
    plies = ("一式两份　前台存", "一式两份　业主存")
    return _sheet("资料验证清单", told, estate, parts, printed_at, head, on, plies)


def attorney(
    told: Told | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """A letter of attorney with what the law asks of one (SH4, 民法典 165)."""
    walk = told.walk if told else None
    since, until = (walk.letter_since, walk.letter_until) if walk else (None, None)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("房号", walk.home if walk else ""),
            ("委托人", walk.owner if walk else "", "证件号码", ""),
            ("受托人", walk.handler if walk else "", "证件号码", ""),
            ("委托期限自", _day(since), "至", _day(until)),
        ),
        Plain(_POWER),
        Prose("委托事项", "", 2),
        Prose("权限", "", 2),
        Signatures((Signature("委托人（签字或盖章）"), Signature("受托人"))),
    )
    return _sheet("授权委托书", told, estate, parts, printed_at, head, on)


def _usual() -> list[Row]:
    every = asked(Course.IN, Mode.PROXY, HomeKind.HOME, first_sale=True)
    return blank_rows([one for one in every if one.part is Of.PAPER])


def _step(told: Told | None, kind: str, name: str) -> tuple[str, ...]:
    done = told.steps.get(kind) if told else None
    note = ""
    if told and kind == "concluded" and told.walk.conclusion:
        note = called(told.walk.conclusion)
    if told and kind == "handed_out" and told.walk.handed_to:
        note = f"领取人 {told.walk.handed_to}"
    return name, done.by if done else "", moment(done.at) if done else "", note


def _missing(told: Told | None) -> tuple[tuple[str, ...], ...]:
    here = (LineStage.SEEN, LineStage.PASSED)
    rows = [row for row in told.of(Of.PAPER) if row.stage not in here] if told else []
    return tuple((row.name, row.until, "") for row in rows)


def _paper(row: Row) -> tuple[str, ...]:
    seen = "☑ 已收" if row.stage is LineStage.SEEN else "☐"
    stage = called(row.stage) if row.stage in (LineStage.OWED, LineStage.PASSED) else seen
    copies = str(row.copies) if row.copies else ""
    return row.name, called(row.form), copies, stage, row.until, row.note


def _about(told: Told | None) -> Fields:
    walk = told.walk if told else None
    return Fields.of(
        ("房号", walk.home if walk else "", "业主", walk.owner if walk else ""),
        ("办理方式", choice(walk.mode if walk else None, Mode)),
    )


def _area(told: Told | None) -> str:
    return f"{money.area_text(told.walk.area)} m²" if told and told.walk.area else ""


def _day(on: object) -> str:
    return str(on) if on else ""


def _sheet(
    title: str, told: Told | None, estate: str, parts: tuple[Part, ...], at: datetime,
    head: Head | None, on: Format, plies: tuple[str, ...] = (),
) -> Sheet:  # fmt: skip
    number = told.walk.number if told else ""
    return Sheet(title, estate, parts, at, number, head, format=on, plies=plies or ("",))
