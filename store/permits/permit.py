"""A permit as it stands, the register of them, and which are live on a day (P2, P4, P7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.engine import database
from store.engine.table import Table
from store.inputs import Input
from store.permits.inputs import (
    Approval,
    Cancelling,
    Issue,
    Kind,
    Land,
    NewPermit,
    Refusal,
    Reminder,
    Renewal,
    Replacement,
    Stage,
    Standing,
)
from store.permits.rights import APPROVE
from store.permits.settings import settings
from store.register import Register, Step
from store.residents import plates
from store.text import Named, mark
from store.waiting import Place, Waiting


class State(Named):
    """How a permit reads on a day; no job sets it (P7)."""

    ASKED = "asked", mark("asked for")
    APPROVED = "approved", mark("approved")
    REFUSED = "refused", mark("refused")
    AHEAD = "ahead", mark("not yet begun")
    LIVE = "live", mark("valid")
    OVER = "over", mark("run out")
    REPLACED = "replaced", mark("replaced")
    CANCELLED = "cancelled", mark("cancelled")


@dataclass(frozen=True)
class Permit:
    """A permit; ``home`` is empty for staff and people from outside, ``replaces`` an older one.

    ``reminded`` counts how often the holder was told that it ends; ``left_on`` is the day on which
    they moved out, and ``heir`` the permit that replaced it.
    """

    id: int
    number: str
    kind: Kind
    home_id: int | None
    home: str
    person_id: int | None
    holder: str
    standing: Standing
    plate: str
    space: str
    shared: bool
    land: Land
    asked_on: date
    asked_by: int
    since: date
    until: date
    reminded: int
    left_on: date | None
    replaces: int | None
    stage: Stage

    @property
    def plate_shown(self) -> str:
        """The plate as it is read."""
        return plates.shown(self.plate)

    def state(self, on: date) -> State:
        """How it reads on a day."""
        if self.stage is not Stage.ISSUED:
            return State(self.stage.value)
        if on < self.since:
            return State.AHEAD
        return State.OVER if on > self.until else State.LIVE

    @property
    def days(self) -> int:
        """How many days it holds, both ends counted."""
        return (self.until - self.since).days + 1


def _waits(permit: Permit) -> Iterator[Waiting]:
    """What a permit waits for: to be approved, given out, renewed; its holder may have left."""
    subject = f"permit:{permit.id}"
    figures = {"number": permit.number, "plate": permit.plate_shown, "home": permit.home}
    if permit.stage is Stage.ASKED:
        yield Waiting("permit.asked_for", subject, place=Place.SIGNING, figures=figures)
    if permit.stage is Stage.APPROVED:
        yield Waiting("permit.to_issue", subject, place=Place.FOLLOWING, figures=figures)
    if permit.stage is not Stage.ISSUED:
        return
    if permit.left_on is not None:
        left = figures | {"on": permit.left_on.isoformat()}
        yield Waiting("permit.holder_left", subject, place=Place.FOLLOWING, figures=left)
    yield Waiting(
        "permit.ending",
        subject,
        due=clock.moment(permit.until + timedelta(days=1), time()),
        place=Place.FOLLOWING,
        figures=figures | {"until": permit.until.isoformat()},
        shows=_next_reminder(permit),
    )


def _next_reminder(permit: Permit) -> datetime:
    """When its end stands on Today again: at each reminder, and when it has run out (P8)."""
    figures = settings()
    before = sorted({figures.first_reminder, figures.second_reminder}, reverse=True)
    left = before[permit.reminded :]
    day = permit.until - timedelta(days=left[0]) if left else permit.until + timedelta(days=1)
    return clock.moment(day, time())


def to_be_told(permit: Permit, on: date) -> bool:
    """Whether its holder has to be told on that day that it ends (P8)."""
    return permit.state(on) is State.LIVE and clock.day(_next_reminder(permit)) <= on


PERMITS = Register(
    "permit",
    Table(
        "permit",
        Permit,
        "SELECT permit.id, permit.number, permit.kind, permit.home_id, coalesce(h.code, ''),"
        " permit.person_id, permit.holder, permit.standing, permit.plate, permit.space,"
        " permit.shared, permit.land, permit.asked_on, permit.asked_by, permit.since,"
        " permit.until, permit.reminded, permit.left_on, permit.replaces, permit.stage"
        " FROM permit LEFT JOIN home h ON h.id = permit.home_id",
    ),
    Step("asked", NewPermit, to=Stage.ASKED),
    Step("approved", Approval, (Stage.ASKED,), Stage.APPROVED, APPROVE, "asked_by"),
    Step("refused", Refusal, (Stage.ASKED,), Stage.REFUSED, APPROVE),
    Step("issued", Issue, (Stage.ASKED, Stage.APPROVED), Stage.ISSUED),
    Step("reminded", Reminder, (Stage.ISSUED,)),
    Step("renewed", Renewal, (Stage.ISSUED,)),
    Step("followed", Input, ()),
    Step("replaced", Replacement, (Stage.ISSUED,), Stage.REPLACED),
    Step("cancelled", Cancelling, (Stage.ASKED, Stage.APPROVED, Stage.ISSUED), Stage.CANCELLED),
    figures=lambda permit: {
        "number": permit.number,
        "home": permit.home_id,
        "person": permit.person_id,
    },
    waits=_waits,
    private=("holder", "plate"),
    columns=(
        *("number", "kind", "home_id", "standing", "shared", "land", "asked_on", "asked_by"),
        *("since", "until", "reminded", "replaces", "stage"),
    ),
    moments=("asked_on",),
    named=("since", "until"),
)

get = PERMITS.table.one


def every(text: str = "") -> list[Permit]:
    """All permits, the first to end first; ``text`` narrows to what begins so or contains it."""
    wanted, plate = text.casefold().strip(), plates.normal(text)
    found = PERMITS.table.read("ORDER BY permit.until, permit.id")
    return [one for one in found if _has(one, wanted, plate)] if wanted else found


def _has(one: Permit, wanted: str, plate: str) -> bool:
    told = f"{one.number} {one.home} {one.space} {one.holder}".casefold()
    return wanted in told or bool(plate and plate in one.plate)


def heirs() -> Mapping[int, int]:
    """By the number of a permit that was replaced the one that now stands for it (P9).

    What was billed and paid of the old one is the new one's: the fee is owed once.
    """
    rows = database.db.execute_sql(
        "SELECT o.id, p.id FROM permit p JOIN permit o ON o.id = p.replaces"
        " WHERE o.stage = 'replaced' ORDER BY p.id DESC"
    ).fetchall()
    found: dict[int, int] = {}
    for old, new in rows:
        found[old] = found.get(new, new)
    return found


def kinds_by(code: str) -> list[str]:
    """The kinds of permit that pay by the month by an item of the price list (P8)."""
    figures = settings()
    by = {
        Kind.MONTHLY: figures.monthly_by,
        Kind.OWNED: figures.owned_by,
        Kind.LEASED: figures.leased_by,
    }
    return [kind.value for kind, item in by.items() if item.strip().upper() in ("", code)]


def live(on: date) -> list[Permit]:
    """The permits that hold on a day, by space and plate (P12)."""
    found = PERMITS.table.read("WHERE permit.stage = ?", Stage.ISSUED)
    holding = (one for one in found if one.since <= on <= one.until)
    return sorted(holding, key=lambda one: (one.space, one.plate))


def dead(since: date) -> list[Permit]:
    """Replaced and cancelled permits that would still hold: the guards must not let them in."""
    where = "WHERE permit.stage IN (?, ?) ORDER BY permit.number"
    found = PERMITS.table.read(where, Stage.REPLACED, Stage.CANCELLED)
    return [one for one in found if one.until >= since]


def of_home(home_id: int) -> list[Permit]:
    """A home's permits, the newest first (F1)."""
    return PERMITS.table.read("WHERE permit.home_id = ? ORDER BY permit.id DESC", home_id)
