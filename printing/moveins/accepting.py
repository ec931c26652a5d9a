"""The acceptance register of the home, and what was handed out (SH5, SH6)."""

from __future__ import annotations

from datetime import datetime

from printing.labels import called, choice
from printing.moveins.told import Row, Told, blank_rows
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
from store.moveins import MENDING, Conclusion, Course, LineStage, Mode, asked
from store.moveins import Part as Of
from store.residents import HomeKind

_LINES = (
    Column("部位／项目", 62),
    Column("结果", 24, Align.CENTRE),
    Column("说明", 42),
    Column("整改单号", 18, Align.CENTRE),
    Column("保修", 36),
)
_METERS = (
    Column("表类", 40),
    Column("表号", 52, Align.CENTRE),
    Column("底数", 52, Align.CENTRE),
    Column("备注", 38),
)
_AGAIN = (
    Column("整改单号", 26, Align.CENTRE),
    Column("轮次", 16, Align.CENTRE),
    Column("复验日期", 36, Align.CENTRE),
    Column("结果", 44),
    Column("业主签字", 60),
)
_THINGS = (
    Column("物品", 72),
    Column("编号", 50),
    Column("数量", 22, Align.CENTRE),
    Column("领取", 38, Align.CENTRE),
)
_DEFECT = (*MENDING, LineStage.MENDED)
_TRUE = (
    "业主确认上列各项及表底数属实；所列问题由责任方在保修期内整改，复验合格后由业主在整改单上签字。"
)


def register(
    told: Told | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The home line by line, its meters, what the owner says, each defect's number (SH5)."""
    walk = told.walk if told else None
    rows = told.of(Of.ROOM) if told else _usual(Of.ROOM)
    meters = [row for row in rows if _is_meter(row)]
    defects = [row for row in rows if row.ticket]
    conclusions = [one for one in Conclusion if one.value]
    parts: tuple[Part, ...] = (
        Fields.of(("房号", walk.home if walk else "", "业主", walk.owner if walk else "")),
        Table(_LINES, tuple(_line(row) for row in rows if not _is_meter(row)), 0 if told else 2),
        Table(_METERS, tuple(_meter(row) for row in meters), 0, "水、电、燃气表"),
        Fields.of(
            ("钥匙数", str(told.keys) if told and told.keys is not None else ""),
            ("验收结论", choice(walk.conclusion if walk and walk.conclusion else None,
                              conclusions)),
        ),
        Plain(_TRUE),
        Signatures(
            (
                Signature("业主", "认可上列各项及底数"),
                Signature("工程", "在场"),
                Signature("客服"),
            )
        ),
        Table(_AGAIN, tuple(_again(row) for row in defects), 0 if defects else 3, "复验"),
    )  # fmt: skip
    number, plies = walk.number if walk else "", ("一式两份　前台存", "一式两份　业主存")
    title = "房屋质量验收登记表"
    return Sheet(title, estate, parts, printed_at, number, head, format=on, plies=plies)


def hand_out(
    told: Told | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """Keys and papers, signed for once (SH6, K4, M25)."""
    walk = told.walk if told else None
    rows = told.of(Of.HAND) if told else _usual(Of.HAND)
    keys = str(told.keys) if told and told.keys is not None else ""
    things = (("钥匙（按钥匙清单）", "", keys, ""), ("门禁卡", "", "", ""))
    papers = tuple((row.name, "", "1" if _given(row) else "", _ticked(row)) for row in rows)
    parts: tuple[Part, ...] = (
        Fields.of(("房号", walk.home if walk else "", "业主", walk.owner if walk else "")),
        Table(_THINGS, (*things, *papers), 0 if told else 2),
        Signatures(
            (
                Signature("领取人", "物品、钥匙与清单相符", walk.handed_to if walk else ""),
                Signature("发放人", "身份或授权已核"),
            )
        ),
    )
    number, plies = walk.number if walk else "", ("一式两份　前台存", "一式两份　业主存")
    title = "钥匙及资料领取单"
    return Sheet(title, estate, parts, printed_at, number, head, format=on, plies=plies)


def _usual(part: Of) -> list[Row]:
    every = asked(Course.IN, Mode.OWNER, HomeKind.HOME, first_sale=True)
    return blank_rows([one for one in every if one.part is part])


def _is_meter(row: Row) -> bool:
    return row.meter


def _line(row: Row) -> tuple[str, ...]:
    ticket = str(row.ticket) if row.ticket else ""
    return row.name, _result(row), row.note, ticket, row.warranty


def _result(row: Row) -> str:
    if row.stage is LineStage.OPEN:
        return "合格☐ 问题☐"
    return "有问题" if row.stage in _DEFECT else called(row.stage)


def _meter(row: Row) -> tuple[str, ...]:
    return row.name, row.refs, row.value, "" if row.refs else called(row.stage)


def _again(row: Row) -> tuple[str, ...]:
    return str(row.ticket), str(row.round), "", called(row.stage), ""


def _given(row: Row) -> bool:
    return row.stage is LineStage.GIVEN


def _ticked(row: Row) -> str:
    return called(row.stage) if row.stage is not LineStage.OPEN else "☐"
