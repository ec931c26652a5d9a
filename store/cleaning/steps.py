"""The operations of the timetable and of inspections against the standard (L6–L8)."""

from __future__ import annotations

from datetime import datetime, timedelta

from store import answers, clock, journal, plans
from store.cleaning.duties import DUTIES, LOOK_OVER_ALL, Note, OnSheet, get, keep_note
from store.cleaning.inputs import Failing, LeavingOut, Minor, Result, Ticking, Whole
from store.cleaning.seeds import seeded
from store.cleaning.settings import settings
from store.cleaning.sheet import Duty, Kind, Proof
from store.desk.staff import require
from store.errors import Refused
from store.findings import NewFinding, Origin, Severity
from store.inputs import Input
from store.journal.operation import operation
from store.plans import Doing, Ending, Excusing, MakingUp, Occurrence, Plan
from store.register import told
from store.rights import EXCUSE, PLAN, WORK_CLEANING, Right, Staff

SERIES = "BJ"  # works and accidents, numbered in one row
LOOK_AGAIN = timedelta(days=2)  # L8: of rows that are not of every day
_MAY = {
    Kind.WORK: WORK_CLEANING,
    Kind.DAILY: WORK_CLEANING,
    Kind.WEEKLY: PLAN,
    Kind.MONTHLY: LOOK_OVER_ALL,
}


@operation
def begin(new: Duty, *, by: Staff) -> Plan:
    """Set a duty up; raises ``Forbidden``."""
    require(by, PLAN)
    return DUTIES.begin(new.title, new.terms, by, new.carries)


@operation
def set_up(*, by: Staff) -> list[Plan]:
    """Set up the timetable and the inspections that come with the program (service.md §7).

    Raises ``Refused`` where duties run already: none is set up twice.
    """
    require(by, PLAN)
    if plans.running(DUTIES.thing):
        raise Refused("The timetable is set up already.")
    found = seeded(clock.today(), settings())
    return [DUTIES.begin(new.title, new.terms, by, new.carries) for new in found]


@operation
def change(plan_id: int, new: Duty, *, by: Staff) -> Plan:
    """Let a duty be another from now on; sheets that are there keep theirs (G5)."""
    require(by, PLAN)
    return DUTIES.change(plan_id, new.title, new.terms, by, new.carries)


@operation
def end(plan_id: int, why: Ending, *, by: Staff) -> Plan:
    """Let no more come due of it; what has stays due."""
    return DUTIES.end(plan_id, why, by)


# Lines


@operation
def tick(number: int, place: int, given: Ticking, *, by: Staff) -> OnSheet:
    """A task is done, or a row passes."""
    one = _admitted(number, place, by)
    result = Result.GOOD if one.sheet.kind.scored else Result.TICKED
    return _note(one, given, by, _noted(one, place, result, given.happened, given.note))


@operation
def whole(number: int, given: Whole, *, by: Staff) -> OnSheet:
    """Every task that is left is done: a block at once (L7).

    Raises ``Refused`` where the duty demands a signature or a photo and none is told (L6).
    """
    one = _open(number, by)
    sheet = one.sheet
    if sheet.kind.scored:
        raise Refused("An inspection is looked at row by row.")
    if sheet.proof is not Proof.NONE and not given.proof:
        raise Refused("This duty demands {proof}.", field="proof", proof=sheet.proof)
    noted = [_noted(one, place, Result.TICKED, given.happened, "") for place in one.left]
    return _note(one, given, by, *noted, proved=True)


@operation
def leave_out(number: int, place: int, why: LeavingOut, *, by: Staff) -> OnSheet:
    """A task was not done, which stays named; a row that does not apply leaves the score (G7)."""
    one = _admitted(number, place, by)
    result = Result.NOT_APPLYING if one.sheet.kind.scored else Result.LEFT_OUT
    return _note(one, why, by, _noted(one, place, result, None, why.reason))


@operation
def minor(number: int, place: int, given: Minor, *, by: Staff) -> OnSheet:
    """A minor fault at a row: points off, and no finding (L8)."""
    one = _scored(_admitted(number, place, by))
    return _note(one, given, by, _noted(one, place, Result.MINOR, None, given.what))


