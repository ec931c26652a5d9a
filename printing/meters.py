"""The reading list and the exchange slip (SH21, SH22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from printing.asked import Asked, Blank, Command, Request, Sheets
from printing.labels import called, full_day
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
from store import clock, meters, money
from store.estate import settings
from store.meters import EXCHANGED, METERS, READING_LIST, Meter, Stage
from store.text import mark

_ALL = "meters:all"
_COLUMNS = (
    Column("房号/位置", 30),
    Column("表号", 26),
    Column("类别", 16, Align.CENTRE),
    Column("倍率", 14, Align.RIGHT),
    Column("上期日期", 22, Align.CENTRE),
    Column("上期读数", 22, Align.RIGHT),
    Column("本期读数", 24, Align.RIGHT),
    Column("用量", 18, Align.RIGHT),
    Column("估抄/异常", 16, Align.CENTRE),
)
_BLANK_ROWS = 24
_HOW = (
    "只抄看得见的读数；看不到的注明“估抄”，同一表连续估抄不超过两次。用量异常的当场复核并报前台。"
)
_EXCHANGED = "新旧表读数经双方当场核对一致；旧表止数前的用量与新表底数后的用量分别计算、合并计收。"


@dataclass(frozen=True)
class Exchanged:
    """An old meter and where it stopped, the new one and where it begins; values in 0.001.

    Before the exchange all but the old one is to be filled in by hand.
    """

    home: str
    kind: str
    old: str
    final: int | None = None
    new: str = ""
    base: int | None = None
    on: date | None = None


def listed(
    rows: Sequence[tuple[str, ...]],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """All meters in use as they are walked past, with room for what they stand at."""
    day = "" if blank else full_day(clock.day(printed_at))
    parts: tuple[Part, ...] = (
        Fields.of(("抄表日期", day, "表数", "" if blank else f"{len(rows)} 只")),
        Table(_COLUMNS, tuple(rows), _BLANK_ROWS if blank else 0),
        Plain(_HOW),
        Signatures((Signature("抄表人"), Signature("复核"), Signature("业主（需要时）"))),
    )
    return Sheet("抄表单", estate, parts, printed_at, "", head)


def exchanged(
    one: Exchanged | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """Where the old one stopped and the new one begins, signed by both."""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("房号/位置", one.home if one else "", "类别", one.kind if one else ""),
            ("旧表号", one.old if one else "", "旧表止数", _value(one.final if one else None)),
            ("新表号", one.new if one else "", "新表底数", _value(one.base if one else None)),
            ("换表日期", one.on.isoformat() if one and one.on else ""),
        ),
        Plain(_EXCHANGED),
        Signatures((Signature("业主", "读数已核对"), Signature("换表人"), Signature("前台"))),
    )
    plies = ("一式两份　管理处存", "一式两份　业主存")
    number = one.old if one else ""
    return Sheet("换表单", estate, parts, printed_at, number, head, format=on, plies=plies)


def _value(value: int | None) -> str:
    return "" if value is None else money.measure_text(value, money.READING)


def _rows() -> list[tuple[str, ...]]:
    last = meters.last_uses()
    rows: list[tuple[str, ...]] = []
    for one in meters.every():
        if one.stage is Stage.SET:
            read, _use = last[one.id]
            told = (one.where, one.number, called(one.kind), _value(one.multiplier))
            rows.append((*told, read.on.isoformat(), _value(read.value), "", "", ""))
    return rows


def _all(_all_of_them: str, _on: Format) -> Request:
    rows, estate = _rows(), settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return listed(rows, estate, at, head)

    return Request(READING_LIST, _ALL, f"meters-{clock.today().isoformat()}", declare)


def _blank(estate: str, at: datetime, _on: Format) -> Sheet:
    return listed([], estate, at, None, blank=True)


def _exchange(
    meter: Meter | None, estate: str, at: datetime, head: Head | None, on: Format
) -> Sheet:
    if meter is None:
        return exchanged(None, estate, at, head, on)
    places = meters.supply(meter)
    following = next((new for old, new in pairwise(places) if old == meter), None)
    told = Exchanged(meter.where, called(meter.kind), meter.number)
    if following is not None:
        final, base = meters.chain(meter.id)[-1], meters.chain(following.id)[0]
        told = replace(
            told, final=final.value, new=following.number, base=base.value, on=meter.removed_on
        )
    return exchanged(told, estate, at, head, on)


SHEETS = Sheets(
    {
        READING_LIST: Asked(_all, (Blank("meter-readings", _blank),)),
        EXCHANGED: about(METERS, EXCHANGED, "meter-exchange", _exchange),
    },
    (
        Command(
            "meter-readings",
            mark("the meters in use, to be read"),
            (),
            lambda _given: (READING_LIST, _ALL),
        ),
        command(METERS, EXCHANGED, "meter-exchange", mark("the slip of an exchanged meter")),
    ),
)
