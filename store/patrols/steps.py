"""The operations of patrols and of the rounds that are walked (I5-I10)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from store import answers, clock, journal, plans, series
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.findings import NewFinding, Origin
from store.inputs import Input
from store.journal.operation import operation
from store.patrols.inputs import (
    Abnormal,
    Block,
    Doubt,
    HandingOn,
    Judging,
    LeftOut,
    Method,
    Normal,
    Result,
    SettingOut,
    Stage,
    Stopping,
)
from store.patrols.route import Patrolling, read
from store.patrols.settings import allowed
from store.patrols.walk import ROUNDS, WALKS, Noted, Walk, notes, of_round, set_note
from store.plans import Doing, Ending, Excusing, MakingUp, Occurrence, Plan
from store.rights import EXCUSE, PLAN, Staff

SERIES = "XC"


# Patrols


@operation
def begin(new: Patrolling, *, by: Staff) -> Plan:
    """Set a patrol up; raises ``Forbidden``."""
    require(by, PLAN)
    return ROUNDS.begin(new.title, new.terms, by, new.carries)


@operation
def change(plan_id: int, new: Patrolling, *, by: Staff) -> Plan:
    """Let a patrol be another from now on; rounds that began keep their points (G5)."""
    require(by, PLAN)
    return ROUNDS.change(plan_id, new.title, new.terms, by, new.carries)


@operation
def end(plan_id: int, why: Ending, *, by: Staff) -> Plan:
    """Let no more rounds come due of it; those that began stay due."""
    return ROUNDS.end(plan_id, why, by)


# A round


@operation
def set_out(number: int, given: SettingOut, *, by: Staff) -> Walk:
    """Somebody sets out on a round that has begun, or its sheet is entered.

    Raises ``Refused`` where it lies ahead, is answered for, or somebody walks it.
    """
    require(by, WALKS.first.right)
    one = ROUNDS.occurrence(number)
    if clock.now() < one.starts:
        raise Refused("Its time begins only at {time}.", time=clock.local(one.starts))
    if one.stage is not plans.Stage.OPEN:
        raise Refused("This is not possible now: it is {stage}.", stage=one.stage)
    if there := of_round(number):
        raise Refused("{number} is walked by {walker}.", number=there.number, walker=there.walker)
    return _begin(given, by, one.plan, one.version, one)


@operation
def set_out_extra(plan_id: int, given: SettingOut, *, by: Staff) -> Walk:
    """Somebody walks a patrol's points of their own accord: in no rate (I9)."""
    require(by, WALKS.first.right)
    plan = ROUNDS.running(plan_id)
    return _begin(given, by, plan.id, plan.version, None)


def _begin(given: SettingOut, by: Staff, plan: int, version: int, one: Occurrence | None) -> Walk:
    id_ = WALKS.table.following()
    route = read(one.carries if one else ROUNDS.plan(plan).carries)
    order = route.planned(one.id if one else -id_)
    also = [f"{ROUNDS.thing}:{plan}", *([one.subject] if one else [])]
    return WALKS.begin(
        given, by, also=also, id=id_, number=series.following(SERIES), planned=json.dumps(order),
        plan=plan, version=version, occurrence=one.id if one else None,
        since=clock.now(), walker=given.walker, method=given.method,
    )  # fmt: skip


@operation
def normal(walk_id: int, place: int, given: Normal, *, by: Staff) -> Walk:
    """A point is in order; the last one completes the round."""
    one = _admitted(walk_id, "normal", place, by)
    noted = _noted(one, place, Result.NORMAL, given.happened, given.note)
    return _complete(_note(one, "normal", given, by, [noted]), by)


@operation
def abnormal(walk_id: int, place: int, given: Abnormal, *, by: Staff) -> Walk:
    """Something is wrong at a point: it is a finding at once (I9)."""
    one = _admitted(walk_id, "abnormal", place, by)
    found = NewFinding(
        place=f"{one.title} {one.route.points[place].place}",
        what=given.what,
        severity=given.severity,
        worker=given.worker,
        team=given.team,
        due=given.due or clock.now() + allowed(given.severity),
        photo=given.photo,
    )
    origin = Origin(one.subject, f"patrol:{one.plan}")
    raised = answers.findings().raise_(found, origin, by=by)
    noted = _noted(one, place, Result.ABNORMAL, given.happened, given.what, raised.number)
    return _complete(_note(one, "abnormal", given, by, [noted]), by)


@operation
def no_access(walk_id: int, place: int, why: LeftOut, *, by: Staff) -> Walk:
    """Somebody was there and could not get in; it counts as reached (I9)."""
    one = _admitted(walk_id, "no_access", place, by)
    noted = _noted(one, place, Result.NO_ACCESS, None, why.reason)
    return _complete(_note(one, "no_access", why, by, [noted]), by)


@operation
def not_reached(walk_id: int, place: int, why: LeftOut, *, by: Staff) -> Walk:
    """Nobody was there: the round is not complete, and the point stays named (I9)."""
    one = _admitted(walk_id, "not_reached", place, by)
    noted = _noted(one, place, Result.NOT_REACHED, None, why.reason)
    return _complete(_note(one, "not_reached", why, by, [noted]), by)


@operation
def block(walk_id: int, given: Block, *, by: Staff) -> Walk:
    """All points that are left are in order, between two times as the sheet has them (I8)."""
    one = WALKS.admitted(walk_id, "block", by)
    left = one.left
    if not left:
        raise Refused("Every point is noted.")
    if given.until < given.since:
        raise Refused("It must end after it begins.", field="until")
    fast = given.until - given.since < timedelta(minutes=one.route.least) * (len(left) - 1)
    doubt = Doubt.PACE if fast else _outside(one, given.since, given.until)
    noted = [
        Noted(place, Result.NORMAL, Method.SHEET, given.until, clock.now(), doubt, "", None, "")
        for place in left
    ]
    return _complete(_note(one, "block", given, by, noted), by)


