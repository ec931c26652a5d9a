"""The phones of outside bodies for the wall, and the record of the visits to one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.labels import called
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
from store import outside
from store.estate import settings
from store.outside import BODIES, CONTACTS, LIAISON_RECORD, Body, BodyStage, Liaison
from store.text import mark

_PHONES = (
    Column("类别", 30),
    Column("单位", 40),
    Column("应急电话", 32, Align.CENTRE),
    Column("办公电话", 30, Align.CENTRE),
    Column("联系人", 22),
    Column("报修须告知", 32),
)
_VISITS = (
    Column("日期", 24, Align.CENTRE),
    Column("方式", 20),
    Column("我方", 18),
    Column("对方", 20),
    Column("事由", 38),
    Column("约定", 36),
    Column("期限", 24, Align.CENTRE),
    Column("结果", 20),
)
_FIRST = "火警 119　公安 110　急救 120　交通事故 122：先拨打，后登记。"
_BLANK_ROWS = 14


def contacts(
    found: Sequence[Body], estate: str, at: datetime, head: Head | None, *, blank: bool = False
) -> Sheet:
    """The phones, those one calls in a hurry first; nobody's mobile hangs on the wall."""
    rows = tuple(
        (called(one.kind), one.name, one.urgent, one.phone, one.contact, one.cares) for one in found
    )
    parts: tuple[Part, ...] = (
        Plain(_FIRST),
        Table(_PHONES, rows, _BLANK_ROWS if blank or not rows else 0),
        Signatures((Signature("整理"), Signature("主管", "已核"))),
    )
    return Sheet("外联单位通讯录", estate, parts, at, "", head)


def record(
    one: Body | None,
    visits: Sequence[Liaison],
    estate: str,
    at: datetime,
    head: Head | None,
    _on: Format,
) -> Sheet:
    """The visits to a body, the newest on top, and what became of what was agreed."""
    parts: tuple[Part, ...] = (
        Fields.of(("单位", one.name if one else "", "类别", called(one.kind) if one else "")),
        Fields.of(
            ("应急电话", one.urgent if one else "", "联系人", one.contact if one else ""),
        ),
        Table(_VISITS, tuple(_visit(each) for each in visits), 0 if visits else _BLANK_ROWS),
        Signatures((Signature("记录人"), Signature("主管", "已阅"))),
    )
    return Sheet("外联走访记录", estate, parts, at, one.number if one else "", head)


def _visit(one: Liaison) -> tuple[str, ...]:
    agreed = f"{called(one.side)}：{one.agreed}" if one.agreed else ""
    until = one.due.isoformat() if one.due else ""
    state = called(one.stage) if one.agreed else ""
    day = one.on_day.isoformat()
    return (day, called(one.way), one.who, one.whom, one.what, agreed, until, state)


def _contacts(_which: str, _on: Format) -> Request:
    found = [one for one in outside.every() if one.stage is BodyStage.LISTED]
    estate = settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return contacts(found, estate, at, head)

    return Request(CONTACTS, "outside:all", "outside-contacts", declare)


def _record(one: Body | None, estate: str, at: datetime, head: Head | None, on: Format) -> Sheet:
    visits = outside.liaisons_of(one.id) if one else []
    return record(one, visits, estate, at, head, on)


def _blank(estate: str, at: datetime, _on: Format) -> Sheet:
    return contacts((), estate, at, None, blank=True)


SHEETS = Sheets(
    {
        CONTACTS: Asked(_contacts, (Blank("outside-contacts", _blank),)),
        LIAISON_RECORD: about(BODIES, LIAISON_RECORD, "liaison-record", _record),
    },
    (
        Command(
            "outside-contacts",
            mark("the phones of outside bodies"),
            (),
            lambda _given: (CONTACTS, "outside:all"),
        ),
        command(BODIES, LIAISON_RECORD, "liaison-record", mark("the visits to an outside body")),
    ),
)
