"""The operations on what is reported up (D5, D8–D14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from store import clock, present, series
from store.desk import staff
from store.desk.staff import require
from store.errors import NotFound, Refused
from store.escalations.escalation import ESCALATIONS, Escalation
from store.escalations.inputs import (
    Acknowledged,
    Decision,
    Ended,
    Level,
    Lowered,
    NewEscalation,
    Stage,
    Told,
)
from store.escalations.settings import settings
from store.inputs import Input
from store.journal.operation import attempt, operation
from store.rights import IN_CHARGE, WORK_THE_DESK, Role, Staff
from store.text import mark

SERIES = "SB"
PASSED = mark("no supervisor is on: the manager is told")


@operation
def raise_(new: NewEscalation, *, thing: str = "", by: Staff) -> Escalation:
    """Report something up, at once: who has to be reached is told by its level (D8).

    ``thing`` is what it is about as the journal names it; its entry touches it. Where no supervisor
    is on, that rung is passed, and the entry says so (D11).
    """
    require(by, WORK_THE_DESK)
    now = clock.now()
    passed = not present.of_roles(frozenset({Role.SUPERVISOR}), now)
    return ESCALATIONS.begin(
        new,
        by,
        figures={"about": thing} | ({"passed": PASSED} if passed else {}),
        also=[thing] if thing else [],
        number=series.following(SERIES),
        level=new.level,
        thing=thing,
        raised_at=now,
        next_at=now + settings().within(new.level),
        passed=int(passed),
    )


@operation
def ring(escalation_id: int, *, by: Staff) -> Escalation:
    """Take the alarm in one's own name: it is silent until somebody had time to be tried."""
    one = ESCALATIONS.admitted(escalation_id, "ringing", by)
    again = clock.now() + timedelta(minutes=settings().between)
    return ESCALATIONS.move(one, "ringing", Input(), by, next_at=again)


@operation
def tell(escalation_id: int, told: Told, *, by: Staff) -> Escalation:
    """Record that somebody was told, or was not reached: then it is tried again (D9, D10)."""
    one = ESCALATIONS.admitted(escalation_id, "told", by)
    whom, at = _in_charge(told.whom), told.at or clock.now()
    if at > clock.now():
        raise Refused("This time is still to come.", field="at")
    if at < one.raised_at:
        raise Refused("It was reported up only at {at}.", field="at", at=one.raised_at)
    if told.reached:
        return _reached(one, "told", told, by, whom, at)
    again = clock.now() + timedelta(minutes=settings().between)
    return ESCALATIONS.move(one, "told", told, by, tries=one.tries + 1, next_at=again)


@attempt
def acknowledge(escalation_id: int, given: Acknowledged, *, by: Staff) -> Escalation:
    """Somebody in charge has read it, at any session, and signs with their own PIN (D9)."""
    require(by, WORK_THE_DESK)
    try:
        who = staff.by_number(given.number)
    except NotFound as error:
        raise Refused(error.message, field="number", **error.values) from error
    _in_charge(who.id, "number")
    staff.check_pin(who, given.pin)
    return _acknowledged(escalation_id, given, who, by=by)


@operation
def _acknowledged(escalation_id: int, given: Acknowledged, who: Staff, *, by: Staff) -> Escalation:
    one = ESCALATIONS.admitted(escalation_id, "acknowledged", by)
    return _reached(one, "acknowledged", given, by, who, clock.now())


def _reached(
    one: Escalation, kind: str, given: Input, by: Staff, whom: Staff, at: datetime
) -> Escalation:
    """One of the two is reached; the other of a major matter is to be told by a time too."""
    manager = whom.role is Role.MANAGER
    supervisor_at = one.supervisor_at if manager else one.supervisor_at or at
    manager_at = one.manager_at or at if manager else one.manager_at
    told = replace(one, supervisor_at=supervisor_at, manager_at=manager_at)
    again = max(one.next_at, clock.now() + timedelta(minutes=settings().between))
    return ESCALATIONS.move(
        *(one, kind, given, by),
        figures={"whom": whom.id},
        supervisor_at=supervisor_at,
        manager_at=manager_at,
        next_at=one.next_at if told.reached else again,
        stage=Stage.REACHED if told.reached else one.stage,
    )


@operation
def decide(escalation_id: int, decision: Decision, *, by: Staff) -> Escalation:
    """Record what was decided, by whom and until when; it moves no duty by itself (D12)."""
    one = ESCALATIONS.admitted(escalation_id, "decided", by)
    _in_charge(decision.whom)
    if decision.until is not None and decision.until <= clock.now():
        raise Refused("This must lie ahead.", field="until")
    return ESCALATIONS.move(
        *(one, "decided", decision, by), until=decision.until, owner=decision.owner
    )


@operation
def lower(escalation_id: int, why: Lowered, *, by: Staff) -> Escalation:
    """Take a major matter for a hard one after all: who is in charge alone, with the reason."""
    one = ESCALATIONS.admitted(escalation_id, "lowered", by)
    if one.level is Level.HARD:
        raise Refused("It is of the lowest level already.")
    told = replace(one, level=Level.HARD).reached
    stage = Stage.REACHED if told else one.stage
    return ESCALATIONS.move(one, "lowered", why, by, level=Level.HARD, stage=stage)


@operation
def end(escalation_id: int, ended: Ended, *, by: Staff) -> Escalation:
    """Record what came of it."""
    one = ESCALATIONS.admitted(escalation_id, "ended", by)
    return ESCALATIONS.move(one, "ended", ended, by)


def _in_charge(staff_id: int, field: str = "whom") -> Staff:
    whom = staff.get(staff_id)
    if whom.role not in IN_CHARGE:
        raise Refused("It goes up to a supervisor or a manager.", field=field)
    return whom
