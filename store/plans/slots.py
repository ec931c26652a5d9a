"""Where a rhythm puts its slots on the estate's wall clock, and where the calendar lets them be.

Nothing here asks for the time or the database (G1, G2, G14).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count

from store.estate.calendar import Calendar, days_in_month
from store.plans.rhythm import LAST, MONTHS, WHOLE_DAY, Every, Rest, Rhythm

DAY = timedelta(days=1)
LAST_YEAR = 9990  # beyond it the calendar itself ends


@dataclass(frozen=True)
class Slot:
    """A stretch of the estate's wall clock, without a zone; it belongs to the day it starts."""

    begins: datetime
    ends: datetime

    def moved(self, days: int) -> Slot:
        """The same stretch so many days later."""
        return Slot(self.begins + days * DAY, self.ends + days * DAY)


def slots(rhythm: Rhythm, after: datetime | None = None) -> Iterator[Slot]:
    """The slots that begin after a moment of the wall clock, in their order, without end."""
    first = max(rhythm.since, after.date()) if after else rhythm.since
    for slot in _whole(rhythm, first) if rhythm.whole else _of_days(rhythm, first):
        if rhythm.until is not None and slot.begins.date() > rhythm.until:
            return
        if after is None or slot.begins > after:
            yield slot


def settled(slot: Slot, rest: Rest, known: Calendar) -> Slot | None:
    """Where the calendar lets a slot be: there, on a later day, or nowhere."""
    day = slot.begins.date()
    if rest is Rest.SKIPPED:
        return slot if known.works(day) else None
    if rest is Rest.ONLY:
        return None if known.works(day) else slot
    if rest is Rest.MOVED:
        return slot.moved((known.next_working_day(day) - day).days)
    return slot


def _of_days(rhythm: Rhythm, first: date) -> Iterator[Slot]:
    for day in _days(rhythm, first):
        for window in rhythm.windows or (WHOLE_DAY,):
            later = DAY if window.end <= window.start else timedelta()
            begins, ends = (datetime.combine(day, at) for at in (window.start, window.end))
            yield Slot(begins, ends + later)


def _whole(rhythm: Rhythm, first: date) -> Iterator[Slot]:
    """A slot for each period, the first one from ``since`` on."""
    for begins, ends in _periods(rhythm, first):
        yield Slot(_midnight(max(begins, rhythm.since)), _midnight(ends))


def _days(rhythm: Rhythm, first: date) -> Iterator[date]:
    """The days that the rhythm falls on, not before the first one."""
    if rhythm.every is Every.DAY:
        behind = (first - rhythm.since).days % rhythm.step
        day = first + (rhythm.step - behind) % rhythm.step * DAY
        while day.year < LAST_YEAR:
            yield day
            day += rhythm.step * DAY
        return
    for begins, _ends in _periods(rhythm, first):
        yield from (day for day in _days_of(rhythm, begins) if day >= first)


def _days_of(rhythm: Rhythm, begins: date) -> Iterator[date]:
    """The days in a period that begins so."""
    if rhythm.every is Every.WEEK:
        yield from (begins + weekday * DAY for weekday in rhythm.weekdays)
        return
    year, month = _month(begins.year * 12 + begins.month - 1 + (rhythm.month or 1) - 1)
    length = days_in_month(year, month)
    if rhythm.day is not None:
        yield date(year, month, min(rhythm.day, length))
    elif rhythm.nth == LAST:
        last = date(year, month, length)
        yield last - (last.weekday() - (rhythm.weekday or 0)) % 7 * DAY
    elif rhythm.nth is not None:
        start = date(year, month, 1)
        yield start + (((rhythm.weekday or 0) - start.weekday()) % 7 + 7 * (rhythm.nth - 1)) * DAY


def _periods(rhythm: Rhythm, first: date) -> Iterator[tuple[date, date]]:
    """The periods that count, from the one that holds the first day on: first day, next first."""
    length = MONTHS.get(rhythm.every)
    since, from_ = (_period(day, length) for day in (rhythm.since, first))
    for number in count(from_ + (since - from_) % rhythm.step, rhythm.step):
        begins, ends = _first_day(number, length), _first_day(number + 1, length)
        if ends.year >= LAST_YEAR:
            return
        yield begins, ends


def _period(day: date, months: int | None) -> int:
    """The number of a day's week, or of its period of so many months."""
    if months is None:
        return (day.toordinal() - 1) // 7  # the first day of all was a Monday
    return (day.year * 12 + day.month - 1) // months


def _first_day(period: int, months: int | None) -> date:
    if months is None:
        return date.fromordinal(period * 7 + 1)
    return date(*_month(period * months), 1)


def _month(number: int) -> tuple[int, int]:
    return number // 12, number % 12 + 1


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
