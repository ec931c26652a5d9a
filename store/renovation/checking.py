"""Spot checks: occurrences of a plan for each renovation, none doubled, none lost (R2, R12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import clock, plans
from store.engine.table import Table
from store.journal.operation import operation
from store.plans import Doing, Ending, Every, Excusing, MakingUp, Occurrence, Plans, Rhythm, Status
from store.plans import Terms as PlanTerms
from store.renovation.checkinputs import CLOSER, KeyPoint, Result, Seen, Visit
from store.renovation.listed import RENOVATIONS
from store.renovation.renovation import CHECKED, Renovation
from store.renovation.settings import settings
from store.rights import WORK_THE_DESK, Staff

SPOT = Plans("spot_plan", "spot_check", right=WORK_THE_DESK)
_DAY = 24 * 60  # minutes


@dataclass(frozen=True)
class Seeing:
    """A spot check that was made; ``faults`` are the lines that were not in order."""

    id: int
    renovation_id: int
    at: datetime
    staff: int
    result: Result
    seen: Seen | None
    faults: str
    point: KeyPoint | None
    remark: str


VISITS = Table(
    "renovation_visit",
    Seeing,
    "SELECT renovation_visit.id, renovation_visit.renovation_id, renovation_visit.at,"
    " renovation_visit.staff, renovation_visit.result, renovation_visit.seen,"
    " renovation_visit.faults, renovation_visit.point, renovation_visit.remark"
    " FROM renovation_visit",
)


def terms(every: int, since: date) -> PlanTerms:
    """Every so many days, a day each; missed when the next one begins."""
    rhythm = Rhythm(every=Every.DAY, step=every, since=since)
    return PlanTerms(rhythm=rhythm, grace=0, late=(every - 1) * _DAY)


def plan_of(one: Renovation, every: int, since: date, by: Staff) -> int:
    """Set up the spot checks of a renovation; call within an operation."""
    return SPOT.begin(_title(one), terms(every, since), by).id


def _title(one: Renovation) -> str:
    return f"装修巡查 {one.home} {one.number}"


def end_checks(one: Renovation, reason: str, by: Staff) -> None:
    """Let no more come due; what is due or missed stays so until the inspection answers for it."""
    if one.plan is not None and SPOT.plan(one.plan).ended is None:
        SPOT.end(one.plan, Ending(reason=reason), by)


def go_on(one: Renovation, by: Staff) -> int:
    """Spot checks of a renovation that did not pass come due again."""
    if one.plan is not None and SPOT.plan(one.plan).ended is None:
        return one.plan
    since = clock.today() + timedelta(days=one.every)
    return plan_of(one, one.every, since, by)


@operation
def look(renovation_id: int, seen: Visit, *, by: Staff) -> Renovation:
    """Record a spot check: it answers for all that is due of the renovation, each once (R12).

    What was missed stays counted as missed. Entry refused twice goes to the supervisor, nobody in
    three times asks for a call; demolition and waterproofing are looked at more often.
    """
    one = RENOVATIONS.admitted(renovation_id, "visited", by)
    plans.make()  # what is due by now is answered for, whether it was made already or not
    now, today = clock.now(), clock.today()
    visit = VISITS.insert(
        renovation_id=one.id,
        at=now,
        staff=by.id,
        result=seen.result,
        seen=seen.seen,
        faults=",".join(line.value for line in seen.faults),
        point=seen.point,
        remark=seen.remark,
    )
    answered = answer(one, seen.result.value, by)
    going_on = seen.result in (Result.WORKING, Result.FINISHED)
    every = _how_often(one, seen)
    if every != one.every and one.plan is not None:
        since = today + timedelta(days=every)
        SPOT.change(one.plan, _title(one), terms(every, since), by)
    refused, nobody = seen.result is Result.REFUSED, seen.result is Result.NOBODY
    return RENOVATIONS.move(
        one,
        "visited",
        seen,
        by,
        figures={
            "visit": visit,
            "at": now,
            "answered": answered,
            "faults": [line.value for line in seen.faults],
        },
        visited_on=today,
        progress_on=today if going_on else one.progress_on,
        refusals=one.refusals + 1 if refused else 0,
        absences=one.absences + 1 if nobody else 0,
        every=every,
    )


def _how_often(one: Renovation, seen: Visit) -> int:
    """Every how many days it is looked at from now on; what was not seen changes nothing."""
    if seen.seen is None:
        return one.every
    figures = settings()
    return figures.closer if seen.seen in CLOSER else figures.every


def answer(one: Renovation, what: str, by: Staff) -> list[int]:
    """Answer for what is due or was missed of a renovation, each once; call within an operation."""
    if one.plan is None:
        return []
    now, answered = clock.now(), []
    for each in due_now(one):
        if each.state(now) is Status.MISSED:
            SPOT.make_up(each.id, MakingUp(reason=what), by)
        else:
            SPOT.do(each.id, Doing(), by)
        answered.append(each.id)
    return answered


@operation
def excuse(number: int, why: Excusing, *, by: Staff) -> Occurrence:
    """Let a spot check that was missed need none; it leaves the count, who is in charge alone."""
    return SPOT.excuse(number, why, by)


def due_now(one: Renovation) -> list[Occurrence]:
    """What of its spot checks is due or was missed, and nobody has answered for."""
    return plans.open_by(one.plan, clock.now()) if one.plan is not None else []


def next_due(one: Renovation) -> datetime | None:
    """When its next spot check begins; the oldest that is due, where some are."""
    if one.plan is None or one.stage not in CHECKED:
        return None
    if waiting := due_now(one):
        return waiting[0].starts
    found = SPOT.next_of(SPOT.plan(one.plan))
    return found.starts if found else None


def visits(renovation_id: int) -> list[Seeing]:
    """The spot checks of a renovation, the newest first."""
    where = "WHERE renovation_visit.renovation_id = ? ORDER BY renovation_visit.id DESC"
    return VISITS.read(where, renovation_id)


def under_checks() -> list[Renovation]:
    """The renovations that are spot-checked, by when the next one is due."""
    marks = ", ".join("?" * len(CHECKED))
    found = RENOVATIONS.table.read(f"WHERE renovation.stage IN ({marks})", *CHECKED)
    far = clock.now() + timedelta(days=365)
    return sorted(found, key=lambda one: (next_due(one) or far, one.home))
