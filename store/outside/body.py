"""Bodies and visits as they stand, and the registers of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.answers import Found
from store.engine.table import Table
from store.outside.inputs import (
    Agreed,
    BodyChange,
    Dropping,
    Keeping,
    NewBody,
    NewLiaison,
    PuttingOff,
    TakingOff,
)
from store.outside.settings import settings
from store.outside.words import TYPED, BodyStage, Kind, LiaisonStage, Side, Way
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Body:
    """A body outside; ``urgent`` is the phone that one calls first, ``seen_on`` the last visit."""

    id: int
    number: str
    kind: Kind
    name: str
    urgent: str
    phone: str
    other: str
    contact: str
    mobile: str
    address: str
    hours: str
    cares: str
    seen_on: date | None
    stage: BodyStage

    @property
    def subject(self) -> str:
        """The body as the journal names it."""
        return f"body:{self.id}"

    @property
    def phones(self) -> list[str]:
        """Its phones, the one for emergencies first."""
        return [one for one in (self.urgent, self.phone, self.other) if one]


@dataclass(frozen=True)
class Liaison:
    """A visit and what was agreed; ``due`` is its day, None where nothing was."""

    id: int
    number: str
    body_id: int
    name: str
    on_day: date
    way: Way
    who: str
    whom: str
    what: str
    agreed: str
    side: Side
    due: date | None
    ended_at: datetime | None
    stage: LiaisonStage

    @property
    def subject(self) -> str:
        """The visit as the journal names it."""
        return f"liaison:{self.id}"


def _body_waits(one: Body) -> Iterator[Waiting]:
    every = settings().every
    if one.stage is BodyStage.LISTED and every and one.seen_on is not None:
        shows = clock.moment(one.seen_on + timedelta(days=every), time())
        figures = {"number": one.number, "name": one.name}
        yield Waiting(
            "body.to_see", one.subject, place=Place.FOLLOWING, figures=figures, shows=shows
        )


def _liaison_waits(one: Liaison) -> Iterator[Waiting]:
    if one.stage is LiaisonStage.AGREED and one.due is not None:
        shows = clock.moment(one.due - timedelta(days=settings().ahead), time())
        yield Waiting(
            "liaison.due",
            one.subject,
            due=clock.bounds(one.due)[1],
            figures={
                "number": one.number,
                "name": one.name,
                "agreed": one.agreed,
                "side": one.side.value,
            },
            shows=shows,
        )


_LISTED = (BodyStage.LISTED,)
BODIES = Register(
    "body",
    Table(
        "body",
        Body,
        "SELECT body.id, body.number, body.kind, body.name, body.urgent, body.phone, body.other,"
        " body.contact, body.mobile, body.address, body.hours, body.cares,"
        " (SELECT max(l.on_day) FROM liaison l WHERE l.body_id = body.id), body.stage FROM body",
    ),
    Step("entered", NewBody, to=BodyStage.LISTED),
    Step("changed", BodyChange, _LISTED),
    Step("taken_off", TakingOff, _LISTED, BodyStage.OFF),
    figures=lambda one: {"number": one.number, "kind": one.kind.value},
    waits=_body_waits,
    private=("urgent", "phone", "other", "contact", "mobile"),
    columns=("number", "kind", "stage"),
)

_AGREED = (LiaisonStage.AGREED,)
LIAISONS = Register(
    "liaison",
    Table(
        "liaison",
        Liaison,
        "SELECT liaison.id, liaison.number, liaison.body_id, b.name, liaison.on_day, liaison.way,"
        " liaison.who, liaison.whom, liaison.what, liaison.agreed, liaison.side, liaison.due,"
        " liaison.ended_at, liaison.stage FROM liaison JOIN body b ON b.id = liaison.body_id",
    ),
    Step("noted", NewLiaison, to=LiaisonStage.NOTED),
    Step("agreed", Agreed, (LiaisonStage.NOTED,), LiaisonStage.AGREED),
    Step("kept", Keeping, _AGREED, LiaisonStage.KEPT),
    Step("put_off", PuttingOff, _AGREED),
    Step("dropped", Dropping, _AGREED, LiaisonStage.DROPPED),
    figures=lambda one: {"number": one.number, "body": one.body_id},
    waits=_liaison_waits,
    private=("whom",),
    columns=("number", "body_id", "on_day", "way", "side", "due", "ended_at", "stage"),
    moments=("ended_at",),
    named=("on_day",),
)

get = BODIES.table.one
liaison = LIAISONS.table.one


def every(text: str = "") -> list[Body]:
    """The bodies in the order of their kinds; ``text`` narrows to what one would type of them."""
    wanted, kinds = text.casefold().strip(), list(Kind)
    found = [one for one in BODIES.table.read() if wanted in _known_by(one)]
    return sorted(found, key=lambda one: (kinds.index(one.kind), one.id))


def _known_by(one: Body) -> str:
    parts = (one.number, one.name, one.contact, one.address, one.cares, *one.phones)
    return " ".join((*parts, *TYPED[one.kind])).casefold()


def listed() -> list[Body]:
    """The bodies that are on the list, in the order of their kinds."""
    return [one for one in every() if one.stage is BodyStage.LISTED]


def called_so(text: str, most: int) -> Iterator[Found]:
    """The finder's way to a body: by its name, or what somebody types whose power has failed.

    What is one of its names whole comes first.
    """
    wanted = text.casefold().strip()
    if len(wanted) < 2 and wanted.isascii():
        return
    hits = [(rank, one) for one in listed() if (rank := _rank(one, wanted)) is not None]
    for rank, one in sorted(hits, key=lambda hit: hit[0])[:most]:
        phones = " ".join(one.phones[1:])
        told = " ".join(filter(None, (one.name, one.cares)))
        yield Found(one.subject, told, "", one.urgent, phones, sure=rank == 0)


def _rank(one: Body, wanted: str) -> int | None:
    if wanted in TYPED[one.kind] or wanted == one.name.casefold():
        return 0
    if wanted in one.name.casefold():
        return 1
    typed = (each for each in TYPED[one.kind] if each.startswith(wanted))
    return 2 if any(typed) else None


def liaisons_of(body_id: int) -> list[Liaison]:
    """The visits to a body, the newest first."""
    where = "WHERE liaison.body_id = ? ORDER BY liaison.on_day DESC, liaison.id DESC"
    return LIAISONS.table.read(where, body_id)


def open_ones() -> list[Liaison]:
    """What was agreed and is open, what is due first on top."""
    return LIAISONS.table.read(
        "WHERE liaison.stage = ? ORDER BY liaison.due, liaison.id", LiaisonStage.AGREED
    )
