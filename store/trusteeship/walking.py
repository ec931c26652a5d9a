"""The operations of visits: a home walked, something found there, its owner told (T9–T11)."""

from __future__ import annotations

from datetime import datetime, timedelta

from store import answers, clock, keys
from store.desk.staff import require
from store.errors import Refused
from store.findings import NewFinding, Origin, Severity
from store.journal.operation import operation
from store.keys import KeyKind
from store.plans import Occurrence, Stage
from store.rights import EXCUSE, WORK_THE_DESK, Staff
from store.trusteeship.inputs import Told
from store.trusteeship.named import Entry, RainStage, Result, Round
from store.trusteeship.rain import RAINS, Rain
from store.trusteeship.rounds import ROUNDS, monday, settle
from store.trusteeship.settings import settings
from store.trusteeship.trust import Trust, get, in_force, spans_of
from store.trusteeship.visit import PROBLEMS, VISITS, Problem, Visit
from store.trusteeship.walked import NotNeeded, Seen, Walked

BEFORE_OPENED = timedelta(hours=12)  # a patrol may have set out before the desk wrote of the rain
LENT_WITHIN = timedelta(hours=24)
_DAYS = {Severity.DANGER: 0, Severity.URGENT: 1, Severity.GENERAL: 3, Severity.PLANNED: 14}
_AT_ONCE = timedelta(hours=2)


@operation
def walk(trusteeship_id: int, kind: Round, of: int, given: Walked, *, by: Staff) -> Visit:
    """A home was walked and nothing found: that is an entry too (T9).

    ``of`` is the round, or the rain, that it is for. Raises ``Refused`` for a home that was walked
    already, or has no turn there, and for a time that is none of it.
    """
    require(by, WORK_THE_DESK)
    return _enter(get(trusteeship_id), kind, of, given, Result.NOTHING, by)


@operation
def find(trusteeship_id: int, kind: Round, of: int, given: Seen, *, by: Staff) -> Problem:
    """Something was found: put right at once, or a finding; its owner is to be told (T11).

    Raises ``Refused`` at the field for somebody who went in without leave, alone, or without the
    key being signed for.
    """
    require(by, WORK_THE_DESK)
    one = get(trusteeship_id)
    _must_be_let_in(one, given)
    visit = _enter(one, kind, of, given, Result.PROBLEM, by)
    found_at = visit.visited
    ticket = None if given.put_right else _raise(one, given, by)
    return PROBLEMS.begin(
        given,
        by,
        figures={"tell": found_at + timedelta(minutes=settings().tell_minutes)},
        also=[one.subject],
        trusteeship_id=one.id,
        visit_id=visit.id,
        point=given.point,
        what=given.what,
        put_right=given.put_right,
        photo=given.photo,
        entered=given.entered,
        ticket=ticket,
        found_at=found_at,
        tell_by=max(found_at, clock.now()) + timedelta(minutes=settings().tell_minutes),
        tries=0,
        said="",
    )


@operation
def excuse(trusteeship_id: int, kind: Round, of: int, why: NotNeeded, *, by: Staff) -> Visit:
    """A home need not be visited, with the reason of who is in charge."""
    require(by, EXCUSE)
    one = get(trusteeship_id)
    given = Walked(walked_by=by.name, reason=why.reason[:200])
    return _enter(one, kind, of, given, Result.EXCUSED, by)


@operation
def tell(problem_id: int, given: Told, *, by: Staff) -> Problem:
    """The owner was told, or tried: when, by whom, how, what they said (T11)."""
    require(by, WORK_THE_DESK)
    kind = "told" if given.reached else "tried"
    one = PROBLEMS.admitted(problem_id, kind, by)
    at = given.at or clock.now()
    if at < one.found_at:
        raise Refused("It was found only at {at}.", field="at", at=one.found_at)
    also, figures = [f"trusteeship:{one.trusteeship_id}"], {"at": at}
    if not given.reached:
        return PROBLEMS.move(one, kind, given, by, also=also, figures=figures, tries=one.tries + 1)
    row = {"told_at": at, "told_how": given.how, "told_whom": given.whom, "said": given.said}
    return PROBLEMS.move(one, kind, given, by, also=also, figures=figures, **row)


