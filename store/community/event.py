"""An event as it stands, and the register of them (O17, O19)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import clock
from store.community.inputs import (
    Approving,
    Asking,
    Detail,
    Filed,
    Held,
    Intended,
    Noticing,
    Permit,
    Plan,
    Ready,
    Returning,
    Safety,
    Summary,
)
from store.community.places import Party
from store.community.rights import APPROVE_EVENTS
from store.community.settings import settings
from store.community.words import Kind, Source, Stage
from store.engine import database
from store.engine.table import Table
from store.inputs import Input
from store.register import Register, Step
from store.rights import IN_CHARGE
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Event:
    """An event; ``starts`` of one in the year's plan is about when. Times are UTC.

    ``approved`` is the edition of the plan that was approved, and holds only while it is the
    ``edition`` (G10). ``ready`` has a digit for each thing needed: 1 it is there, 2 it is missing,
    0 nobody has looked.
    """

    id: int
    number: str
    kind: Kind
    name: str
    theme: str
    starts: datetime
    ends: datetime | None
    rain: str
    place: str
    capacity: int
    adults: int
    seniors: int
    children: int
    whom: str
    expected: int
    budget: int
    source: Source
    consent: str
    program: str
    duties: str
    things: str
    ready: str
    partner: str
    venue: str
    quiet: str
    portrait: str
    in_charge: str
    guards: str
    exits: str
    fire: str
    power: str
    medical: str
    weather: str
    evacuation: str
    minding: str
    insurance: str
    permit: str
    permit_applied: date | None
    permit_on: date | None
    edition: int
    approved: int | None
    planned_by: int | None
    asked_by: int | None
    asked_at: datetime | None
    approved_by: int | None
    approved_at: datetime | None
    late: str
    notice: str
    noticed_at: datetime | None
    closes: datetime | None
    held_at: datetime | None
    households: int | None
    persons: int | None
    others: int | None
    cost: int | None
    course: str
    problems: str
    improvements: str
    photos: str
    summed_by: int | None
    summed_at: datetime | None
    filed_by: int | None
    filed_at: datetime | None
    stage: Stage

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return f"community_event:{self.id}"

    @property
    def limits(self) -> Party:
        """The limit of each kind of place, 0 for none."""
        return Party(self.adults, self.seniors, self.children)

    @property
    def needed(self) -> tuple[str, ...]:
        """The things that are needed."""
        return lines_of(self.things)

    @property
    def planned(self) -> tuple[int, ...]:
        """The things by their places in the list."""
        return tuple(range(len(self.ready)))

    @property
    def left(self) -> list[int]:
        """Those of the things that nobody has looked for."""
        return [place for place in self.planned if self.ready[place] == "0"]

    @property
    def holds(self) -> bool:
        """Whether its plan is approved as it stands."""
        return self.approved == self.edition

    @property
    def over(self) -> bool:
        """Whether nothing is to be done about it any more."""
        return self.stage in (Stage.FILED, Stage.CANCELLED)

    @property
    def wants_permit(self) -> bool:
        """Whether the police has to permit it, and no permit is on record (A20)."""
        return self.expected >= settings().permit and not self.permit


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a list that somebody typed."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


_S = Stage
_DAY = timedelta(days=1)


def _waits(one: Event) -> Iterator[Waiting]:
    """What has to be done about it next, and until when (§9)."""
    figures = {"number": one.number, "name": one.name}
    own = settings()
    planned = one.starts - own.plan * _DAY
    if one.stage is _S.IDEA:
        yield _wait(one, "to_plan", planned, figures, shows=planned - 14 * _DAY)
    elif one.stage is _S.DRAFT:
        yield _wait(one, "to_ask", planned, figures, shows=planned - own.plan * _DAY)
    elif one.stage is _S.ASKED:
        yield Waiting(
            "community_event.to_approve", one.subject, place=Place.SIGNING, figures=figures,
            roles=IN_CHARGE,
        )  # fmt: skip
    elif one.stage is _S.APPROVED:
        told = one.starts - notice_days(one) * _DAY
        yield _wait(one, "to_notice", told, figures, shows=told - 3 * _DAY)
    elif one.stage is _S.NOTICED:
        yield _wait(one, "takes_place", one.ends, figures, shows=one.starts - _DAY)
    elif one.stage is _S.HELD:
        last = clock.day(one.ends or one.starts) + own.report * _DAY
        yield _wait(one, "to_sum", clock.bounds(last)[1], figures)
    elif one.stage is _S.SUMMED:
        yield Waiting(
            "community_event.to_file", one.subject, place=Place.SIGNING, figures=figures,
            roles=IN_CHARGE,
        )  # fmt: skip
    if one.stage in (_S.DRAFT, _S.ASKED) and one.wants_permit:
        yield _wait(one, "permit", one.starts - own.permit_days * _DAY, figures)
    if one.stage in (_S.NOTICED, _S.CANCELLED) and (n := untold(one.id, one.edition)):
        yield Waiting("community_event.to_tell", one.subject, figures=figures | {"n": n})


def _wait(
    one: Event,
    kind: str,
    due: datetime | None,
    figures: dict[str, str],
    shows: datetime | None = None,
) -> Waiting:
    return Waiting(f"community_event.{kind}", one.subject, due, figures=figures, shows=shows)


def notice_days(one: Event) -> int:
    """How many days ahead it is to be told of: a large one earlier (O17)."""
    own = settings()
    return own.notice_large if one.expected >= own.large else own.notice


def untold(event_id: int, edition: int) -> int:
    """How many who signed up do not know how it stands now."""
    row = database.db.execute_sql(
        "SELECT count(*) FROM event_signup WHERE event_id = ? AND told <> ?"
        " AND stage IN ('placed', 'offered', 'queued')",
        (event_id, edition),
    ).fetchone()
    return int(row[0])


_PLANNED = (_S.DRAFT, _S.ASKED, _S.APPROVED, _S.NOTICED)
_READY = (*_PLANNED, _S.HELD)


def _step(
    kind: str, asks: type[Input], of: tuple[Stage, ...] = (), to: Stage | None = None
) -> Step:
    return Step(kind, asks, of, to)


EVENTS = Register(
    "community_event",
    Table(
        "community_event",
        Event,
        "SELECT "
        + ", ".join(f"community_event.{name}" for name in Event.__dataclass_fields__)
        + " FROM community_event",
    ),
    _step("planned", Plan, (), _S.DRAFT),
    _step("intended", Intended, (), _S.IDEA),
    _step("drawn_up", Plan, (_S.IDEA,), _S.DRAFT),
    _step("edited", Plan, _PLANNED, _S.DRAFT),
    _step("detailed", Detail, _PLANNED, _S.DRAFT),
    _step("secured", Safety, _PLANNED, _S.DRAFT),
    _step("permitted", Permit, (_S.DRAFT, _S.ASKED)),
    _step("asked", Asking, (_S.DRAFT,), _S.ASKED),
    Step("approved", Approving, (_S.ASKED,), _S.APPROVED, APPROVE_EVENTS, "asked_by"),
    Step("returned", Returning, (_S.ASKED,), _S.DRAFT, APPROVE_EVENTS),
    _step("noticed", Noticing, (_S.APPROVED,), _S.NOTICED),
    _step("thing", Ready, _READY),
    _step("held", Held, (_S.NOTICED,), _S.HELD),
    _step("summed", Summary, (_S.HELD,), _S.SUMMED),
    Step("filed", Filed, (_S.SUMMED,), _S.FILED, APPROVE_EVENTS, "summed_by"),
    _step("cancelled", Returning, (_S.IDEA, *_PLANNED), _S.CANCELLED),
    figures=lambda one: {"number": one.number},
    waits=_waits,
    columns=(
        *("number", "kind", "starts", "ends", "capacity", "adults", "seniors", "children"),
        *("expected", "budget", "source", "ready", "permit_applied", "permit_on", "edition"),
        *("approved", "planned_by", "asked_by", "asked_at", "approved_by", "approved_at"),
        *("noticed_at", "closes", "held_at", "households", "persons", "others", "cost"),
        *("summed_by", "summed_at", "filed_by", "filed_at", "stage"),
    ),
    moments=("asked_at", "approved_at", "noticed_at", "held_at", "summed_at", "filed_at"),
)
WORDS = (
    *("name", "theme", "rain", "place", "whom", "consent", "program", "duties", "things"),
    *("partner", "venue", "quiet", "portrait", "in_charge", "guards", "exits", "fire", "power"),
    *("medical", "weather", "evacuation", "minding", "insurance", "permit", "late", "notice"),
    *("course", "problems", "improvements", "photos"),
)
get = EVENTS.table.one


def at(*stages: Stage) -> list[Event]:
    """Events that stand so, by their day."""
    marks = ", ".join("?" * len(stages))
    where = f"WHERE community_event.stage IN ({marks})"
    order = "ORDER BY community_event.starts, community_event.id"
    return EVENTS.table.read(f"{where} {order}", *stages)


def every(text: str = "") -> list[Event]:
    """Events by number, name and place: those that are open by their day, then the others."""
    wanted = text.casefold().strip()
    found = EVENTS.table.read("ORDER BY community_event.starts, community_event.id")
    fit = [one for one in found if wanted in f"{one.number} {one.name} {one.place}".casefold()]
    done = [one for one in reversed(fit) if one.over]
    return [*(one for one in fit if not one.over), *done]


def between(since: datetime, until: datetime) -> list[Event]:
    """The events that begin in a time."""
    return EVENTS.table.read(
        "WHERE community_event.starts >= ? AND community_event.starts < ?"
        " ORDER BY community_event.id",
        *(since, until),
    )
