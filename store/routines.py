"""Routines: what is to be done here again and again, planned, due on Today, never lost (G1-G8)."""

from __future__ import annotations

from store import clock, plans
from store.answers import Answers
from store.desk.staff import require
from store.journal.operation import operation
from store.plans import SHOWN, Doing, Ending, Excusing, MakingUp, Occurrence, Plan, Planning, Plans
from store.rights import EXCUSE, PLAN, WORK_THE_DESK, Staff
from store.text import mark

ROUTINES = Plans("routine", "task")


@operation
def begin(new: Planning, *, by: Staff) -> Plan:
    """Set up what is to be done how often; raises ``Forbidden``."""
    require(by, PLAN)
    return ROUTINES.begin(new.title, new.terms, by)


@operation
def change(plan_id: int, new: Planning, *, by: Staff) -> Plan:
    """Let it be something else from now on; what began stays as it was planned (G5)."""
    require(by, PLAN)
    return ROUTINES.change(plan_id, new.title, new.terms, by)


@operation
def end(plan_id: int, why: Ending, *, by: Staff) -> Plan:
    """Let nothing more come due of it; what began stays due."""
    return ROUTINES.end(plan_id, why, by)


@operation
def do(number: int, done: Doing, *, by: Staff) -> Occurrence:
    """Record that what was due is done, now or before (G3, G6)."""
    return ROUTINES.do(number, done, by)


@operation
def make_up(number: int, why: MakingUp, *, by: Staff) -> Occurrence:
    """Record that what was missed is done after all; it stays counted as missed (G3)."""
    return ROUTINES.make_up(number, why, by)


@operation
def excuse(number: int, why: Excusing, *, by: Staff) -> Occurrence:
    """Record that what was missed need not be done; it leaves the count (G8)."""
    return ROUTINES.excuse(number, why, by)


def last_done(plan_id: int) -> Occurrence | None:
    """What was done of a plan last; None where nothing was yet."""
    return plans.last_done(plan_id)


def open_now(plan_id: int) -> list[Occurrence]:
    """What of a plan is due or missed by now and nobody has answered for, the oldest first."""
    return plans.open_by(plan_id, clock.now())


ANSWERS = Answers(
    operations={
        **{f"routines.{name}": PLAN for name in ("begin", "change", "end")},
        **{f"routines.{name}": WORK_THE_DESK for name in ("do", "make_up")},
        "routines.excuse": EXCUSE,
    },
    sentences=plans.sentences(ROUTINES.thing, ROUTINES.occurs),
    called={"routine": mark("Routine {n}"), "task": mark("Task {n}")},
    shown=SHOWN,
    handed=ROUTINES.handed,
    forget=ROUTINES.forget,
    checks=ROUTINES.checks,
)
