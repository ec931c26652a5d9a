"""The operations of trainings: recorded of a person, or withdrawn (O14)."""

from __future__ import annotations

from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import Staff
from store.trainings.inputs import NewTraining, Result, Stage, Withdrawn
from store.trainings.settings import settings
from store.trainings.training import TRAININGS, Training, of


@operation
def record(about: str, new: NewTraining, *, course: str = "", by: Staff) -> Training:
    """Record what somebody was taught, as the journal names them; the result follows (Q119, Q120).

    ``course`` is the number of the session that it was part of.

    Raises ``Refused`` at the field that does not fit: marks of who was not there, a certificate
    that ends before the training, or one that is recorded already.
    """
    require(by, TRAININGS.first.right)
    if new.score is not None and not new.came:
        raise Refused("Who was not there has no marks.", field="score")
    if new.until is not None and new.until < new.held_on:
        raise Refused("This must not lie before {day}.", field="until", day=new.held_on)
    for one in of(about):
        same = (one.kind, one.held_on, one.topic) == (new.kind, new.held_on, new.topic)
        if one.stage is Stage.KEPT and same:
            raise Refused("This training is on record already.", field="topic")
    return TRAININGS.begin(
        new, by, also=[about], about=about, result=result(new), course=course, **new.model_dump()
    )


def result(new: NewTraining) -> Result:
    """What came of it for somebody."""
    if not new.came:
        return Result.ABSENT
    if new.score is None:
        return Result.ATTENDED
    return Result.PASSED if new.score >= settings().passed else Result.FAILED


@operation
def withdraw(number: int, why: Withdrawn, *, by: Staff) -> Training:
    """Say that it does not count; what was recorded stays."""
    one = TRAININGS.admitted(number, "withdrawn", by)
    return TRAININGS.move(one, "withdrawn", why, by, also=[one.about])
