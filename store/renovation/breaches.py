"""Violations as they stand, and the register of them (R13, R14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from store import clock
from store.engine.table import Table
from store.register import Register, Step
from store.renovation.breachinputs import (
    BreachStage,
    Dissuasion,
    Grade,
    Means,
    NewViolation,
    Notice,
    Recheck,
    Report,
    Signed,
    Struck,
)
from store.renovation.decree import Article
from store.renovation.rights import APPROVE
from store.waiting import Place, Waiting

ENDED = (BreachStage.CLOSED, BreachStage.STRUCK)
OPEN = tuple(stage for stage in BreachStage if stage not in ENDED)


@dataclass(frozen=True)
class Violation:
    """A violation; ``report_due`` is until when it is to be reported, as it was set, in UTC.

    ``escalation`` is what was reported up of it, within the house.
    """

    id: int
    number: str
    renovation_id: int
    home_id: int
    home: str
    article: Article
    what: str
    grade: Grade
    place: str
    photo: str
    told: str
    found_at: datetime
    found_by: int
    put_right_by: date | None
    report_due: datetime | None
    dissuaded_at: datetime | None
    noticed_at: datetime | None
    signed: Signed | None
    witness: str
    rechecked_at: datetime | None
    reported_at: datetime | None
    authority: str
    means: Means | None
    receipt: str
    escalation: int | None
    stage: BreachStage

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"violation:{self.id}"

    @property
    def to_report(self) -> bool:
        """Whether the authority has still to be told of it (R14)."""
        due = self.report_due is not None and self.reported_at is None
        return due and self.stage not in ENDED


def _waits(one: Violation) -> Iterator[Waiting]:
    figures = {"number": one.number, "home": one.home, "article": one.article.value}
    if one.stage in ENDED:
        return
    if one.to_report:
        yield Waiting(
            "violation.to_report",
            one.subject,
            due=one.report_due,
            place=Place.RUNNING,
            rings=True,
            figures=figures,
        )
    if one.stage is BreachStage.FOUND:
        yield Waiting("violation.to_dissuade", one.subject, place=Place.TODAY, figures=figures)
    elif one.stage is BreachStage.DISSUADED:
        yield Waiting("violation.to_notice", one.subject, place=Place.TODAY, figures=figures)
    else:
        due = clock.bounds(one.put_right_by)[1] if one.put_right_by else None
        shows = clock.bounds(one.put_right_by)[0] if one.put_right_by else None
        yield Waiting(
            "violation.to_recheck", one.subject, due, Place.TODAY, figures=figures, shows=shows
        )


_TOLD = (BreachStage.FOUND, BreachStage.DISSUADED, BreachStage.UNHEEDED)
_ALL = (*_TOLD, BreachStage.NOTICED, BreachStage.REPORTED)
VIOLATIONS = Register(
    "violation",
    Table(
        "violation",
        Violation,
        "SELECT violation.id, violation.number, violation.renovation_id, r.home_id,"
        " coalesce(h.code, ''), violation.article, violation.what, violation.grade,"
        " violation.place, violation.photo, violation.told, violation.found_at,"
        " violation.found_by, violation.put_right_by, violation.report_due,"
        " violation.dissuaded_at, violation.noticed_at, violation.signed, violation.witness,"
        " violation.rechecked_at, violation.reported_at, violation.authority, violation.means,"
        " violation.receipt, violation.escalation, violation.stage FROM violation"
        " JOIN renovation r ON r.id = violation.renovation_id"
        " LEFT JOIN home h ON h.id = r.home_id",
    ),
    Step("found", NewViolation, to=BreachStage.FOUND),
    Step("dissuaded", Dissuasion, _TOLD),
    Step("noticed", Notice, _TOLD, BreachStage.NOTICED),
    Step("reported", Report, _ALL, BreachStage.REPORTED),
    Step("rechecked", Recheck, _ALL),
    Step("struck", Struck, _ALL, BreachStage.STRUCK, APPROVE),
    figures=lambda one: {
        "number": one.number,
        "home": one.home_id,
        "renovation": one.renovation_id,
    },
    waits=_waits,
    private=("told", "witness"),
    columns=(
        *("number", "renovation_id", "article", "grade", "found_at", "found_by"),
        *("put_right_by", "report_due", "dissuaded_at", "noticed_at", "signed", "rechecked_at"),
        *("reported_at", "means", "escalation", "stage"),
    ),
    moments=("found_at", "report_due", "dissuaded_at", "noticed_at", "rechecked_at"),
    named=("put_right_by", "reported_at"),
)


def of_renovation(renovation_id: int) -> list[Violation]:
    """The violations of a renovation, the newest first."""
    where = "WHERE violation.renovation_id = ? ORDER BY violation.id DESC"
    return VIOLATIONS.table.read(where, renovation_id)


def open_of(renovation_id: int) -> list[Violation]:
    """Those of a renovation that are not put right, the gravest first."""
    grades = list(Grade)
    found = [one for one in of_renovation(renovation_id) if one.stage not in ENDED]
    return sorted(found, key=lambda one: -grades.index(one.grade))


def open_severe(renovation_id: int) -> Violation | None:
    """A severe one of a renovation that is not put right."""
    found = open_of(renovation_id)
    return found[0] if found and found[0].grade is Grade.SEVERE else None
