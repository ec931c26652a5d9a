"""A return visit as it stands, the register of them, and which tickets still ask for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store import clock, tickets
from store.engine.table import Table
from store.register import Register, Step
from store.rights import EXCUSE, Role
from store.tickets import Ticket
from store.visits.inputs import Agreed, Excuse, Kind, Made, NewVisit, Same, Stage, Try
from store.waiting import Place, Waiting

CHIEF = Role.SUPERVISOR  # who an assistant's dissatisfied answer goes to


@dataclass(frozen=True)
class Visit:
    """A return visit; times are UTC.

    ``source`` is what it is about as the journal names it, with its ``round`` if it is a ticket;
    ``month`` the one that drew it. ``role`` is who has to make it, empty for anybody at the desk;
    ``counts_as`` another that its matter counts with (V8). One of a ticket of which nothing is on
    record yet has the ticket's number, negated, as ``id``, and no printed number.
    """

    id: int
    number: str
    kind: Kind
    home_id: int | None
    home: str
    source: str
    round: int
    month: str
    due: datetime
    role: str
    agreed_at: datetime | None
    tries: int
    visited_at: datetime | None
    visitor: int | None
    person: str
    relation: str
    means: str
    attitude: str
    quality: str
    in_time: str
    covers: str
    clean: str
    overcharged: bool
    overall: str
    words: str
    fate: str
    outcome: str
    counts_as: int | None
    stage: Stage

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"return_visit:{self.id}"

    @property
    def open(self) -> bool:
        """Whether somebody still has to be asked."""
        return self.stage in OPEN

    @property
    def ticket(self) -> int | None:
        """The number of the ticket that it is about."""
        thing, _colon, number = self.source.partition(":")
        return int(number) if thing == "ticket" else None

    def late(self, now: datetime) -> bool:
        """Whether it should have been made by now."""
        return self.open and (self.agreed_at or self.due) <= now


OPEN = (Stage.DUE, Stage.AGREED)
_CHANGING = (
    *("role", "agreed_at", "tries", "visited_at", "visitor", "means", "attitude", "quality"),
    *("in_time", "covers", "clean", "overcharged", "overall", "fate", "outcome", "counts_as"),
    "stage",
)
_FIELDS = (
    *("source", "round", "month", "due", "role", "agreed_at", "tries", "visited_at", "visitor"),
    *("person", "relation", "means", "attitude", "quality", "in_time", "covers", "clean"),
    *("overcharged", "overall", "words", "fate", "outcome", "counts_as", "stage"),
)


def _waits(one: Visit) -> Iterator[Waiting]:
    """What was agreed; of what no ticket and no month asks for, that it is due."""
    figures = {"number": one.number, "home": one.home, "why": one.kind.value, "role": one.role}
    if one.stage is Stage.AGREED:
        yield Waiting("return_visit.agreed_for", one.subject, one.agreed_at, figures=figures)
    elif one.stage is Stage.DUE and one.ticket is None and not one.month:
        place = Place.TODAY if one.kind is Kind.DISSATISFIED else Place.FOLLOWING
        # A survey may ask for many: each stands on its last day.
        shows = clock.bounds(clock.day(one.due))[0] if one.kind is Kind.SURVEY else None
        yield Waiting(
            "return_visit.to_make", one.subject, one.due, place, figures=figures, shows=shows
        )


VISITS = Register(
    "return_visit",
    Table(
        "return_visit",
        Visit,
        "SELECT return_visit.id, return_visit.number, return_visit.kind, return_visit.home_id,"
        f" coalesce(h.code, ''), {', '.join(f'return_visit.{name}' for name in _FIELDS)}"
        " FROM return_visit LEFT JOIN home h ON h.id = return_visit.home_id",
    ),
    Step("asked", NewVisit, to=Stage.DUE),
    Step("tried", Try, OPEN),
    Step("agreed", Agreed, OPEN, Stage.AGREED),
    Step("visited", Made, OPEN, Stage.VISITED),
    Step("heard", Made, (Stage.VISITED,)),
    Step("excused", Excuse, OPEN, Stage.EXCUSED, EXCUSE),
    Step("joined", Same, OPEN, Stage.JOINED),
    figures=lambda one: {"number": one.number, "home": one.home_id, "why": one.kind},
    waits=_waits,
    private=("person", "relation"),
    columns=("number", "kind", "home_id", "source", "round", "month", "due", *_CHANGING),
    moments=("due", "visited_at"),
    named=("agreed_at",),
)

_DONE = (tickets.Stage.COMPLETED, tickets.Stage.ANSWERED, tickets.Stage.VISITED)


def get(visit_id: int) -> Visit:
    """One visit, or what its ticket asks for; raises ``NotFound``."""
    return of_ticket(tickets.get(-visit_id)) if visit_id < 0 else VISITS.table.one(visit_id)


def of_ticket(ticket: Ticket) -> Visit:
    """The visit that a ticket's round asks for, on record or not."""
    source = f"ticket:{ticket.id}"
    where = "WHERE return_visit.source = ? AND return_visit.round = ?"
    for one in VISITS.table.read(where, source, ticket.rounds):
        return one
    due = ticket.visit_by or ticket.round_end
    nothing: dict[str, str] = dict.fromkeys(
        ("role", "person", "relation", "means", "attitude", "quality", "in_time", "covers", "clean",
         "overall", "words", "fate", "outcome", "number", "month"), "",
    )  # fmt: skip
    return Visit(
        id=-ticket.id,
        kind=Kind(ticket.kind.value),
        home_id=ticket.home_id,
        home=ticket.where,
        source=source,
        round=ticket.rounds,
        due=due,
        agreed_at=None,
        tries=0,
        visited_at=None,
        visitor=None,
        overcharged=False,
        counts_as=None,
        stage=Stage.DUE,
        **nothing,
    )


