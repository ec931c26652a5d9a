"""A party's stations, one after the other, and the posts that were told of it (S4, S5, S8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from store.engine.table import Table
from store.salesvisit.inputs import At
from store.salesvisit.settings import settings


@dataclass(frozen=True)
class Stay:
    """A station of a party: waiting there since, taken over by somebody, left."""

    id: int
    party_id: int
    station: At
    entered_at: datetime
    taken_at: datetime | None
    taken_by: int | None
    left_at: datetime | None

    @property
    def since(self) -> datetime:
        """Since when it stands so."""
        return self.taken_at or self.entered_at

    @property
    def waits(self) -> bool:
        """Whether they wait for somebody there."""
        return self.taken_at is None and self.left_at is None

    @property
    def due(self) -> datetime | None:
        """When they will have waited too long, None where nothing is aimed at (S8)."""
        target = settings().target(self.station)
        return None if target is None or not self.waits else self.entered_at + target


@dataclass(frozen=True)
class Call:
    """A post that was told of an arrival, and whether it has answered (S5)."""

    id: int
    party_id: int
    post: str
    told_at: datetime
    answered_at: datetime | None
    answered_by: int | None


STAYS = Table(
    "sales_stay",
    Stay,
    "SELECT sales_stay.id, sales_stay.party_id, sales_stay.station, sales_stay.entered_at,"
    " sales_stay.taken_at, sales_stay.taken_by, sales_stay.left_at FROM sales_stay",
)
STAY_RECORDED = ("party_id", "station", "entered_at", "taken_at", "taken_by", "left_at")
CALLS = Table(
    "sales_call",
    Call,
    "SELECT sales_call.id, sales_call.party_id, sales_call.post, sales_call.told_at,"
    " sales_call.answered_at, sales_call.answered_by FROM sales_call",
)
CALL_RECORDED = ("party_id", "post", "told_at", "answered_at", "answered_by")


def told(stays: Iterable[int] = (), calls: Iterable[int] = ()) -> dict[str, object]:
    """Stations and announcements as a journal's entry keeps them."""
    there = {str(id_): STAYS.columns(id_, STAY_RECORDED) for id_ in stays}
    heard = {str(id_): CALLS.columns(id_, CALL_RECORDED) for id_ in calls}
    return ({"stays": there} if there else {}) | ({"calls": heard} if heard else {})


def staying(party_id: int) -> Stay | None:
    """The station where they are, or wait to be taken over."""
    where = "WHERE sales_stay.party_id = ? AND sales_stay.left_at IS NULL"
    return next(iter(STAYS.read(where, party_id)), None)


def way(party_id: int) -> list[Stay]:
    """Their stations in order."""
    return STAYS.read("WHERE sales_stay.party_id = ? ORDER BY sales_stay.id", party_id)


def calls(party_id: int) -> list[Call]:
    """The posts that were told of them."""
    return CALLS.read("WHERE sales_call.party_id = ? ORDER BY sales_call.id", party_id)
