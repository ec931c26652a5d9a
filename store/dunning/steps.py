"""The operations of asking for what is owed ($64–$69)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from store import clock, series
from store.desk.staff import require
from store.dunning import debtor, record
from store.dunning.case import CASES, Case
from store.dunning.debtor import Debtor
from store.dunning.inputs import (
    NewStep,
    Opened,
    Promise,
    Rung,
    State,
    StepAtHome,
    StepForAll,
)
from store.dunning.owed import Bill, bills
from store.dunning.rights import DECIDE, GRANT
from store.dunning.settings import settings
from store.engine import database
from store.errors import NotFound, Refused
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff

SERIES = "CJ"
_BY_WHOM = {Rung.VISIT: GRANT, Rung.DECISION: DECIDE, Rung.COURT: DECIDE}


@operation
def begin(new: StepAtHome, *, by: Staff) -> Case:
    """Take a step with whoever owes for a home, who pays for it now first.

    Raises ``Refused`` where nobody owes, and as ``take`` does.
    """
    require(by, WORK_THE_DESK)
    owing = debtor.of_home(new.home)
    if not owing:
        raise Refused("Nothing is owed for this home.", field="home")
    return _take(owing[0], NewStep.model_construct(**new.model_dump(exclude={"home"})), by)


@operation
def take(payer_id: int, given: NewStep, *, by: Staff) -> Case:
    """Take a step: what is owed of each bill at this moment is kept with it ($64).

    Raises ``Refused`` for what is not due yet (X22), rests, is disputed or paid, for a step that is
    skipped or taken before the term of the one before is over, without a reason.
    """
    require(by, WORK_THE_DESK)
    return _take(owing(payer_id), given, by)


@operation
def take_all(payer_ids: Sequence[int], given: StepForAll, *, by: Staff) -> list[Case]:
    """Take the same step with just these, all or none of them (X23)."""
    require(by, WORK_THE_DESK)
    if not payer_ids:
        raise Refused("There is nobody on the list.")
    done = []
    for payer_id in payer_ids:
        one = owing(payer_id)
        step = NewStep.model_construct(whom=one.name, **given.model_dump())
        try:
            done.append(_take(one, step, by))
        except Refused as refused:
            raise Refused(
                "Not possible for {home}: take it there alone, and see why.", home=one.home
            ) from refused
    return done


@operation
def promise(payer_id: int, given: Promise, *, by: Staff) -> Case:
    """Keep what was promised; on its day it stands on Today (CT7)."""
    require(by, WORK_THE_DESK)
    one = owing(payer_id)
    case = case_of(one, by)
    return CASES.move(case, "promised", given, by, **_promised(one, given))


def owing(payer_id: int) -> Debtor:
    """A payer who owes; raises ``Refused`` for one who has paid."""
    try:
        return debtor.get(payer_id)
    except NotFound:
        raise Refused("Nothing is owed here any more.") from None


def case_of(one: Debtor, clerk: Staff) -> Case:
    """The case of a payer, which the first step opens; call within an operation."""
    if one.case is not None:
        return one.case
    number = series.following(SERIES)
    return CASES.begin(Opened(), clerk, id=one.id, number=number, home_id=one.home_id)


def asked_now(one: Debtor, rung: Rung) -> list[Bill]:
    """The bills that a step is about: of a payment notice all, else what is past its day."""
    today = clock.today()
    owed = [bill for bill in bills(one.id) if not bill.disputed]
    found = owed if rung is Rung.NOTICE else [bill for bill in owed if bill.asked(today)]
    if found:
        return found
    if not owed:
        raise Refused("All of it is disputed: answer that first.", field="rung")
    raise Refused("Nothing is overdue: it is due on {day}.", field="rung", day=owed[0].due)


def end_plan(case_id: int) -> int | None:
    """Let no plan run any more; the one that ran. Call within an operation."""
    ended = database.db.execute_sql(
        "UPDATE dunning_plan SET ended_on = ? WHERE dunning_id = ? AND ended_on IS NULL"
        " RETURNING id",
        (clock.today().isoformat(), case_id),
    ).fetchone()
    return int(ended[0]) if ended else None


AT_REST: dict[str, Any] = {
    "hold": None,
    "hold_since": None,
    "hold_until": None,
    "ticket_id": None,
}


def _take(one: Debtor, given: NewStep, by: Staff) -> Case:
    rung, today = Rung(given.rung.value), clock.today()
    if (right := _BY_WHOM.get(rung)) is not None:
        require(by, right)
    _must_not_rest(one, today)
    of = asked_now(one, rung)
    _must_follow(one, rung, given.reason, today)
    next_on = given.next_on or _following(rung, of, today)
    if next_on < today:
        raise Refused("This day is past.", field="next_on")
    promised = _promised(one, given) if given.promise_on else NO_PROMISE
    case = case_of(one, by)
    proven = today if given.how.proves and given.proof else None
    deadline = _deadline(rung, today)
    step = record.enter(
        of,
        dunning_id=one.id,
        rung=rung,
        on_day=today,
        proven_on=proven,
        deadline=deadline,
        by_staff=by.id,
        **given.model_dump(include={"whom", "how", "proof", "text"}),
    )
    figures = record.told(step) | {"next_on": next_on, "ended": end_plan(one.id)}
    row = promised | AT_REST | {"next_on": next_on}
    return CASES.move(case, "stepped", given, by, figures=figures, **row)


NO_PROMISE: dict[str, Any] = {"promised_on": None, "promised": None, "promise_made": None}


def _promised(one: Debtor, given: NewStep | Promise) -> dict[str, Any]:
    today, on = clock.today(), given.promise_on
    if on is None or on < today:
        raise Refused("This day is past.", field="promise_on")
    most = one.overdue or one.owed
    return {"promised_on": on, "promised": min(given.promise or most, most), "promise_made": today}


def _must_not_rest(one: Debtor, today: date) -> None:
    state, case = one.state(today), one.case
    if state is State.HELD and case is not None and case.hold_until is not None:
        raise Refused("It rests until {day}; end that first.", day=case.hold_until)
    if state is State.PLANNED:
        raise Refused("It is paid in instalments, and none is missed.")


def _must_follow(one: Debtor, rung: Rung, reason: str, today: date) -> None:
    """No step is skipped, and no term cut short, without a reason ($64)."""
    if reason or rung.place <= Rung.REMINDER.place:
        return
    reached = one.rung.place if one.rung else Rung.NOTICE.place
    if rung.place > reached + 1:
        raise Refused("A step is skipped: say why.", field="reason")
    last = record.written(one.id) if one.rung else None
    runs = last is not None and last.deadline is not None and today <= last.deadline
    if last is not None and runs and rung.place > last.rung.place:
        raise Refused(
            "The term of the notice runs until {day}: wait, or say why not.",
            field="reason",
            day=last.deadline,
        )


def _deadline(rung: Rung, today: date) -> date | None:
    terms = {Rung.FIRST: settings().term_first, Rung.SECOND: settings().term_second}
    return today + timedelta(days=terms[rung]) if rung in terms else None


def _following(rung: Rung, of: Iterable[Bill], today: date) -> date:
    """When the next step is due, as the settings have it."""
    set_, due = settings(), min(bill.due for bill in of)
    deadline = _deadline(rung, today) or today
    tomorrow = today + timedelta(days=1)
    later = {
        Rung.NOTICE: due + timedelta(days=set_.remind),
        Rung.REMINDER: today + timedelta(days=set_.first),
        Rung.FIRST: deadline + timedelta(days=1),
        Rung.SECOND: max(deadline + timedelta(days=1), due + timedelta(days=set_.visit)),
        Rung.VISIT: today + timedelta(days=set_.decide),
        Rung.DECISION: due + timedelta(days=set_.court),
    }
    return max(later.get(rung, today + timedelta(days=30)), tomorrow)