@operation
def fail(number: int, place: int, given: Failing, *, by: Staff) -> OnSheet:
    """A row fails: it is a finding, due the same day or within two (L8, G9)."""
    one = _scored(_admitted(number, place, by))
    line, now = one.sheet.lines[place], clock.now()
    today = clock.bounds(clock.day(now))[1] - timedelta(minutes=1)
    found = NewFinding(
        place=line.title,
        what=given.what,
        severity=Severity.URGENT if line.critical else Severity.GENERAL,
        worker=given.worker,
        due=today if line.often == "日" else now + LOOK_AGAIN,
        photo=given.photo,
    )
    origin = Origin(one.subject, f"{DUTIES.thing}:{one.occurrence.plan}")
    raised = answers.findings().raise_(found, origin, by=by)
    noted = _noted(one, place, Result.FAILED, None, given.what, raised.number)
    return _note(one, given, by, noted)


@operation
def make_up(number: int, why: MakingUp, *, by: Staff) -> Occurrence:
    """What was missed is done after all; it stays counted as missed (G3)."""
    require(by, WORK_CLEANING)
    return DUTIES.make_up(number, why, by)


@operation
def excuse(number: int, why: Excusing, *, by: Staff) -> Occurrence:
    """What was missed need not be done; it leaves the count (G3)."""
    require(by, EXCUSE)
    return DUTIES.excuse(number, why, by)


# What they stand on


def may_note(kind: Kind) -> Right:
    """The right that noting the lines of such a duty needs (L8)."""
    return _MAY[kind]


def _open(number: int, by: Staff) -> OnSheet:
    require(by, WORK_CLEANING)
    one = get(number)
    require(by, _MAY[one.sheet.kind])
    if one.occurrence.stage is not plans.Stage.OPEN:
        raise Refused("This is not possible now: it is {stage}.", stage=one.occurrence.stage)
    if clock.now() < one.occurrence.starts:
        at = clock.local(one.occurrence.starts)
        raise Refused("Its time begins only at {time}.", time=at)
    return one


def _admitted(number: int, place: int, by: Staff) -> OnSheet:
    one = _open(number, by)
    if place not in one.planned:
        raise Refused("There is no such line on this sheet.")
    if place in one.notes:
        raise Refused("This line is noted already: {result}.", result=one.notes[place].result)
    return one


def _scored(one: OnSheet) -> OnSheet:
    if not one.sheet.kind.scored:
        raise Refused("Only an inspection has points.")
    return one


def _noted(
    one: OnSheet,
    place: int,
    result: Result,
    happened: datetime | None,
    note: str,
    finding: int | None = None,
) -> Note:
    now = clock.now()
    at = happened or now
    if at > now:
        raise Refused("This lies ahead; it cannot have happened yet.", field="happened")
    if at < one.occurrence.starts:
        start = clock.local(one.occurrence.starts)
        raise Refused("Its time begins only at {time}.", field="happened", time=start)
    if at > one.occurrence.missed:
        raise Refused("It was missed by then: have it made up or excused.", field="happened")
    return Note(place, result, at, finding, note)


def _note(one: OnSheet, given: Input, by: Staff, *noted: Note, proved: bool = False) -> OnSheet:
    """Record what was noted; the last line ends the duty, where nothing more is demanded of it."""
    payload, words = told(given)
    lines = [
        [each.place, each.result.value, clock.to_ms(each.happened), each.finding] for each in noted
    ]
    first = one.sheet.lines[noted[0].place] if noted else None
    payload |= {"noted": lines, "count": len(lines), "code": first.code if first else ""}
    payload |= {"result": noted[0].result.value} if noted else {}
    kind = "whole" if proved else "noted"
    number = journal.append(
        f"{DUTIES.occurs}.{kind}", one.subject, by=by, payload=payload,
        words=words | ({"line": first.title} if first else {}),
    ).number  # fmt: skip
    for each in noted:
        keep_note(one.id, each, number)
    after = get(one.id)
    if after.left or (one.sheet.proof is not Proof.NONE and not proved):
        return after
    return _settle(after, by)


def _settle(one: OnSheet, by: Staff) -> OnSheet:
    ticked = [each for each in one.notes.values() if each.result is not Result.LEFT_OUT]
    if not ticked:
        raise Refused("Nothing of it was done: leave it, it is missed when its time is over.")
    DUTIES.do(one.id, Doing(happened=max(each.happened for each in ticked)), by)
    return get(one.id)
