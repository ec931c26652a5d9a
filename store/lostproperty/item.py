"""A found thing as it stands, and the register of them (民法典 314–318)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import clock
from store.engine.table import Table
from store.lostproperty.inputs import (
    Claim,
    Correction,
    Declined,
    Disposal,
    Handing,
    Identity,
    Kind,
    Moving,
    NewItem,
    Notice,
    Stage,
    Telling,
)
from store.lostproperty.settings import settings
from store.register import Register, Step
from store.rights import IN_CHARGE, Right
from store.waiting import Place, Waiting

DISPOSE = Right("dispose of lost property", IN_CHARGE)


@dataclass(frozen=True)
class Item:
    """A found thing: ``spot`` is where it was found, ``place`` where it lies.

    ``marks`` are those that only the owner can tell; ``until`` is the last day on which it may be
    claimed, once a notice hangs.
    """

    id: int
    number: str
    kind: Kind
    what: str
    marks: str
    spot: str
    found_at: datetime
    finder: str
    phone: str
    place: str
    since: datetime
    told: int
    noticed_on: date | None
    until: date | None
    claimant: str
    claim_phone: str
    described: str
    identity: Identity | None
    signed: bool | None
    receiver: str
    receipt: str
    gone_at: datetime | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The thing as the journal names it."""
        return f"lost_item:{self.id}"

    def unclaimed(self, on: date) -> bool:
        """Whether the time for claiming it is over, and it belongs to the state (318)."""
        return self.stage is Stage.KEPT and self.until is not None and on > self.until


def last_day(noticed_on: date, months: int) -> date:
    """The last day of so many months: that of the same number, else its month's last (201, 202)."""
    years, month = divmod(noticed_on.month - 1 + months, 12)
    year = noticed_on.year + years
    return date(year, month + 1, min(noticed_on.day, monthrange(year, month + 1)[1]))


def _waits(one: Item) -> Iterator[Waiting]:
    """What a thing waits for: its owner or the police, or what becomes of it when time is over."""
    if one.stage is not Stage.KEPT:
        return
    figures = {"number": one.number, "what": one.what}
    if one.until is not None:
        over = clock.bounds(one.until)[1]
        told = figures | {"until": one.until.isoformat()}
        yield Waiting(
            "lost_item.unclaimed", one.subject, place=Place.FOLLOWING, figures=told, shows=over
        )
    elif days := settings().ask:
        asks = clock.bounds(clock.day(one.since) + timedelta(days=days))[1]
        yield Waiting(
            "lost_item.lying", one.subject, place=Place.FOLLOWING, figures=figures, shows=asks
        )


_KEPT = (Stage.KEPT,)
LOST = Register(
    "lost_item",
    Table(
        "lost_item",
        Item,
        "SELECT lost_item.id, lost_item.number, lost_item.kind, lost_item.what, lost_item.marks,"
        " lost_item.spot, lost_item.found_at, lost_item.finder, lost_item.phone, lost_item.place,"
        " lost_item.since, lost_item.told, lost_item.noticed_on, lost_item.until,"
        " lost_item.claimant, lost_item.claim_phone, lost_item.described, lost_item.identity,"
        " lost_item.signed, lost_item.receiver, lost_item.receipt, lost_item.gone_at,"
        " lost_item.stage FROM lost_item",
    ),
    Step("entered", NewItem, to=Stage.KEPT),
    Step("claimed", Claim, _KEPT, Stage.CLAIMED),
    Step("told", Telling, _KEPT),
    Step("noticed", Notice, _KEPT),
    Step("moved", Moving, _KEPT),
    Step("declined", Declined, _KEPT),
    Step("corrected", Correction, _KEPT),
    Step("handed_in", Handing, _KEPT, Stage.POLICE),
    Step("disposed", Disposal, _KEPT, Stage.DISPOSED, DISPOSE),
    figures=lambda one: {"number": one.number},
    waits=_waits,
    private=("marks", "finder", "phone", "whom", "claimant", "claim_phone", "described"),
    columns=(
        *("number", "kind", "found_at", "since", "told", "noticed_on", "until"),
        *("identity", "signed", "gone_at", "stage"),
    ),
    moments=("found_at", "since", "gone_at", "noticed_on", "until"),
)

get = LOST.table.one


def every(text: str = "") -> list[Item]:
    """All found things: those that are kept, the oldest first, then the others, the newest first.

    ``text`` narrows to those whose number, name, kind, spot or place has it.
    """
    wanted = text.casefold().strip()
    found = [one for one in LOST.table.read("ORDER BY lost_item.id") if wanted in _told(one)]
    gone = [one for one in reversed(found) if one.stage is not Stage.KEPT]
    return [*(one for one in found if one.stage is Stage.KEPT), *gone]


def _told(one: Item) -> str:
    return f"{one.number} {one.what} {one.spot} {one.place} {one.finder} {one.claimant}".casefold()


def kept() -> list[Item]:
    """What is kept here, the oldest first."""
    return LOST.table.read("WHERE lost_item.stage = 'kept' ORDER BY lost_item.since, lost_item.id")
