"""The operations beside the steps: proofs, rests, instalments, acknowledgements ($66, $67, $69)."""

from __future__ import annotations

from datetime import date
from typing import Any

from store import clock
from store.desk.staff import require
from store.dunning import record
from store.dunning.case import CASES, Case
from store.dunning.debtor import Debtor
from store.dunning.inputs import (
    Acknowledgement,
    Delivery,
    Ending,
    Hold,
    How,
    NewPlan,
    Resting,
    Rung,
    Stage,
    Struck,
)
from store.dunning.limitation import months_on
from store.dunning.owed import Bill, bills
from store.dunning.plan import agreed
from store.dunning.rights import DECIDE, GRANT
from store.dunning.steps import AT_REST, NO_PROMISE, case_of, end_plan, owing
from store.engine import database
from store.errors import Refused
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff

_MOST_MONTHS = 2
_GRANTED = (Hold.HARDSHIP, Hold.DELAY)


@operation
def deliver(payer_id: int, given: Delivery, *, by: Staff) -> Case:
    """Record that the last written step arrived, and what shows it: the clock begins anew ($67).

    Raises ``Refused`` without a written step that waits for it, and for what proves nothing.
    """
    case = CASES.admitted(payer_id, "delivered", by)
    step = record.written(case.id)
    if step is None:
        raise Refused("Nothing was sent in writing.")
    if step.proven_on is not None:
        raise Refused("That it arrived is on record since {day}.", day=step.proven_on)
    if not given.how.proves:
        raise Refused("Words alone prove nothing: a signature, a number, a photo.", field="how")
    on = _past(given.on, step.on)
    record.STEPS.update(step.id, how=given.how, proof=given.proof, proven_on=on)
    told = given.model_copy(update={"on": on})
    return CASES.move(case, "delivered", told, by, figures={"step": step.id})


@operation
def rest(payer_id: int, given: Resting, *, by: Staff) -> Case:
    """Ask for nothing until a day, two months on at most; the debt stays ($66).

    Raises ``Refused`` for a promised repair without an open ticket of this home.
    """
    require(by, WORK_THE_DESK)
    if given.hold in _GRANTED:
        require(by, GRANT)
    one = owing(payer_id)
    today = clock.today()
    if given.until <= today:
        raise Refused("This day is past.", field="until")
    if given.until > (most := months_on(today, _MOST_MONTHS)):
        raise Refused("Until {day} at most; it can rest again then.", field="until", day=most)
    if given.hold is Hold.REPAIR:
        _must_be_open(given.ticket, one.home_id)
    case_of(one, by)
    case = CASES.admitted(one.id, "held", by)
    row: dict[str, Any] = {"hold": given.hold, "hold_since": today, "hold_until": given.until}
    row |= {"ticket_id": given.ticket if given.hold is Hold.REPAIR else None}
    return CASES.move(case, "held", given, by, **row)


@operation
def resume(payer_id: int, why: Ending, *, by: Staff) -> Case:
    """End a rest or a plan before its time."""
    case = CASES.admitted(payer_id, "resumed", by)
    figures = {"ended": end_plan(case.id), "on_day": clock.today()}
    return CASES.move(case, "resumed", why, by, figures=figures, next_on=clock.today(), **AT_REST)


@operation
def agree(payer_id: int, new: NewPlan, *, by: Staff) -> Case:
    """Agree on instalments that sum to the debt; it acknowledges the debt ($69)."""
    require(by, DECIDE)
    one, today = owing(payer_id), clock.today()
    of = _asked(one, today)
    instalments = agreed(new, sum(bill.owed for bill in of), today)
    case_of(one, by)
    case = CASES.admitted(one.id, "planned", by)
    step = _acknowledged(one, of, new.whom, new.proof, today, by)
    total = sum(each.amount for each in instalments)
    plan = database.db.execute_sql(
        "INSERT INTO dunning_plan (dunning_id, step_id, total) VALUES (?, ?, ?) RETURNING id",
        (one.id, step, total),
    ).fetchone()
    for place, each in enumerate(instalments):
        database.db.execute_sql(
            "INSERT INTO dunning_instalment (plan_id, place, due, amount) VALUES (?, ?, ?, ?)",
            (plan[0], place, each.due.isoformat(), each.amount),
        )
    told = record.told(step) | {"plan": plan[0], "until": instalments[-1].due}
    told |= {"parts": [[each.due.isoformat(), each.amount] for each in instalments]}
    row = AT_REST | NO_PROMISE
    return CASES.move(case, "planned", new, by, figures=told, **row)


@operation
def acknowledge(payer_id: int, given: Acknowledgement, *, by: Staff) -> Case:
    """Record that the debt was acknowledged: the three years begin anew ($67, 民法典 195)."""
    require(by, WORK_THE_DESK)
    one = owing(payer_id)
    of = bills(one.id)
    on = _past(given.on, min(bill.first for bill in of))
    case = case_of(one, by)
    step = _acknowledged(one, of, given.whom, given.proof, on, by)
    told = given.model_copy(update={"on": on})
    return CASES.move(case, "acknowledged", told, by, figures=record.told(step))


@operation
def strike(payer_id: int, why: Struck, *, by: Staff) -> Case:
    """Strike out the last step, which was recorded by mistake; what it proved is gone with it."""
    case = CASES.admitted(payer_id, "struck", by)
    taken = record.steps(case.id)
    if not taken:
        raise Refused("No step was taken.")
    if case.stage is Stage.PLANNED and taken[-1].rung is Rung.ACKNOWLEDGED:
        raise Refused("The plan stands upon it: end that first.")
    record.STEPS.update(taken[-1].id, struck=True)
    figures = {"step": taken[-1].id, "rung": taken[-1].rung}
    return CASES.move(case, "struck", why, by, figures=figures, next_on=clock.today())


def _asked(one: Debtor, today: date) -> list[Bill]:
    owed = [bill for bill in bills(one.id) if not bill.disputed]
    if not owed:
        raise Refused("All of it is disputed: answer that first.")
    return [bill for bill in owed if bill.overdue(today)] or owed


def _acknowledged(one: Debtor, of: list[Bill], whom: str, proof: str, on: date, by: Staff) -> int:
    return record.enter(
        of,
        dunning_id=one.id,
        rung=Rung.ACKNOWLEDGED,
        on_day=on,
        whom=whom,
        how=How.HANDED,
        proof=proof,
        proven_on=on,
        text="",
        by_staff=by.id,
    )


def _past(given: date | None, earliest: date) -> date:
    on = given or clock.today()
    if on > clock.today():
        raise Refused("This day has not come yet.", field="on")
    if on < earliest:
        raise Refused("This must not lie before {day}.", field="on", day=earliest)
    return on


def _must_be_open(ticket: int | None, home_id: int) -> None:
    if ticket is None:
        raise Refused("Which ticket is it?", field="ticket")
    sql = "SELECT home_id, open FROM ticket WHERE id = ?"
    found = database.db.execute_sql(sql, (ticket,)).fetchone()
    if found is None or found[0] != home_id:
        raise Refused("This is no ticket of this home.", field="ticket")
    if not found[1]:
        raise Refused("This ticket has ended.", field="ticket")
