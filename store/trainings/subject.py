"""What trainings answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store import journal
from store.answers import Answers
from store.expiring import Expiring
from store.figure import Figure, Period, share
from store.rights import WORK_THE_DESK
from store.sentences import moment_or_day
from store.text import mark
from store.trainings.inputs import Kind, Result, Stage
from store.trainings.sentences import CALLED, SENTENCES
from store.trainings.settings import TrainingSettings
from store.trainings.training import TRAININGS, Training, of

_MOST = 500


def expiring(until: date) -> Iterator[Expiring]:
    """Certificates that end by a day and are not followed by a later one (G12, O15)."""
    where = "WHERE training.stage = ? AND training.until <= ? ORDER BY training.until LIMIT ?"
    for one in TRAININGS.table.read(where, Stage.KEPT, until, _MOST):
        if one.counts and one.until is not None and not _followed(one):
            yield Expiring(
                one.about, mark("Training"), one.paper, one.topic, one.held_on, one.until
            )


def _followed(one: Training) -> bool:
    """Whether the person has a later one of the kind."""
    later = (each for each in of(one.about) if each.counts and each.kind is one.kind)
    return any(each.held_on > one.held_on for each in later)


def figures(period: Period) -> Iterator[Figure]:
    """How many came of those who should, and passed of those examined (O16, G8)."""
    where = "WHERE training.stage = ? AND training.held_on >= ? AND training.held_on <= ?"
    found = TRAININGS.table.read(where, Stage.KEPT, period.first, period.last)
    single = [one for one in found if not one.course]  # who is missing at a session is no record
    yield share(
        mark("Came to trainings"),
        sum(one.came for one in single),
        len(single),
        mark("Of those who should have come to a training that was recorded one by one."),
    )
    examined = [one for one in found if one.score is not None]
    yield share(
        mark("Trainings passed"),
        sum(one.result is Result.PASSED for one in examined),
        len(examined),
        mark("Of those examined; who was not there is not among them."),
    )


def forget(entry: journal.Entry) -> None:
    """Empty what the table repeats of an entry's words."""
    if entry.kind == "training.recorded":
        TRAININGS.table.update(entry.subject_id, topic="", trainer="", paper="")


ANSWERS = Answers(
    operations={f"trainings.steps.{name}": WORK_THE_DESK for name in ("record", "withdraw")},
    settings=TrainingSettings,
    sentences=SENTENCES,
    called=CALLED,
    shown={"kind": Kind, "result": Result, "held_on": moment_or_day},
    expiring=expiring,
    figures=figures,
    personal={"training": ("topic", "trainer", "paper")},
    forget=forget,
    checks=TRAININGS.checks,
)
