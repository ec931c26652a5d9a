"""The cashier's day sheet: by item and way, receipts from and to, the drawer (SH14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from printing.amount import in_words
from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import called, full_day
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
from store import clock, drawer, money
from store.drawer import DAY_SHEET, NOTES, CashCount, DayOf
from store.errors import NotFound
from store.estate import settings
from store.paper import SheetKind
from store.receipts import Kind, Method
from store.text import mark

_WAYS = (Method.CASH, Method.WECHAT, Method.ALIPAY, Method.CARD, Method.TRANSFER, Method.DEBIT,
         Method.PREPAID)  # fmt: skip
_COLUMNS = (
    Column("收费项目", 40),
    *(Column(called(way), 18, Align.RIGHT) for way in _WAYS),
    Column("合计", 22, Align.RIGHT),
)
_VOIDS = (
    Column("收据号", 40), Column("房号", 30), Column("金额（元）", 30, Align.RIGHT),
    Column("说明", 60),
)  # fmt: skip
_RULE = "双方签字后本日账目封存，此后更正一律开红字收据。"
_BLANK_ROWS = 8
_DAY = Takes("day", date, "DAY")


def declare(
    found: DayOf | None,
    count: CashCount | None,
    estate: str,
    printed_at: datetime,
    head: Head | None,
) -> Sheet:
    """What came in on a day by item and way, and what lay in the drawer."""
    day = full_day(found.day) if found else ""
    parts: list[Part] = [
        Fields.of(
            ("日期", day, "收据起讫", _numbers(found, Kind.INCOME)),
            ("押金收据起讫", _numbers(found, Kind.DEPOSIT), "红字起讫", _numbers(found, Kind.RED)),
        ),
        Table(_COLUMNS, tuple(_rows(found)) if found else (), 0 if found else _BLANK_ROWS),
        Fields.of(
            ("当期", _sum(found, "current"), "欠费", _sum(found, "arrears")),
            ("预收", _sum(found, "prepaid"), "押金", _sum(found, "deposits")),
        ),
    ]
    if found and (found.void or found.red):
        parts.append(Table(_VOIDS, tuple(_ended(found)), 0, "作废及红字"))
    parts += [
        _cash(count),
        Plain(_RULE),
        Signatures((Signature("收款人"), Signature("财务", "款、据相符，已接收"))),
    ]
    return Sheet("收款日报", estate, tuple(parts), printed_at, "", head)


def _numbers(found: DayOf | None, kind: Kind) -> str:
    first, last = found.first_and_last(kind) if found else ("", "")
    return first if first == last else f"{first} – {last}"


def _sum(found: DayOf | None, name: str) -> str:
    return money.text(found.totals[name]) if found else ""


def _rows(found: DayOf) -> Iterable[tuple[str, ...]]:
    items = list(dict.fromkeys(item for item, _way in found.items))
    for item in items:
        sums = [found.items.get((item, way), 0) for way in _WAYS]
        yield item, *map(_or_nothing, sums), money.text(sum(sums))
    whole = [sum(found.items.get((item, way), 0) for item in items) for way in _WAYS]
    yield "合计", *map(_or_nothing, whole), money.text(sum(whole))


def _or_nothing(fen: int) -> str:
    return money.text(fen) if fen else ""


def _ended(found: DayOf) -> Iterable[tuple[str, ...]]:
    for one in (*found.void, *found.red):
        told = "作废" if one in found.void else "红字"
        yield one.number, one.home, money.text(one.amount), told


def _cash(count: CashCount | None) -> Fields:
    if count is None:
        return Fields.of(("应有现金", "", "实点", ""), ("差额及原因", "", "交财务", ""))
    notes = "  ".join(
        f"{money.measure_text(NOTES[name], money.FEN)}×{number}"
        for name, number in count.notes.items() if number
    )  # fmt: skip
    handed = Decimal(count.handed).scaleb(-2)
    return Fields.of(
        ("应有现金", money.text(count.expected), "实点", money.text(count.counted)),
        ("券别", notes),
        ("差额", money.text(count.difference), "留底", money.text(count.left)),
        ("交财务", f"¥{money.text(count.handed)}　{in_words(handed)}"),
    )


def _about(typed: str, _on: Format) -> Request:
    day = date.fromisoformat(typed)
    found, estate = drawer.of_day(day), settings().name
    counted = [one for one in drawer.counts() if clock.day(one.made_at) == day]
    if not found.receipts and not found.cash and not counted:
        raise NotFound("No money moved on {day}.", day=day)
    count = counted[0] if counted else None
    return Request(
        DAY_SHEET,
        f"cash_day:{typed}",
        f"day-sheet-{typed}",
        lambda at, head: declare(found, count, estate, at, head),
    )


def _asks(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
    return DAY_SHEET, f"cash_day:{given['day'].isoformat()}"


SHEETS = Sheets(
    {DAY_SHEET: Asked(_about, (Blank("day-sheet", lambda estate, at, _on: declare(
        None, None, estate, at, None)),))},
    (Command("day-sheet", mark("the cashier's sheet of a day"), (_DAY,), _asks),),
)  # fmt: skip
