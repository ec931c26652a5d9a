"""The board: who is where, who waits over target, and what room the show flat has (S8, S11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from store import cafe, clock
from store.cafe import WAITING, LineStage
from store.salesvisit.inputs import At, Stage
from store.salesvisit.party import Party, expected, here
from store.salesvisit.settings import settings
from store.salesvisit.stations import FLAT
from store.salesvisit.stay import CALLS, STAYS, Call, Stay


@dataclass(frozen=True)
class Drinks:
    """The drinks of those who sit at a seat: how many wait, since when, how many were served."""

    waiting: int
    oldest: datetime | None
    served: int


@dataclass(frozen=True)
class Row:
    """A party as it stands on the board; ``late`` is since when they have waited too long.

    ``asked_by`` is when they should have been asked for a drink, where nobody has.
    """

    party: Party
    stay: Stay | None
    late: datetime | None = None
    silent: Sequence[Call] = ()
    drinks: Drinks | None = None
    asked_by: datetime | None = None
    wait: bool = False


@dataclass(frozen=True)
class Room:
    """Who is in the show flat, and with those on the way to it (S11)."""

    inside: int
    people: int
    coming: int
    coming_people: int

    def takes(self, people: int, *, on_the_way: bool) -> bool:
        """Whether there is room for a party of so many, counting who is on the way or not."""
        figures = settings()
        parties, there = (
            (self.coming, self.coming_people) if on_the_way else (self.inside, self.people)
        )
        return parties < figures.parties and there + people <= figures.people


def room(without: int | None = None) -> Room:
    """How full the show flat is, as if a party were not here."""
    stays = _open_stays()
    inside = people = coming = coming_people = 0
    for one in here():
        stay = stays.get(one.id)
        if one.id == without or stay is None or stay.station not in FLAT:
            continue
        if stay.station is At.R1 and stay.waits:
            continue
        coming, coming_people = coming + 1, coming_people + one.people
        if stay.station is At.ST5 and not stay.waits:
            inside, people = inside + 1, people + one.people
    return Room(inside, people, coming, coming_people)


def _open_stays() -> dict[int, Stay]:
    found = STAYS.read("WHERE sales_stay.left_at IS NULL ORDER BY sales_stay.id")
    return {one.party_id: one for one in found}


def board() -> list[Row]:
    """Who is here, those first who have waited over target; then who is expected today (S8)."""
    now, stays, full = clock.now(), _open_stays(), room()
    open_calls = CALLS.read("WHERE sales_call.answered_at IS NULL ORDER BY sales_call.id")
    seats = _seats()
    rows = [
        _row(one, stays.get(one.id), [c for c in open_calls if c.party_id == one.id], seats, full)
        for one in here()
    ]
    rows.sort(key=lambda row: (row.late is None, row.late or now))
    return rows + [Row(one, None) for one in expected(clock.today())]


def _row(
    one: Party, stay: Stay | None, silent: list[Call], seats: dict[str, Drinks], full: Room
) -> Row:
    now = clock.now()
    drinks = seats.get(one.seat.casefold()) if one.seat else None
    asked_by = None
    if stay and stay.station is At.ST3 and not stay.waits and not one.seat and cafe.running():
        asked_by = stay.since + timedelta(minutes=settings().drink)
    due = min(filter(None, (stay.due if stay else None, asked_by)), default=None)
    wait = bool(
        stay
        and stay.waits
        and stay.station in (At.R1, At.ST5)
        and not full.takes(one.people, on_the_way=stay.station is At.R1)
    )
    late = due if due is not None and due < now else None
    return Row(one, stay, late, silent, drinks, asked_by, wait)


def _seats() -> dict[str, Drinks]:
    """What each seat of the café that is taken has ordered; nothing where the café is not used."""
    found = {}
    for one in cafe.board() if cafe.running() else ():
        if one.order is None:
            continue
        served = [x for x in cafe.lines(one.order.id) if x.stage is LineStage.SERVED]
        waiting = [x for x in one.waiting if x.stage in WAITING]
        oldest = min((x.ordered_at for x in waiting), default=None)
        if served or waiting:
            count = sum(x.quantity for x in waiting)
            there = sum(x.quantity for x in served)
            found[one.seat.code.casefold()] = Drinks(count, oldest, there)
    return found


def over_target(rows: Sequence[Row]) -> int:
    """How many have waited over target."""
    return sum(row.late is not None for row in rows if row.party.stage is Stage.HERE)
