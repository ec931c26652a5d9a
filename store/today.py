"""What the desk must see first: who is on duty, what is due, yesterday's figures (B1, D3, D4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import agenda, clock, journal
from store.desk import backup
from store.estate import calendar
from store.subjects import PAGE
from store.waiting import Place, Waiting

# Entries keep the time of the one before while the server's clock is behind it (D2): deadlines
# that begin then come late, and whoever looks must know.
CLOCK_WAS_AHEAD = timedelta(minutes=1)
CLOCK, BACKUP, CALENDAR = "desk.clock", "desk.backup", "desk.calendar"
DECEMBER = 12


@dataclass(frozen=True)
class Today:
    """What waits now, in the order in which it wants doing; ``count`` is of all that waits."""

    now: datetime
    todo: tuple[Waiting, ...]
    count: int


def today(most: int | None = None) -> Today:
    """What waits, as of now; all of it, or at most so many matters."""
    now = clock.now()
    house = list(_of_the_house(now))
    todo, count = agenda.first(now, most)
    return Today(now, tuple(agenda.ordered([*house, *todo], now)[:most]), count + len(house))


def _of_the_house(now: datetime) -> Iterator[Waiting]:
    if (newest := journal.last()) and newest.at - now > CLOCK_WAS_AHEAD:
        page = f"{PAGE}:{clock.day(newest.at).isoformat()}"
        yield Waiting(CLOCK, page, now, Place.ALARM)
    if backup.too_old():
        yield Waiting(BACKUP, "backup:", place=Place.HOUSE)
    if (year := _year_without_notice(clock.day(now))) is not None:
        yield Waiting(CALENDAR, f"calendar:{year}", place=Place.HOUSE, figures={"year": year})


def _year_without_notice(today: date) -> int | None:
    """The year whose holidays nobody has entered: this one, or from December on the next (Q43)."""
    years = (today.year, today.year + 1) if today.month == DECEMBER else (today.year,)
    known = calendar.in_force()
    return next((year for year in years if not known.announced(year)), None)
