"""What a plan must have, found day by day without the product's arithmetic (G1, G13, G14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache

from store import clock
from store.estate.calendar import Calendar, DayKind
from store.plans import Every, Rest, Rhythm, Terms

DAY = timedelta(days=1)
MONTH = 31 * DAY


def falls(rhythm: Rhythm, day: date) -> bool:
    """Whether a slot begins on this day, whatever kind of day it is."""
    if day < rhythm.since or (rhythm.until is not None and day > rhythm.until):
        return False
    if rhythm.every is Every.DAY:
        return (day - rhythm.since).days % rhythm.step == 0
    begins = period(rhythm.every, day)
    if _between(rhythm.every, period(rhythm.every, rhythm.since), begins) % rhythm.step:
        return False
    if rhythm.whole:
        return day == max(begins, rhythm.since)
    if rhythm.every is Every.WEEK:
        return day.weekday() in rhythm.weekdays
    if (day.month - begins.month) != (rhythm.month or 1) - 1:
        return False
    if rhythm.day is not None:
        return day.day == rhythm.day or (day.day < rhythm.day and (day + DAY).month != day.month)
    assert rhythm.nth is not None
    if day.weekday() != rhythm.weekday:
        return False
    if rhythm.nth == 5:
        return (day + 7 * DAY).month != day.month
    return (day.day - 1) // 7 == rhythm.nth - 1


def period(every: Every, day: date) -> date:
    """The first day of the week, month, quarter or year of a day."""
    if every is Every.WEEK:
        while day.weekday():
            day -= DAY
        return day
    month = {Every.MONTH: day.month, Every.QUARTER: (1, 4, 7, 10)[(day.month - 1) // 3]}
    return date(day.year, month.get(every, 1), 1)


def _between(every: Every, first: date, second: date) -> int:
    if every is Every.WEEK:
        return (second - first).days // 7
    months = (second.year - first.year) * 12 + second.month - first.month
    return months // {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}[every]


def spans(rhythm: Rhythm, day: date) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of the wall clock that begin on a day."""
    if rhythm.whole:
        end = period(rhythm.every, day)
        while period(rhythm.every, end) == period(rhythm.every, day):
            end += DAY
        yield datetime.combine(day, time()), datetime.combine(end, time())
        return
    for start, end_ in [(one.start, one.end) for one in rhythm.windows] or [(time(), time())]:
        begins, ends = datetime.combine(day, start), datetime.combine(day, end_)
        yield begins, ends if ends > begins else ends + DAY


def lies(rhythm: Rhythm, day: date, known: Calendar) -> date | None:
    """The day that a slot of this day lies on, None where it is left out."""
    works = known.kind(day) in (DayKind.WORKDAY, DayKind.MAKEUP)
    if rhythm.rest is Rest.SKIPPED:
        return day if works else None
    if rhythm.rest is Rest.ONLY:
        return None if works else day
    if rhythm.rest is Rest.MOVED:
        while known.kind(day) not in (DayKind.WORKDAY, DayKind.MAKEUP):
            day += DAY
    return day


@dataclass
class Ledger:
    """The slots of one version of a plan, looked for day by day, crossed out as they are made."""

    terms: Terms
    after: datetime
    looked: date
    open: list[tuple[datetime, datetime]] = field(default_factory=list)

    def owed(self, now: datetime, known: Calendar) -> Iterator[tuple[datetime, datetime]]:
        """What is due to be made by now, as start and end in UTC; what stands before it is gone.

        A slot that is left out stays open until a later one is made, or for a month: till then the
        calendar may still say otherwise.
        """
        self._look((clock.local(now) + self._lead).date())
        crossed = 0
        for number, (begins, ends) in enumerate(self.open):
            if moment(begins) - self._lead > now:
                break
            day = lies(self.terms.rhythm, begins.date(), known)
            if day is None:
                crossed = number + 1 if moment(begins) - self._lead + MONTH <= now else crossed
                continue
            later = day - begins.date()
            if moment(begins + later) - self._lead > now:
                break
            crossed = number + 1
            yield moment(begins + later), moment(ends + later)
        del self.open[:crossed]

    def rest(self, until: datetime, known: Calendar) -> Iterator[tuple[datetime, datetime]]:
        """What of the slots until a moment of the wall clock is still to be made."""
        self._look(until.date())
        for begins, ends in self.open:
            day = lies(self.terms.rhythm, begins.date(), known)
            if begins <= until and day is not None:
                later = day - begins.date()
                yield moment(begins + later), moment(ends + later)

    def _look(self, until: date) -> None:
        while self.looked <= until:
            if falls(self.terms.rhythm, self.looked):
                for span in spans(self.terms.rhythm, self.looked):
                    if span[0] > self.after:
                        self.open.append(span)
            self.looked += DAY

    @property
    def _lead(self) -> timedelta:
        return timedelta(minutes=self.terms.lead)


@cache
def moment(wall: datetime) -> datetime:
    """A moment of the estate's wall clock in UTC."""
    return clock.moment(wall.date(), wall.time())


def all_spans(rhythm: Rhythm, first: date, days: int) -> list[tuple[datetime, datetime]]:
    """Every slot of so many days, found day by day."""
    each = (first + n * DAY for n in range(days))
    return [span for day in each if falls(rhythm, day) for span in spans(rhythm, day)]
