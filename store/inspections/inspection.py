"""An inspection as it stands, the marks of its lines, and the register of them (I15-I17)."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from store.engine import database
from store.engine.table import Table
from store.inspections.inputs import (
    Deciding,
    Fault,
    GivingUpInspection,
    InOrder,
    Kind,
    NewInspection,
    NotApplying,
    Objecting,
    Stage,
    TakingNote,
)
from store.inspections.standard import Item
from store.inspections.versions import VERSIONS, Version
from store.register import Register, Step
from store.rights import IN_CHARGE, Right, Role
from store.score import Line, Score, score
from store.waiting import Place, Waiting

INSPECT = Right("inspect departments", IN_CHARGE)
DECIDE = Right("decide of objections to an inspection", frozenset({Role.MANAGER}))


@dataclass(frozen=True)
class Mark:
    """What was marked of a line: ``got`` points, None where it does not apply."""

    place: int
    got: int | None
    finding: int | None
    note: str


@dataclass(frozen=True)
class Inspection:
    """An inspection; ``inspected`` is who answers for it, ``drawn`` its places as JSON.

    ``marked`` counts lines, ``got`` and ``of`` are the points of those that apply, ``found`` the
    findings; ``decide_by`` is until when an objection is to be decided. Times are UTC.
    """

    id: int
    number: str
    kind: Kind
    list_id: int
    inspected: str
    inspector: int
    seed: int
    drawn: str
    since: datetime
    marked: int
    got: int
    of: int
    failed: bool
    found: int
    void: bool
    scored_at: datetime | None
    decide_by: datetime | None
    stage: Stage
    version: int

    @property
    def subject(self) -> str:
        """The inspection as the journal names it."""
        return f"inspection:{self.id}"

    @property
    def places(self) -> tuple[str, ...]:
        """Where one looks: drawn by lot when it began."""
        return tuple(json.loads(self.drawn))

    @property
    def items(self) -> tuple[Item, ...]:
        """What is looked at, as it was when it began (G5)."""
        return _version(self.list_id).items

    @property
    def planned(self) -> tuple[int, ...]:
        """The places of its lines in their order."""
        return tuple(range(len(self.items)))

    @property
    def left(self) -> list[int]:
        """The lines that nobody has marked yet."""
        found = marks(self.id)
        return [place for place in self.planned if place not in found]

    @property
    def score(self) -> Score:
        """Its score as it stands (G7)."""
        return Score(self.got, self.of, self.failed)

    def lines(self) -> Sequence[tuple[int, Item, Mark | None]]:
        """Each line, and what was marked of it."""
        found = marks(self.id)
        return [(place, item, found.get(place)) for place, item in enumerate(self.items)]


def _version(number: int) -> Version:
    return VERSIONS.one(number)


def _waits(one: Inspection) -> Iterator[Waiting]:
    figures = {"number": one.number, "inspection": one.kind.value}
    if one.stage is Stage.OPEN:
        left = {"left": len(one.items) - one.marked}
        yield Waiting("inspection.open", one.subject, place=Place.GOING_ON, figures=figures | left)
    elif one.stage is Stage.SCORED:
        yield Waiting("inspection.to_sign", one.subject, place=Place.SIGNING, figures=figures)
    elif one.stage is Stage.OBJECTED:
        yield Waiting("inspection.to_decide", one.subject, due=one.decide_by, figures=figures)


_OPEN, _SCORED = (Stage.OPEN,), (Stage.SCORED,)
INSPECTIONS = Register(
    "inspection",
    Table(
        "inspection",
        Inspection,
        "SELECT inspection.id, inspection.number, inspection.kind, inspection.list,"
        " inspection.inspected, inspection.inspector, inspection.seed, inspection.places,"
        " inspection.since, inspection.marked, inspection.got, inspection.points,"
        " inspection.failed, inspection.found, inspection.void, inspection.scored_at,"
        " inspection.decide_by, inspection.stage, l.version FROM inspection"
        " JOIN inspection_list l ON l.id = inspection.list",
    ),
    Step("begun", NewInspection, to=Stage.OPEN, right=INSPECT),
    Step("in_order", InOrder, _OPEN, right=INSPECT),
    Step("fault", Fault, _OPEN, right=INSPECT),
    Step("not_applying", NotApplying, _OPEN, right=INSPECT),
    Step("scored", InOrder, _OPEN, Stage.SCORED, right=INSPECT),
    Step("known", TakingNote, _SCORED, Stage.KNOWN, right=INSPECT),
    Step("objected", Objecting, _SCORED, Stage.OBJECTED, right=INSPECT),
    Step("decided", Deciding, (Stage.OBJECTED,), Stage.DECIDED, right=DECIDE, not_by="inspector"),
    Step("given_up", GivingUpInspection, _OPEN, Stage.GIVEN_UP, right=INSPECT),
    figures=lambda one: {"number": one.number, "inspection": one.kind.value},
    waits=_waits,
    columns=(
        *("number", "kind", "list", "inspector", "seed", "places", "since", "marked", "got"),
        *("points", "failed", "found", "void", "scored_at", "decide_by", "stage"),
    ),
    moments=("since", "scored_at", "decide_by"),
)

get = INSPECTIONS.table.one
_MARKS = Table(
    "inspection_mark",
    Mark,
    "SELECT inspection_mark.place, inspection_mark.got, inspection_mark.finding,"
    " inspection_mark.note FROM inspection_mark",
)


def marks(id_: int) -> dict[int, Mark]:
    """What was marked of an inspection's lines, by their places."""
    return {one.place: one for one in _MARKS.read("WHERE inspection_mark.inspection_id = ?", id_)}


def every(text: str = "") -> list[Inspection]:
    """The inspections by number, kind and who answers for it, the newest first."""
    wanted = text.casefold().strip()
    found = INSPECTIONS.table.read("ORDER BY inspection.id DESC LIMIT 500")
    return [one for one in found if wanted in f"{one.number} {one.inspected}".casefold()]


def between(since: datetime, until: datetime) -> list[Inspection]:
    """The inspections that began in a time, without those given up."""
    return INSPECTIONS.table.read(
        "WHERE inspection.since >= ? AND inspection.since < ? AND inspection.stage <> ?"
        " ORDER BY inspection.id",
        *(since, until, Stage.GIVEN_UP),
    )


def counted(found: Sequence[Inspection]) -> list[Inspection]:
    """Those whose score counts: scored, and not void by the manager's word (I17)."""
    over = (Stage.OPEN, Stage.GIVEN_UP)
    return [one for one in found if one.stage not in over and not one.void]


def pool() -> list[str]:
    """The buildings and units of the estate, to draw places from."""
    rows = database.db.execute_sql("SELECT DISTINCT code FROM home").fetchall()
    units = {"-".join(code.split("-")[:-1]) for (code,) in rows}
    return sorted(filter(None, units))


def drawn(seed: int, from_: Sequence[str], count: int) -> list[str]:
    """So many places of the pool; the same seed draws the same ones again (I15)."""
    return sorted(random.Random(seed).sample(list(from_), min(count, len(from_))))


def as_lines(items: Sequence[Item], found: dict[int, Mark]) -> list[Line]:
    """The lines that are marked, as they are scored."""
    return [Line(items[n].weight, mark.got, items[n].critical) for n, mark in found.items()]


def scored(items: Sequence[Item], found: dict[int, Mark]) -> Score:
    """The score of what is marked."""
    return score(as_lines(items, found))
