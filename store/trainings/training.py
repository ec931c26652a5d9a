"""A training as it stands, and what holds of a person on a day (O14, O15)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from store.engine.table import Table
from store.register import Register, Step
from store.trainings.inputs import Kind, NewTraining, Result, Stage, Withdrawn
from store.trainings.settings import settings

COUNTS = (Result.PASSED, Result.ATTENDED)


@dataclass(frozen=True)
class Training:
    """A training of one person; ``about`` is who, as the journal names them.

    ``until`` is its certificate's last day, None where it has none of its own; ``course`` the
    number of the session that it was part of, empty for one that was recorded by itself.
    """

    id: int
    about: str
    kind: Kind
    topic: str
    held_on: date
    hours: int
    trainer: str
    came: bool
    score: int | None
    result: Result
    paper: str
    until: date | None
    stage: Stage
    course: str

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"training:{self.id}"

    @property
    def counts(self) -> bool:
        """Whether somebody is trained by it: there, and not failed (Q119)."""
        return self.stage is Stage.KEPT and self.result in COUNTS


TRAININGS = Register(
    "training",
    Table(
        "training",
        Training,
        "SELECT training.id, training.about, training.kind, training.topic, training.held_on,"
        " training.hours, training.trainer, training.came, training.score, training.result,"
        " training.paper, training.until, training.stage,"
        " training.course FROM training",
    ),
    Step("recorded", NewTraining, to=Stage.KEPT),
    Step("withdrawn", Withdrawn, (Stage.KEPT,), Stage.WITHDRAWN),
    figures=lambda one: {"about": one.about, "result": one.result},
    private=("trainer", "paper"),
    columns=(
        *("about", "kind", "held_on", "hours", "came", "score", "result", "until", "stage"),
        "course",
    ),
)

get = TRAININGS.table.one


def of(about: str) -> list[Training]:
    """The trainings of a person, the newest first."""
    where = "WHERE training.about = ? ORDER BY training.held_on DESC, training.id DESC"
    return TRAININGS.table.read(where, about)


def last_day(one: Training) -> date:
    """The last day on which it holds: its certificate's, else some months behind it (O13)."""
    if one.until is not None:
        return one.until
    years, month = divmod(one.held_on.month - 1 + settings().again, 12)
    year, month = one.held_on.year + years, month + 1
    return date(year, month, min(one.held_on.day, monthrange(year, month)[1]))


def in_force(about: str, kind: Kind, on: date) -> list[Training]:
    """The trainings in something that hold of a person on a day, the newest first."""
    return [
        one
        for one in of(about)
        if one.kind is kind and one.counts and one.held_on <= on <= last_day(one)
    ]


def hours(about: str, kind: Kind, on: date) -> int:
    """How many class hours of it a person has had by a day."""
    had = (one for one in of(about) if one.kind is kind and one.counts and one.held_on <= on)
    return sum(one.hours for one in had)


def is_trained(about: str, on: date) -> bool:
    """Whether somebody may be set to work: enough safety training, some of it in force (A31)."""
    needed = settings().safety
    if not needed:
        return True
    return hours(about, Kind.SAFETY, on) >= needed and bool(in_force(about, Kind.SAFETY, on))
