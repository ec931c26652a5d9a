"""The shifts of a day, and which of them a moment falls into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import clock
from store.estate.settings import Settings, Shift, founded
from store.estate.settings import settings as in_force


@dataclass(frozen=True)
class ShiftTime:
    """A shift on a certain day: its name and UTC times."""

    name: str
    day: date
    start: datetime
    end: datetime

    @property
    def label(self) -> str:
        """As the journal names it: day and name."""
        return f"{self.day.isoformat()} {self.name}"


def running(at: datetime, settings: Settings | None = None) -> ShiftTime | None:
    """The shift that a moment falls into, None when no shift covers it."""
    shifts = (settings or in_force()).shifts
    today = clock.day(at)
    for day in (today, today - timedelta(days=1)):
        for shift in shifts:
            found = on_day(shift, day)
            if found.start <= at < found.end:
                return found
    return None


def following(after: datetime, settings: Settings | None = None) -> ShiftTime:
    """The first shift that starts at or after a moment."""
    shifts = (settings or in_force()).shifts
    today = clock.day(after)
    days = (today, today + timedelta(days=1))
    starts = (on_day(shift, day) for day in days for shift in shifts)
    return min((s for s in starts if s.start >= after), key=lambda s: s.start)


def label_at(at: datetime) -> str:
    """The shift's name for the journal, empty before the estate is set up or between shifts."""
    if not founded():
        return ""
    shift = running(at)
    return shift.label if shift else ""


def on_day(shift: Shift, day: date) -> ShiftTime:
    """A shift on a day of the estate."""
    end_day = day if shift.end > shift.start else day + timedelta(days=1)
    start, end = clock.moment(day, shift.start), clock.moment(end_day, shift.end)
    return ShiftTime(shift.name, day, start, end)
