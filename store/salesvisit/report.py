"""What the sales site tells of a day and of a period (S16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction

from store import cafe, clock
from store.figure import Figure, Period, mean, share
from store.salesvisit.inputs import At, Stage
from store.salesvisit.party import PARTIES, Party, of_day
from store.salesvisit.settings import settings
from store.salesvisit.stay import STAYS, Stay
from store.text import mark

_CAME = mark("Parties that came in the period; one that split counts once.")
_MINUTE = 60_000
_WERE = (Stage.HERE, Stage.GONE)


@dataclass(frozen=True)
class Told:
    """A day in figures (S16); ``waits`` are those at each station, ``over`` those over target."""

    parties: int = 0
    people: int = 0
    vip: int = 0
    again: int = 0
    first: datetime | None = None
    last: datetime | None = None
    hours: dict[int, int] = field(default_factory=dict)
    stays: tuple[timedelta, ...] = ()
    guessed: int = 0
    waits: dict[At, tuple[timedelta, ...]] = field(default_factory=dict)
    over: int = 0
    no_shows: int = 0
    drinks: int = 0

    @property
    def taken(self) -> int:
        """How many waits had a target."""
        return sum(
            len(each) for at, each in self.waits.items() if settings().target(at) is not None
        )

    @property
    def stay(self) -> Fraction | None:
        """Mean minutes of a stay, of none no figure (G7)."""
        return minutes(self.stays)

    @property
    def waiting(self) -> Iterator[tuple[At, Fraction | None, int]]:
        """By station the mean wait in minutes, and how many waited."""
        return ((at, minutes(self.waits[at]), len(self.waits[at])) for at in At if at in self.waits)


def minutes(spans: Iterable[timedelta]) -> Fraction | None:
    """Mean minutes of some spans, of none no figure (G7)."""
    found = list(spans)
    total = sum(found, timedelta()) // timedelta(milliseconds=1)
    return Fraction(total, _MINUTE * len(found)) if found else None


def of(day: date) -> Told:
    """A day's figures."""
    found = of_day(day)
    return _told(found, _stays(one.id for one in found), _drinks(day))


def _stays(parties: Iterable[int]) -> list[Stay]:
    numbers = list(parties)
    marks = ", ".join("?" * len(numbers)) or "NULL"
    return STAYS.read(f"WHERE sales_stay.party_id IN ({marks}) ORDER BY sales_stay.id", *numbers)


def _drinks(day: date) -> int:
    days = cafe.DAYS.table.read("WHERE cafe_day.day = ?", day)
    return cafe.of(days[0]).served if days else 0


def _told(found: list[Party], stays: list[Stay], drinks: int = 0) -> Told:
    now = clock.now()
    were = [one for one in found if one.stage in _WERE]
    came = [one for one in found if one.parent_id is None and one.arrived_at is not None]
    arrived = sorted(one.arrived_at for one in came if one.arrived_at)
    hours: dict[int, int] = {}
    for at in arrived:
        hour = clock.local(at).hour
        hours[hour] = hours.get(hour, 0) + 1
    waits: dict[At, list[timedelta]] = {}
    over = 0
    for stay in _once(found, stays):
        if stay.taken_at is None or stay.station is At.ST1:
            continue
        wait = stay.taken_at - stay.entered_at
        waits.setdefault(stay.station, []).append(wait)
        target = settings().target(stay.station)
        over += target is not None and wait > target
    return Told(
        len(came),
        sum(one.people for one in were),
        sum(one.vip for one in came),
        sum(one.again for one in came),
        arrived[0] if arrived else None,
        arrived[-1] if arrived else None,
        hours,
        tuple(one.stayed(now) for one in came if one.stage in _WERE),
        sum(one.is_cut(now) for one in were),
        {at: tuple(each) for at, each in waits.items()},
        over,
        sum(one.state(now) is Stage.NO_SHOW for one in found),
        drinks,
    )


def _once(found: list[Party], stays: list[Stay]) -> Iterator[Stay]:
    """Each station of a way once: who split off somewhere has that station from the other party."""
    parent = {one.id: one.parent_id for one in found if one.parent_id is not None}
    there = {(one.party_id, one.station, one.entered_at, one.taken_at) for one in stays}
    for one in stays:
        of_both = (parent.get(one.party_id), one.station, one.entered_at, one.taken_at)
        if of_both not in there:
            yield one


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    found = PARTIES.table.read(
        "WHERE sales_party.day >= ? AND sales_party.day <= ? ORDER BY sales_party.id",
        *(period.first, period.last),
    )
    told = _told(found, _stays(one.id for one in found))
    yield Figure(mark("Sales visits, parties"), told.parties, _CAME)
    yield Figure(mark("Sales visits, people"), told.people, _CAME)
    yield share(
        mark("Sales visits announced and not come"),
        told.no_shows,
        sum(one.planned and one.stage is not Stage.CANCELLED for one in found),
        mark("Of those that were expected in the period."),
    )
    yield share(
        mark("Waits over target at the sales site"),
        told.over,
        told.taken,
        mark("Of all waits at a station that has a target."),
    )
    stays = sum(told.stays, timedelta()) // timedelta(minutes=1)
    yield mean(mark("Stay at the sales site"), stays, len(told.stays), _CAME, mark("minutes"))
