"""The estate's calendar: what kind of day a day is, and how working days are counted (G13).

A year is as its notice says (``holidays``), and as the manager has entered or corrected it; of a
year without a notice only the plain weeks are known, and whoever counts in it says so (Q43).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from pydantic import Field

from store.estate import own
from store.estate.holidays import NOTICES, Notice, day_of
from store.inputs import FilledLine, Input, Line, Number
from store.text import Named, mark

OWN = "calendar"
_SATURDAY = 5


class DayKind(Named):
    """The kinds of day, told apart because they are paid differently (劳动法 44, Q41)."""

    WORKDAY = "workday", mark("working day")
    REST = "rest", mark("rest day")
    STATUTORY = "statutory", mark("statutory holiday")
    OFF = "off", mark("day off in exchange")
    MAKEUP = "makeup", mark("working day in exchange")

    @property
    def works(self) -> bool:
        """Whether it is worked: a Sunday that is worked in exchange is a working day (Q42)."""
        return self in (DayKind.WORKDAY, DayKind.MAKEUP)


def plain(day: date) -> DayKind:
    """What a day is where nothing is announced: Monday to Friday are worked."""
    return DayKind.REST if day.weekday() >= _SATURDAY else DayKind.WORKDAY


class Special(Input):
    """A day that is not what its weekday says, for what, and where that stands."""

    day: date = Field(title=mark("Day"))
    kind: DayKind = Field(title=mark("Kind of day"))
    occasion: Line = Field("", title=mark("Occasion"), description=mark("For example 春节."))
    source: Line = Field(
        "",
        title=mark("Where it stands"),
        description=mark("The notice's number, or who decided it."),
    )


class YearNotice(Input):
    """The notice by which a year's special days are known."""

    year: Number = Field(ge=2000, le=2999, title=mark("Year"))
    source: FilledLine = Field(
        title=mark("Number of the notice"), description=mark("For example 国办发明电〔2025〕7号.")
    )


class Entered(Input):
    """What the manager has entered or corrected, the later one of a day in force."""

    days: tuple[Special, ...] = Field((), title=mark("Special days"))
    years: tuple[YearNotice, ...] = Field((), title=mark("Notices"))


@dataclass(frozen=True)
class Calendar:
    """The special days by day, and by year where they stand; all other days are plain weeks."""

    special: Mapping[date, Special]
    sources: Mapping[int, str]

    def kind(self, day: date) -> DayKind:
        """What kind of day it is."""
        found = self.special.get(day)
        return found.kind if found else plain(day)

    def works(self, day: date) -> bool:
        """Whether it is a working day."""
        return self.kind(day).works

    def announced(self, year: int) -> bool:
        """Whether the year's special days are known; if not, its days are only likely so."""
        return year in self.sources

    def of_year(self, year: int) -> list[Special]:
        """A year's special days in their order."""
        return sorted(
            (one for day, one in self.special.items() if day.year == year), key=lambda one: one.day
        )

    def next_working_day(self, day: date) -> date:
        """The first working day that is not before this day: the day itself, if it is worked."""
        while not self.works(day):
            day += timedelta(days=1)
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The working day so many working days after a day, or before it for less than none.

        The day itself is not counted; none leads nowhere, whatever kind of day it is.
        """
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.works(day):
                day += step
        return day


def days_in_month(year: int, month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(year, month)[1]


def announced(notices: Mapping[int, Notice] = NOTICES) -> Calendar:
    """The calendar as the notices have it."""
    days = {one.day: one for year, notice in notices.items() for one in _of_notice(year, notice)}
    return Calendar(days, {year: notice.source for year, notice in notices.items()})


def _of_notice(year: int, notice: Notice) -> Iterator[Special]:
    for spell in notice.spells:
        statutory = {day_of(year, written) for written in spell.statutory}
        for day in spell.off(year):
            kind = DayKind.STATUTORY if day in statutory else DayKind.OFF
            if kind is DayKind.STATUTORY or plain(day).works:
                yield Special(day=day, kind=kind, occasion=spell.occasion, source=notice.source)
        for written in spell.worked:
            yield Special(
                day=day_of(year, written),
                kind=DayKind.MAKEUP,
                occasion=spell.occasion,
                source=notice.source,
            )


def entered() -> Entered:
    """What the manager has entered so far."""
    return own.settings(OWN, Entered)


def in_force() -> Calendar:
    """The calendar as it stands: as announced, with what the manager has entered."""
    return _with(entered())


@lru_cache(maxsize=8)
def _with(changes: Entered) -> Calendar:
    base = announced()
    special = dict(base.special)
    for one in changes.days:
        special.pop(one.day, None)
        if one.kind is not plain(one.day):
            special[one.day] = one
    sources = dict(base.sources) | {one.year: one.source for one in changes.years}
    return Calendar(special, sources)
