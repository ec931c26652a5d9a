"""A daily check as it stands, and the marks of its sections (I22, G7)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from store.contractors.scoreinputs import (
    AsIs,
    CheckStage,
    GiveUpCheck,
    LeftOut,
    Lost,
    Section,
)
from store.engine.table import Table
from store.register import Register, Step
from store.score import Score
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Mark:
    """What was marked of a section: ``got`` points, None where it does not apply."""

    check_id: int
    place: int
    got: int | None
    finding: int | None
    note: str


@dataclass(frozen=True)
class Check:
    """A check of a day; ``weights`` are those of its sections as they were then, as JSON (G5).

    ``month`` is what it counts in. Times are UTC.
    """

    id: int
    contractor_id: int
    month: str
    weights: str
    inspector: int
    since: datetime
    marked: int
    got: int
    of: int
    found: int
    stage: CheckStage
    contractor: str
    name: str

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"contractor_check:{self.id}"

    @property
    def items(self) -> tuple[tuple[Section, int], ...]:
        """The sections with their weights; one without weight is not asked."""
        return tuple(zip(Section, json.loads(self.weights), strict=True))

    @property
    def planned(self) -> tuple[int, ...]:
        """The places of its sections in their order."""
        return tuple(place for place, (_section, weight) in enumerate(self.items) if weight)

    @property
    def left(self) -> list[int]:
        """The sections that nobody has marked yet."""
        found = marks(self.id)
        return [place for place in self.planned if place not in found]

    @property
    def score(self) -> Score:
        """Its score as it stands (G7)."""
        return Score(self.got, self.of, failed=False)

    def lines(self) -> Sequence[tuple[int, Section, int, Mark | None]]:
        """Each section with its weight, and what was marked of it."""
        found = marks(self.id)
        return [(place, *self.items[place], found.get(place)) for place in self.planned]


def _waits(one: Check) -> Iterator[Waiting]:
    if one.stage is CheckStage.OPEN:
        left = len(one.planned) - one.marked
        figures = {"contractor": one.contractor, "name": one.name, "left": left}
        yield Waiting("contractor_check.open", one.subject, place=Place.GOING_ON, figures=figures)


_OPEN = (CheckStage.OPEN,)
CHECKS = Register(
    "contractor_check",
    Table(
        "contractor_check",
        Check,
        "SELECT contractor_check.id, contractor_check.contractor_id, contractor_check.month,"
        " contractor_check.weights, contractor_check.inspector, contractor_check.since,"
        " contractor_check.marked, contractor_check.got, contractor_check.points,"
        " contractor_check.found, contractor_check.stage, c.number, c.name FROM contractor_check"
        " JOIN contractor c ON c.id = contractor_check.contractor_id",
    ),
    Step("begun", AsIs, to=CheckStage.OPEN),
    Step("as_is", AsIs, _OPEN),
    Step("lost", Lost, _OPEN),
    Step("left_out", LeftOut, _OPEN),
    Step("marked", AsIs, _OPEN, CheckStage.MARKED),
    Step("given_up", GiveUpCheck, _OPEN, CheckStage.GIVEN_UP),
    figures=lambda one: {"contractor": one.contractor},
    waits=_waits,
    columns=(
        *("contractor_id", "month", "weights", "inspector", "since", "marked", "got", "points"),
        *("found", "stage"),
    ),
    moments=("since",),
)

get_check = CHECKS.table.one
_MARKS = Table(
    "contractor_mark",
    Mark,
    "SELECT contractor_mark.check_id, contractor_mark.place, contractor_mark.got,"
    " contractor_mark.finding, contractor_mark.note FROM contractor_mark",
)


def marks(check_id: int) -> Mapping[int, Mark]:
    """What was marked of a check's sections, by their places."""
    return {one.place: one for one in _MARKS.read("WHERE contractor_mark.check_id = ?", check_id)}


def checks_of(contractor_id: int, month: str = "") -> list[Check]:
    """A contractor's checks, the newest first; of one month, where it is named."""
    where = "WHERE contractor_check.contractor_id = ? AND ? IN ('', contractor_check.month)"
    return CHECKS.table.read(f"{where} ORDER BY contractor_check.id DESC", contractor_id, month)


def checks_between(since: datetime, until: datetime) -> list[Check]:
    """The checks of a time that are marked whole."""
    where = "WHERE contractor_check.since >= ? AND contractor_check.since < ?"
    return CHECKS.table.read(
        f"{where} AND contractor_check.stage = ?", since, until, CheckStage.MARKED
    )