def _enter(one: Trust, kind: Round, of: int, given: Walked, result: Result, by: Staff) -> Visit:
    at = given.visited or clock.now()
    if at > clock.now():
        raise Refused("This lies ahead; it cannot have happened yet.", field="visited")
    if not one.live and kind is not Round.WEEK:
        raise Refused("This is not possible now: it is {stage}.", stage=one.stage)
    rain = RAINS.table.one(of) if kind in (Round.BEFORE, Round.AFTER) else None
    week = ROUNDS.occurrence(of) if kind is Round.WEEK else None
    _must_be_once(one, kind, of)
    late = _late_in_rain(rain, kind, at, result) if rain else bool(week and at > week.missed)
    if week is not None:
        _must_be_of(week, at, late and not given.reason)
        if result is not Result.EXCUSED and not in_force(spans_of(one.id), clock.day(at)):
            raise Refused("The home was not entrusted then.", field="visited")
    visit = VISITS.begin(
        given,
        by,
        figures={result.value: 1},
        also=[one.subject, *([rain.subject] if rain else [])],
        trusteeship_id=one.id,
        kind=kind,
        round_id=of if week else None,
        rain_id=of if rain else None,
        visited=at,
        walked_by=given.walked_by,
        late=late,
        result=result,
    )
    if week is not None:
        settle(week, by, given.reason)
    if rain is not None:
        RAINS.wait_anew(rain.id)
    return visit


def _must_be_once(one: Trust, kind: Round, of: int) -> None:
    column = "rain_id" if kind in (Round.BEFORE, Round.AFTER) else "round_id"
    where = f"WHERE trust_visit.{column} = ? AND trust_visit.kind = ?"
    there = VISITS.table.read(f"{where} AND trust_visit.trusteeship_id = ?", of, kind, one.id)
    if kind is not Round.EXTRA and there:
        raise Refused(
            "{home} was visited at {at} by {who}.",
            home=one.home,
            at=there[0].visited,
            who=there[0].walked_by,
        )


def _late_in_rain(rain: Rain, kind: Round, at: datetime, result: Result) -> bool:
    """Whether a visit is after its time; raises ``Refused`` where it is none of that rain."""
    if kind is Round.AFTER:
        if rain.stage is not RainStage.OVER or rain.ended is None or rain.due_after is None:
            raise Refused("This is not possible now: it is {stage}.", stage=rain.stage)
        if at < rain.ended:
            raise Refused("The rain was over only at {at}.", field="visited", at=rain.ended)
        return at > rain.due_after
    if rain.stage not in (RainStage.OPEN, RainStage.OVER) or rain.opened_at is None:
        raise Refused("This is not possible now: it is {stage}.", stage=rain.stage)
    if result is not Result.EXCUSED and rain.ended is not None and at > rain.ended:
        raise Refused("The rain is over since {at}: it is excused, or stays.", at=rain.ended)
    if at < rain.opened_at - BEFORE_OPENED:
        raise Refused("That was before the rain was announced.", field="visited")
    return rain.expected is not None and at > rain.expected


def _must_be_of(week: Occurrence, at: datetime, unexplained: bool) -> None:
    if week.stage is not Stage.OPEN:
        raise Refused("This is not possible now: it is {stage}.", stage=week.stage)
    if at < week.starts:
        raise Refused("Its week begins only on {day}.", field="visited", day=monday(week))
    if unexplained:
        raise Refused("Its week is over: say why only now.", field="reason")


def _must_be_let_in(one: Trust, given: Seen) -> None:
    """Going in needs leave, two people, and the key signed for (T5, T11, K2)."""
    if not given.entered:
        return
    if one.entry is Entry.NEVER:
        raise Refused("The owner lets nobody in: look from outside.", field="entered")
    if len(given.entered.replace("、", " ").replace(",", " ").replace("，", " ").split()) < 2:
        raise Refused("Two people go in: give both names.", field="entered")
    if one.entry is Entry.CALL and not given.permitted:
        raise Refused("Call first: then say who allowed it.", field="permitted")
    held = [key for key in keys.of_home(one.home_id) if key.kind is KeyKind.DEPOSITED]
    if held and not any(_was_lent(key.id) for key in held):
        raise Refused("Its key hangs on hook {hook}: lend it first.", field="entered",
                      hook=held[0].hook)  # fmt: skip


def _was_lent(key_id: int) -> bool:
    since = clock.now() - LENT_WITHIN
    return any(loan.returned_at is None or loan.lent_at >= since for loan in keys.loans(key_id))


def _raise(one: Trust, given: Seen, by: Staff) -> int:
    if not given.worker:
        raise Refused("Say what was done at once, or who puts it right.", field="worker")
    new = NewFinding(
        home=one.home_id,
        what=given.what,
        severity=given.severity,
        worker=given.worker,
        due=given.due or due_of(given.severity),
        photo=given.photo,
    )
    return answers.findings().raise_(new, Origin(source=one.subject), by=by).number


def due_of(severity: Severity) -> datetime:
    """Until when a finding is put right, by how bad it is (I13)."""
    days = _DAYS[severity]
    return clock.now() + (timedelta(days=days) if days else _AT_ONCE)
