"""A violation from where it was found to where it is put right, or reported (R13–R15).

Means are to dissuade, to give notice, to stop the works, to withdraw passes, to report, to claim;
nobody here cuts power or water, and nobody fines.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from store import clock, escalations, series
from store.desk.staff import require
from store.errors import Refused
from store.escalations import Level, NewEscalation
from store.journal.operation import operation
from store.renovation.breaches import VIOLATIONS, Violation
from store.renovation.breachinputs import (
    BreachStage,
    Dissuasion,
    Grade,
    NewViolation,
    Notice,
    Recheck,
    Report,
    Signed,
    Struck,
)
from store.renovation.inputs import Stage, Why
from store.renovation.listed import RENOVATIONS
from store.renovation.permitting import stop
from store.renovation.renovation import ENDED
from store.renovation.rights import APPROVE_GRAVE
from store.renovation.settings import settings
from store.renovation.steps import NOTICES
from store.rights import Staff


@operation
def find(renovation_id: int, new: NewViolation, *, by: Staff) -> Violation:
    """Record a violation: a severe one stops the works, is reported up, and its clock runs (R13).

    Raises ``Refused`` where what is not minor has no day to be put right by, or one that is past.
    """
    require(by, VIOLATIONS.first.right)
    one = RENOVATIONS.table.one(renovation_id)
    if one.stage in ENDED:
        raise Refused("This is not possible now: it is {stage}.", stage=one.stage)
    if new.grade is not Grade.MINOR and new.put_right_by is None:
        raise Refused("Until when is it put right?", field="put_right_by")
    if new.put_right_by is not None and new.put_right_by < clock.today():
        raise Refused("This day is past.", field="put_right_by")
    severe = new.grade is Grade.SEVERE
    number, row = series.following(NOTICES), new.model_dump()
    if severe and one.stage is Stage.UNDER_WAY:
        stop(one.id, Why(reason=f"{number}：{new.what}"), by=by)
    up = _report_up(number, new, one.subject, by) if severe else None
    return VIOLATIONS.begin(
        new,
        by,
        also=[one.subject],
        number=number,
        renovation_id=one.id,
        found_at=clock.now(),
        found_by=by.id,
        report_due=_due() if severe else None,
        escalation=up,
        **row,
    )


def _report_up(number: str, new: NewViolation, thing: str, by: Staff) -> int:
    """The manager is told at once (D5)."""
    why = NewEscalation(level=Level.MAJOR, why=f"装修违章 {number}：{new.what}")
    return escalations.raise_(why, thing=thing, by=by).id


def _due() -> datetime:
    return clock.now() + timedelta(hours=settings().report)


@operation
def dissuade(violation_id: int, given: Dissuasion, *, by: Staff) -> Violation:
    """Record what was said; a minor one that is put right there and then is closed (R14)."""
    one = VIOLATIONS.admitted(violation_id, "dissuaded", by)
    now, minor = clock.now(), one.grade is Grade.MINOR
    if given.heeded and not minor:
        raise Refused("Only a minor one ends on the spot: it is looked at again.", field="heeded")
    ends = given.heeded and minor
    stage = BreachStage.CLOSED if ends else BreachStage.DISSUADED
    return VIOLATIONS.move(one, "dissuaded", given, by, dissuaded_at=now, stage=stage)


@operation
def give_notice(violation_id: int, given: Notice, *, by: Staff) -> Violation:
    """Record that the notice was given, and who signed for it (R13, SH32)."""
    one = VIOLATIONS.admitted(violation_id, "noticed", by)
    if given.signed is Signed.REFUSED and not given.witness:
        raise Refused("Where nobody signs a witness does.", field="witness")
    return VIOLATIONS.move(
        one, "noticed", given, by, noticed_at=clock.now(), signed=given.signed,
        witness=given.witness,
    )  # fmt: skip


@operation
def recheck(violation_id: int, given: Recheck, *, by: Staff) -> Violation:
    """Record what was seen when it was looked at again; unheeded, its report is due (R14).

    A clock that runs already runs on as it was set. Raises ``Refused`` for a severe one that would
    end unreported without the manager's reason.
    """
    one = VIOLATIONS.admitted(violation_id, "rechecked", by)
    now = clock.now()
    if not given.righted:
        due = one.report_due or _due()
        stage = BreachStage.REPORTED if one.reported_at else BreachStage.UNHEEDED
        return VIOLATIONS.move(
            one, "rechecked", given, by, rechecked_at=now, report_due=due, stage=stage
        )
    if one.grade is Grade.SEVERE and one.reported_at is None:
        if not given.unreported:
            raise Refused(
                "A severe one is reported, or the manager says why not.", field="unreported"
            )
        require(by, APPROVE_GRAVE)
    return VIOLATIONS.move(one, "rechecked", given, by, rechecked_at=now, stage=BreachStage.CLOSED)


@operation
def tell_authority(violation_id: int, given: Report, *, by: Staff) -> Violation:
    """Record that the authority was told; whether in time follows from when (art. 17, 42).

    Raises ``Refused`` for a time to come, or before it was found, and for one that is not severe
    and was heeded as far as is known.
    """
    one = VIOLATIONS.admitted(violation_id, "reported", by)
    at = given.at or clock.now()
    if at > clock.now():
        raise Refused("This time is still to come.", field="at")
    if at < one.found_at.replace(second=0, microsecond=0):  # typed to the minute
        raise Refused("It was found only at {at}.", field="at", at=one.found_at)
    if one.report_due is None:
        raise Refused("Only what is severe or unheeded is reported: look at it again first.")
    figures = {"at": at, "due": one.report_due, "late": at > one.report_due}
    return VIOLATIONS.move(
        one,
        "reported",
        given,
        by,
        figures=figures,
        reported_at=one.reported_at or at,
        authority=given.authority,
        means=given.means,
        receipt=given.receipt,
    )


@operation
def strike(violation_id: int, why: Struck, *, by: Staff) -> Violation:
    """It was none: who is in charge alone, with the reason; it stays on record."""
    return VIOLATIONS.move(VIOLATIONS.admitted(violation_id, "struck", by), "struck", why, by)
