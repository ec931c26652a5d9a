"""Counts of the drawer and day sheets, and the registers of both ($47–$49)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from store.drawer.inputs import CountStage, DayStage, NewCount, NewDay, Shut, Taken
from store.drawer.rights import COUNT_CASH, TAKE_DAYS
from store.engine.table import Table
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class CashCount:
    """A blind count: what was there, what the book said, what went to finance; all in fen."""

    id: int
    number: str
    made_at: datetime
    staff: int
    counted: int
    expected: int
    handed: int
    written: str
    stage: CountStage

    @property
    def difference(self) -> int:
        """What was there beyond the book, below 0 where something is missing."""
        return self.counted - self.expected

    @property
    def left(self) -> int:
        """The float that stays in the drawer."""
        return self.counted - self.handed

    @property
    def notes(self) -> Mapping[str, int]:
        """How many of each kind."""
        kept: Mapping[str, int] = json.loads(self.written)
        return kept


@dataclass(frozen=True)
class CashDay:
    """A day's sheet as it was signed; ``written`` are its totals by name, in fen."""

    id: int
    day: date
    signed_by: int
    taken_by: int | None
    written: str
    stage: DayStage

    @property
    def totals(self) -> Mapping[str, int]:
        """What stood on it when it was signed."""
        kept: Mapping[str, int] = json.loads(self.written)
        return kept


def _waits(one: CashDay) -> list[Waiting]:
    if one.stage is not DayStage.SIGNED:
        return []
    figures = {"day": one.day.isoformat()}
    return [
        Waiting("cash_day.to_take", f"cash_day:{one.id}", place=Place.SIGNING, figures=figures)
    ]  # fmt: skip


COUNTS = Register(
    "cash_count",
    Table(
        "cash_count",
        CashCount,
        "SELECT cash_count.id, cash_count.number, cash_count.made_at, cash_count.staff,"
        " cash_count.counted, cash_count.expected, cash_count.handed, cash_count.notes,"
        " cash_count.stage FROM cash_count",
    ),
    Step("counted", NewCount, to=CountStage.COUNTED, right=COUNT_CASH),
    Step("taken", Taken, (CountStage.COUNTED,), CountStage.TAKEN, TAKE_DAYS, "staff"),
    figures=lambda one: {"number": one.number, "counted": one.counted, "left": one.left,
                         "difference": one.difference},
    columns=(
        *("number", "made_at", "staff", "counted", "expected", "handed", "notes", "stage"),
    ),
    moments=("made_at",),
)  # fmt: skip
DAYS = Register(
    "cash_day",
    Table(
        "cash_day",
        CashDay,
        "SELECT cash_day.id, cash_day.day, cash_day.signed_by, cash_day.taken_by, cash_day.totals,"
        " cash_day.stage FROM cash_day",
    ),
    Step("signed", NewDay, to=DayStage.SIGNED, right=COUNT_CASH),
    Step("shut", Shut, (DayStage.SIGNED,), DayStage.SHUT, TAKE_DAYS, "signed_by"),
    figures=lambda one: {"day": one.day.isoformat()},
    waits=_waits,
    columns=("day", "signed_by", "taken_by", "totals", "stage"),
    named=("day",),
)

get = COUNTS.table.one


def newest() -> CashCount | None:
    """The last count; None before the first."""
    return next(iter(COUNTS.table.read("ORDER BY cash_count.id DESC LIMIT 1")), None)


def counts() -> list[CashCount]:
    """The counts, the newest first."""
    return COUNTS.table.read("ORDER BY cash_count.id DESC LIMIT 500")


def sheet_of(day: date) -> CashDay | None:
    """The day's sheet, once it is signed."""
    return next(iter(DAYS.table.read("WHERE cash_day.day = ?", day)), None)