def workers_of(one: Visit) -> list[str]:
    """Who did the work that a visit asks about: whom the ticket's round was sent to, last first."""
    if one.ticket is None:
        return []
    number, found = 1, list[str]()
    for step in tickets.get(one.ticket).standing:
        number += step.kind == "reopened"
        if number == one.round and (name := step.words.get("worker")):
            found.insert(0, name)
    return found


def asks_for_one(ticket: Ticket) -> bool:
    """Whether the round of a ticket is done and nobody has been asked about it yet."""
    done = ticket.reported and ticket.open and ticket.stage in _DONE
    return done and ticket.visit is None and not ticket.visit_excused


def awaited() -> list[Visit]:
    """What the open tickets ask for, and nothing is on record of yet."""
    asking = (one.ticket for one in tickets.queue() if asks_for_one(one.ticket))
    return [one for one in map(of_ticket, asking) if one.id < 0]


def every(text: str = "") -> list[Visit]:
    """All of them: those to be made by their time, then the others, the newest first."""
    wanted = text.casefold().strip()
    known = VISITS.table.read("ORDER BY return_visit.id DESC")
    found = [one for one in [*awaited(), *known] if wanted in _told(one)]
    to_make = sorted(
        (one for one in found if one.open), key=lambda one: (one.agreed_at or one.due, one.home)
    )
    return [*to_make, *(one for one in found if not one.open)]


def of_home(home_id: int) -> list[Visit]:
    """A home's visits, the newest first."""
    where = "WHERE return_visit.home_id = ? ORDER BY return_visit.id DESC"
    return VISITS.table.read(where, home_id)


def of_month(start: datetime, end: datetime) -> list[Visit]:
    """The visits made from a moment up to but not at another, at which something was said."""
    where = (
        "WHERE return_visit.visited_at >= ? AND return_visit.visited_at < ?"
        " AND return_visit.words <> '' ORDER BY return_visit.visited_at, return_visit.id"
    )
    return VISITS.table.read(where, start, end)


def _told(one: Visit) -> str:
    ticket = f" {one.ticket}" if one.ticket else ""
    return f"{one.number} {one.home} {one.words}{ticket}".casefold()


def month_of(at: datetime) -> str:
    """The estate's month of a moment, ``2026-11``."""
    return f"{clock.day(at):%Y-%m}"
