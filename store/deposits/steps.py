"""Taking a deposit, its conditions, and undoing it ($71–$73)."""

from __future__ import annotations

from datetime import date
from typing import Any

from store import agenda, answers, catalogue, clock, receipts, residents
from store.deposits.deposit import DEPOSITS, Deposit, conditions, held, of_home
from store.deposits.inputs import CONDITIONS, Kind, Met, NewDeposit, Told, What
from store.deposits.settings import settings
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.journal.operation import operation
from store.receipts import Line, NewReceipt, Reddening, Voiding
from store.rights import Staff

SERIES = "YJ"
_chinese = catalogue.of("zh_CN").gettext


@operation
def take(new: NewDeposit, *, by: Staff) -> Deposit:
    """Take a deposit with a receipt of its own; its conditions are those of its kind ($71, $73).

    Raises ``Refused`` at the field that does not fit: beyond the local cap, a way that brings no
    money, no reference, another kind without what it goes back on.
    """
    require(by, DEPOSITS.first.right)
    home = residents.home(new.home).home
    _must_be_allowed(new)
    id_, on = DEPOSITS.table.following(), new.received_on or clock.today()
    terms = [_chinese(what.called) for what in CONDITIONS[new.kind] if what is not What.AGREED]
    told = "；".join(filter(None, (*terms, new.terms)))
    receipt = receipts.issue(
        NewReceipt(
            kind=receipts.Kind.DEPOSIT,
            home_id=home.id,
            about=f"deposit:{id_}",
            payer=new.payer,
            amount=new.amount,
            method=new.method.method,
            reference=new.reference,
            received_on=on,
            lines=(Line(_chinese(new.kind.called), "", "", "", new.amount),),
            remark=f"退还条件：{told}。凭本收据原件退还。",
        ),
        by=by,
    )

    def lay(deposit_id: int) -> None:
        for place, what in enumerate(CONDITIONS[new.kind]):
            words = new.terms if what is What.AGREED else ""
            database.db.execute_sql(
                "INSERT INTO deposit_condition (deposit_id, place, what, words)"
                " VALUES (?, ?, ?, ?)",
                (deposit_id, place, what.value, words),
            )

    row = new.model_dump(include={"kind", "payer", "standing", "amount", "method", "linked"})
    return DEPOSITS.begin(
        new.model_copy(update={"received_on": on}),
        by,
        parts=lay,
        also=(receipt.subject,),
        figures={"conditions": [what.value for what in CONDITIONS[new.kind]]},
        id=id_,
        number=receipt.number,
        home_id=home.id,
        balance=new.amount,
        taken_on=on,
        taken_by=by.id,
        receipt_id=receipt.id,
        **row,
    )


def _must_be_allowed(new: NewDeposit) -> None:
    if new.kind is Kind.OTHER and not new.terms:
        raise Refused("Say on what it goes back.", field="terms")
    most = settings().most * 100
    if new.kind is Kind.RENOVATION and most:
        mine = [one for one in of_home(new.home) if one.kind is new.kind]
        if sum(one.balance for one in mine) + new.amount > most:
            raise Refused("The local rule lets no more be taken of a home.", field="amount")


@operation
def meet(deposit_id: int, given: Met, *, by: Staff) -> Deposit:
    """Record that a condition is met, or all that are open; the last one makes it due back.

    Raises ``Refused`` where the subject that it belongs to says that it is not met yet (X68).
    """
    deposit = DEPOSITS.admitted(deposit_id, "met", by)
    on, now = given.met_on or clock.today(), conditions(deposit_id)
    _must_have_come(on, deposit, "met_on")
    open_ = [place for place, one in enumerate(now) if one.met_on is None]
    if given.condition is not None:
        open_ = [place for place in open_ if now[place].what is given.condition]
    if not open_:
        raise Refused("It has no such condition that is still open.", field="condition")
    for place in open_:
        if not answers.vouched(deposit.subject, now[place].what.value):
            raise Refused(
                "Not met yet, by what it belongs to: {what}.",
                field="condition",
                what=now[place].what,
            )
    for place in open_:
        database.db.execute_sql(
            "UPDATE deposit_condition SET met_on = ? WHERE deposit_id = ? AND place = ?",
            (on.isoformat(), deposit_id, place),
        )
    days = [one.met_on for one in conditions(deposit_id)]
    all_met = max(filter(None, days)) if all(days) else None
    figures = {"places": open_, "all": all_met is not None}
    said = given.model_copy(update={"met_on": on})
    return DEPOSITS.move(deposit, "met", said, by, figures=figures, met_on=all_met)


@operation
def tell(deposit_id: int, given: Told, *, by: Staff) -> Deposit:
    """Record that its payer was told that it may be fetched ($72)."""
    deposit = DEPOSITS.admitted(deposit_id, "told", by)
    if deposit.met_on is None:
        raise Refused("It is not due back yet: a condition is open.")
    return DEPOSITS.move(deposit, "told", given, by, told_on=clock.today())


@operation
def void(deposit_id: int, given: Voiding, *, by: Staff) -> Deposit:
    """Undo a deposit with its receipt, within the shift ($40)."""
    deposit = DEPOSITS.admitted(deposit_id, "voided", by)
    moved = DEPOSITS.move(deposit, "voided", given, by, **_undone(deposit))
    receipts.void(deposit.receipt_id, given, by=by, about=deposit.subject)
    return moved


@operation
def redden(deposit_id: int, given: Reddening, *, by: Staff) -> Deposit:
    """Undo a deposit with a red receipt ($40)."""
    deposit = DEPOSITS.admitted(deposit_id, "reddened", by)
    moved = DEPOSITS.move(deposit, "reddened", given, by, **_undone(deposit))
    receipts.redden(deposit.receipt_id, given, by=by, about=deposit.subject)
    return moved


def _undone(deposit: Deposit) -> dict[str, Any]:
    if deposit.deducted:
        raise Refused("A part of it was put to fees: void or red, that receipt comes first.")
    return {"balance": 0, "undone": deposit.balance}


def look_again() -> None:
    """Let what is held wait by the settings as they are now."""
    for one in held():
        agenda.keep(one.subject, DEPOSITS.waits(one))


def _must_have_come(on: date, deposit: Deposit, field: str) -> None:
    if on > clock.today():
        raise Refused("This day has not come yet.", field=field)
    if on < deposit.taken_on:
        raise Refused("This must not lie before {day}.", field=field, day=deposit.taken_on)
