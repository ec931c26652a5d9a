"""A parcel as it stands, the register of them, and what lies on the shelves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from store import clock
from store.engine.table import Table
from store.parcels.inputs import (
    Correction,
    Fetching,
    Identity,
    Kind,
    Moving,
    NewParcel,
    Returning,
    Stage,
    Telling,
    Way,
)
from store.parcels.settings import settings
from store.register import Register, Step


@dataclass(frozen=True)
class Parcel:
    """A parcel: ``lying`` of its ``pieces`` are still here, ``told`` how often somebody knew it.

    ``tail`` is the end of its tracking number; ``gone_at`` when the last piece left. Who fetched it
    and by what they were known is of the last time.
    """

    id: int
    number: str
    home_id: int | None
    home: str
    recipient: str
    kind: Kind
    carrier: str
    tail: str
    pieces: int
    lying: int
    place: str
    since: datetime
    told: int
    told_at: datetime | None
    told_how: Way | None
    fetched_by: str
    identity: Identity | None
    signed: bool | None
    gone_at: datetime | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The parcel as the journal names it."""
        return f"parcel:{self.id}"

    def days(self, now: datetime) -> int:
        """On how many days after its first it has lain here."""
        return (clock.day(self.gone_at or now) - clock.day(self.since)).days

    def long(self, now: datetime) -> bool:
        """Whether it lies longer than the estate lets it."""
        most = settings().long
        return self.stage is Stage.LYING and 0 < most < self.days(now)


_LYING = (Stage.LYING,)
PARCELS = Register(
    "parcel",
    Table(
        "parcel",
        Parcel,
        "SELECT parcel.id, parcel.number, parcel.home_id, coalesce(h.code, ''), parcel.recipient,"
        " parcel.kind, parcel.carrier, parcel.tail, parcel.pieces, parcel.lying, parcel.place,"
        " parcel.since, parcel.told, parcel.told_at, parcel.told_how, parcel.fetched_by,"
        " parcel.identity, parcel.signed, parcel.gone_at, parcel.stage"
        " FROM parcel LEFT JOIN home h ON h.id = parcel.home_id",
    ),
    Step("taken", NewParcel, to=Stage.LYING),
    Step("fetched", Fetching, _LYING),
    Step("told", Telling, _LYING),
    Step("moved", Moving, _LYING),
    Step("corrected", Correction, _LYING),
    Step("returned", Returning, _LYING, Stage.RETURNED),
    figures=lambda one: {"number": one.number, "home": one.home_id},
    private=("recipient", "tail", "who"),
    columns=(
        *("number", "home_id", "kind", "pieces", "lying", "since", "told", "told_at", "told_how"),
        *("identity", "signed", "gone_at", "stage"),
    ),
    moments=("since", "told_at", "gone_at"),
)

get = PARCELS.table.one


def every(text: str = "") -> list[Parcel]:
    """All parcels: those that lie here, the oldest first, then the others, the newest first.

    ``text`` narrows to those whose number, home, recipient, carrier, place or tail has it.
    """
    wanted = text.casefold().strip()
    found = [one for one in PARCELS.table.read("ORDER BY parcel.id") if wanted in _told(one)]
    gone = [one for one in reversed(found) if one.stage is not Stage.LYING]
    return [*sorted(_here(found), key=lambda one: (one.since, one.id)), *gone]


def _here(found: list[Parcel]) -> list[Parcel]:
    return [one for one in found if one.stage is Stage.LYING]


def _told(one: Parcel) -> str:
    said = (one.number, one.home, one.recipient, one.carrier, one.place, one.tail, one.fetched_by)
    return " ".join(said).casefold()


def lying(home_id: int | None = None) -> list[Parcel]:
    """What lies here, for one home or for all, the oldest first."""
    where = "WHERE parcel.stage = 'lying' AND parcel.home_id = coalesce(?, parcel.home_id)"
    if home_id is None:
        where = "WHERE parcel.stage = 'lying' AND ? IS NULL"
    return PARCELS.table.read(f"{where} ORDER BY parcel.since, parcel.id", home_id)


def of_home(home_id: int) -> list[Parcel]:
    """A home's parcels, those that lie here first, then the newest."""
    where = "WHERE parcel.home_id = ? ORDER BY parcel.stage <> 'lying', parcel.id DESC"
    return PARCELS.table.read(where, home_id)


def shelves() -> Counter[str]:
    """How many pieces lie where."""
    counted: Counter[str] = Counter()
    for one in lying():
        counted[one.place] += one.lying
    return counted


def overdue_from(one: Parcel, days: int) -> datetime:
    """From when on a parcel lies too long: the beginning of the day after the last that it may."""
    return clock.bounds(clock.day(one.since) + timedelta(days=days))[1]