@operation
def hand_on(walk_id: int, given: HandingOn, *, by: Staff) -> Walk:
    """Somebody else walks on; both names stay on record (I10)."""
    one = WALKS.admitted(walk_id, "handed_on", by)
    return WALKS.move(one, "handed_on", given, by, walker=given.walker)


@operation
def stop(walk_id: int, given: Stopping, *, by: Staff) -> Walk:
    """The round ends with points that nobody reached; its time is still to be answered for."""
    one = WALKS.admitted(walk_id, "stopped", by)
    if not one.noted and not given.reason:
        raise Refused("Nothing is noted: say why it ends.", field="reason")
    return WALKS.move(one, "stopped", given, by, ended_at=clock.now())


@operation
def judge(walk_id: int, given: Judging, *, by: Staff) -> Walk:
    """Decide of the points that are doubted; what does not count leaves the rate (I8)."""
    one = WALKS.admitted(walk_id, "judged", by)
    doubted = sorted(place for place, noted in notes(walk_id).items() if noted.doubted)
    if not doubted:
        raise Refused("Nothing is doubted here.")
    database.db.execute_sql(
        "UPDATE walk_point SET judged = ? WHERE walk_id = ? AND doubt IS NOT NULL AND judged = ''",
        (given.verdict.value, walk_id),
    )
    return WALKS.move(one, "judged", given, by, figures={"places": doubted}, doubted=0)


@operation
def make_up(number: int, why: MakingUp, *, by: Staff) -> Occurrence:
    """What was missed is walked after all; it stays counted as missed (G3)."""
    one = ROUNDS.make_up(number, why, by)
    _stop_with(one, by)
    return one


@operation
def excuse(number: int, why: Excusing, *, by: Staff) -> Occurrence:
    """What was missed need not be walked; it leaves the count (G8)."""
    require(by, EXCUSE)
    one = ROUNDS.excuse(number, why, by)
    _stop_with(one, by)
    return one


def _stop_with(one: Occurrence, by: Staff) -> None:
    walk = of_round(one.id)
    if walk is not None and walk.stage is Stage.WALKING:
        WALKS.move(walk, "stopped", Stopping(), by, ended_at=clock.now())


# What they stand on


def _admitted(walk_id: int, kind: str, place: int, by: Staff) -> Walk:
    one = WALKS.admitted(walk_id, kind, by)
    if place not in one.planned:
        raise Refused("There is no such point on this round.")
    return one


def _noted(
    one: Walk,
    place: int,
    result: Result,
    happened: datetime | None,
    note: str,
    finding: int | None = None,
) -> Noted:
    now = clock.now()
    at = happened or now
    if at > now:
        raise Refused("This lies ahead; it cannot have happened yet.", field="happened")
    reached = result is not Result.NOT_REACHED
    doubt = _doubt(one, place, at) if reached else None
    return Noted(place, result, one.method, at, now, doubt, "", finding, note)


def _doubt(one: Walk, place: int, at: datetime) -> Doubt | None:
    """Whether one can have been there so soon after, or before, the nearest other point (Q62)."""
    others = (noted for other, noted in notes(one.id).items() if other != place)
    been = [abs(at - noted.happened) for noted in others if noted.result is not Result.NOT_REACHED]
    if been and min(been) < timedelta(minutes=one.route.least):
        return Doubt.PACE
    return _outside(one, at, at)


def _outside(one: Walk, since: datetime, until: datetime) -> Doubt | None:
    if one.occurrence is None:
        return None
    due = ROUNDS.occurrence(one.occurrence)
    return None if due.starts <= since and until <= due.missed else Doubt.OUTSIDE


def _note(one: Walk, kind: str, given: Input, by: Staff, noted: Iterable[Noted]) -> Walk:
    """Record what was noted of some points, and keep it."""
    fresh = {each.place: each for each in noted}
    after = notes(one.id) | fresh
    told = [_as_told(each) for each in fresh.values()]
    figures = {"points": told, "count": len(told), "place": one.route.points[min(fresh)].place}
    moved = WALKS.move(
        one, kind, given, by, figures=figures,
        noted=len(after),
        abnormal=sum(each.result is Result.ABNORMAL for each in after.values()),
        doubted=sum(each.doubted for each in after.values()),
    )  # fmt: skip
    number = journal.newest_of(one.subject)
    for each in fresh.values():
        set_note(one.id, each, number)
    WALKS.wait_anew(one.id)
    return moved


def _as_told(one: Noted) -> list[object]:
    """A point as an entry keeps it: place, result, method, when it was, doubt, finding."""
    at, written = clock.to_ms(one.happened), clock.to_ms(one.written)
    doubt = one.doubt and one.doubt.value
    result, method = one.result.value, one.method.value
    return [one.place, result, method, at, written, doubt, one.finding]


def _complete(one: Walk, by: Staff) -> Walk:
    """End a round of which every point is noted: done, unless nobody reached one of them (Q13)."""
    found = notes(one.id)
    if len(found) < len(one.planned):
        return one
    missing = any(noted.result is Result.NOT_REACHED for noted in found.values())
    last = max(noted.happened for noted in found.values())
    due = None if one.occurrence is None else ROUNDS.occurrence(one.occurrence)
    late = due is not None and last > due.missed
    kind = "stopped" if missing or late else "completed"
    done = WALKS.move(one, kind, Stopping(), by, ended_at=clock.now())
    if due is not None and kind == "completed" and due.stage is plans.Stage.OPEN:
        ROUNDS.do(due.id, Doing(happened=max(last, due.starts)), by)
    return done
