"""When a claim dies: three years, anew by what the law lets start them anew ($67, 民法典 188, 195).

The first day is not counted; a term ends on the day of the same number, or on its month's last, and
on the first day after it where that is a rest day or a holiday (民法典 201–203).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from store.estate.calendar import Calendar, days_in_month
from store.text import Named, mark

YEARS = 3
SHOWN = (180, 90, 30)  # days that are left ($67)


class Cause(Named):
    """What lets the three years begin anew."""

    DEMAND = "demand", mark("proven demand")
    PAID = "paid", mark("part payment")
    ACKNOWLEDGED = "acknowledged", mark("acknowledgement")


@dataclass(frozen=True)
class Event:
    """Something that may let them begin anew, and its day."""

    on: date
    cause: Cause


@dataclass(frozen=True)
class Clock:
    """The last day of a claim, and since which day it runs; ``cause`` is None since it was due."""

    last: date
    since: date
    cause: Cause | None

    def left(self, on: date) -> int:
        """How many days are left; below 0 once it is dead."""
        return (self.last - on).days

    def shows(self, on: date) -> int | None:
        """The least of the numbers of days at which it is shown that has come; None before."""
        return min((days for days in SHOWN if self.left(on) <= days), default=None)


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or that month's last (民法典 202, 203)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def term(day: date, calendar: Calendar) -> date:
    """The last day of three years that begin on a day (民法典 201–203)."""
    return calendar.next_working_day(months_on(day, 12 * YEARS))


def clock_of(due: date, events: Iterable[Event], calendar: Calendar) -> Clock:
    """The clock of a bill.

    A demand or a payment starts no dead claim anew, an acknowledgement does (民法典 192).
    """
    found = Clock(term(due, calendar), due, None)
    for one in sorted(events, key=lambda event: event.on):
        alive = one.on <= found.last
        ends = term(one.on, calendar)
        if (alive or one.cause is Cause.ACKNOWLEDGED) and ends > found.last:
            found = Clock(ends, one.on, one.cause)
    return found
