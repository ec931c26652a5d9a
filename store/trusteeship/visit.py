"""Each visit of an entrusted home, and each problem with what its owner was told (T9–T11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store.engine.table import Table
from store.register import Register, Step
from store.trusteeship.inputs import Told
from store.trusteeship.named import How, Made, Point, Result, Round, Telling, Whom
from store.trusteeship.walked import Seen, Walked
from store.waiting import Waiting


@dataclass(frozen=True)
class Visit:
    """A visit; ``walked_by`` who went, ``late`` whether it was after its time. Times are UTC."""

    id: int
    trusteeship_id: int
    home_id: int
    home: str
    kind: Round
    round_id: int | None
    rain_id: int | None
    visited: datetime
    walked_by: str
    late: bool
    result: Result
    stage: Made


VISITS = Register(
    "trust_visit",
    Table(
        "trust_visit",
        Visit,
        "SELECT trust_visit.id, trust_visit.trusteeship_id, t.home_id, h.code, trust_visit.kind,"
        " trust_visit.round_id, trust_visit.rain_id, trust_visit.visited, trust_visit.walked_by,"
        " trust_visit.late, trust_visit.result, trust_visit.stage FROM trust_visit"
        " JOIN trusteeship t ON t.id = trust_visit.trusteeship_id JOIN home h ON h.id = t.home_id",
    ),
    Step("entered", Walked, to=Made.MADE),
    figures=lambda one: {"home": one.home_id, "round": one.kind, "state": one.result},
    columns=(
        *("trusteeship_id", "kind", "round_id", "rain_id", "visited", "late", "result"),
        "stage",
    ),
    named=("visited",),
)


@dataclass(frozen=True)
class Problem:
    """Something found at an entrusted home; ``ticket`` is the finding that was raised of it.

    ``entered`` is who went in, empty for nobody; ``tries`` how often nobody was reached.
    """

    id: int
    trusteeship_id: int
    home_id: int
    home: str
    visit_id: int | None
    point: Point
    what: str
    put_right: str
    photo: str
    entered: str
    ticket: int | None
    found_at: datetime
    tell_by: datetime
    tries: int
    told_at: datetime | None
    told_how: How | None
    told_whom: Whom | None
    said: str
    stage: Telling

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return f"trust_problem:{self.id}"


def _waits(one: Problem) -> Iterator[Waiting]:
    if one.stage is Telling.OWED:
        figures = {"home": one.home_id, "point": one.point.value, "tries": one.tries or None}
        yield Waiting("trust_problem.to_tell", one.subject, one.tell_by, figures=figures)


PROBLEMS = Register(
    "trust_problem",
    Table(
        "trust_problem",
        Problem,
        "SELECT trust_problem.id, trust_problem.trusteeship_id, t.home_id, h.code,"
        " trust_problem.visit_id, trust_problem.point, trust_problem.what,"
        " trust_problem.put_right, trust_problem.photo, trust_problem.entered,"
        " trust_problem.ticket, trust_problem.found_at, trust_problem.tell_by,"
        " trust_problem.tries, trust_problem.told_at, trust_problem.told_how,"
        " trust_problem.told_whom, trust_problem.said, trust_problem.stage FROM trust_problem"
        " JOIN trusteeship t ON t.id = trust_problem.trusteeship_id"
        " JOIN home h ON h.id = t.home_id",
    ),
    Step("found", Seen, to=Telling.OWED),
    Step("tried", Told, (Telling.OWED,)),
    Step("told", Told, (Telling.OWED,), Telling.TOLD),
    figures=lambda one: {"home": one.home_id, "ticket": one.ticket},
    waits=_waits,
    columns=(
        *("trusteeship_id", "visit_id", "point", "ticket", "found_at", "tell_by", "tries"),
        *("told_at", "told_how", "told_whom", "stage"),
    ),
    moments=("tell_by",),
    named=("found_at", "told_at"),
)


def visits_of(trusteeship_id: int) -> list[Visit]:
    """All visits of an agreement, the first first."""
    where = "WHERE trust_visit.trusteeship_id = ? ORDER BY trust_visit.visited, trust_visit.id"
    return VISITS.table.read(where, trusteeship_id)


def visits_in(column: str, number: int) -> list[Visit]:
    """The visits of a ``round_id`` or a ``rain_id``, home by home."""
    return VISITS.table.read(f"WHERE trust_visit.{column} = ? ORDER BY h.code", number)


def problems_of(trusteeship_id: int) -> list[Problem]:
    """What was found at an entrusted home, the first first."""
    where = "WHERE trust_problem.trusteeship_id = ? ORDER BY trust_problem.id"
    return PROBLEMS.table.read(where, trusteeship_id)


def problem_of(visit_id: int) -> Problem | None:
    """What a visit found."""
    return next(iter(PROBLEMS.table.read("WHERE trust_problem.visit_id = ?", visit_id)), None)


def untold() -> list[Problem]:
    """The problems whose owners do not know of them yet, the first first."""
    return PROBLEMS.table.read("WHERE trust_problem.stage = ? ORDER BY trust_problem.id", "owed")
