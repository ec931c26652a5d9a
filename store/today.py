"""What the desk must see first: who is on duty, what is due, yesterday's figures (B1, D3, D4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from store import agenda, clock
from store.agenda import Asked
from store.desk import backup, timekeeping
from store.estate import calendar
from store.rights import WORK_THE_DESK, Role, may
from store.subjects import PAGE
from store.waiting import Place, Waiting

CLOCK, BACKUP, CALENDAR = "desk.clock", "desk.backup", "desk.calendar"
LOST = "desk.clock_lost"
DECEMBER = 12


@dataclass(frozen=True)
class Today:
    """What waits now, in the order in which it wants doing; ``count`` is of all that waits."""

    now: datetime
    todo: tuple[Waiting, ...]
    count: int


def today(
    most: int | None = None,
    role: Role = Role.MANAGER,
    asked: Asked | None = None,
    touched: Iterable[str] | None = None,
) -> Today:
    """What waits for a role, as of now; all of it, or at most so many matters.

    Whoever looks again and again keeps what was ``asked``, and says which things entries have
    ``touched`` since.
    """
    now = clock.now()
    house = list(_of_the_house(now)) if may(role, WORK_THE_DESK) else []
    todo, count = agenda.seen_by(role, now, most, asked.at(now, touched) if asked else None)
    return Today(now, tuple(agenda.ordered([*house, *todo], now)[:most]), count + len(house))


def _of_the_house(now: datetime) -> Iterator[Waiting]:
    if (shows := timekeeping.lost()) is not None:
        figures = {"shows": clock.to_ms(shows)}
        yield Waiting(LOST, "clock:", now, Place.ALARM, figures=figures)
    if (until := timekeeping.ahead_until()) is not None:
        page = f"{PAGE}:{clock.day(until).isoformat()}"
        yield Waiting(CLOCK, page, now, Place.ALARM, figures={"until": clock.to_ms(until)})
    if backup.too_old():
        yield Waiting(BACKUP, "backup:", place=Place.HOUSE)
    if (year := _year_without_notice(clock.day(now))) is not None:
        yield Waiting(CALENDAR, f"calendar:{year}", place=Place.HOUSE, figures={"year": year})


def _year_without_notice(today: date) -> int | None:
    """The year whose holidays nobody has entered: this one, or from December on the next (Q43)."""
    years = (today.year, today.year + 1) if today.month == DECEMBER else (today.year,)
    known = calendar.in_force()
    return next((year for year in years if not known.announced(year)), None)
