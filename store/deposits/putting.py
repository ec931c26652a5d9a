"""A deposit put to what is owed, with written consent, and held again where that is undone ($76).

Whoever takes the payment calls these within an operation of their own.
"""

from __future__ import annotations

from store import clock, money
from store.deposits.deposit import DEDUCTIONS, DEPOSITS, Deposit, to_return
from store.deposits.inputs import PutToFees, Stage
from store.errors import Refused
from store.inputs import Input
from store.rights import Staff


def admitted(deposit_id: int, given: PutToFees, by: Staff) -> Deposit:
    """The deposit, if so much of it may be put to fees; raises ``Refused`` at the field.

    Its return is approved by a second person as for one that is given back ($74).
    """
    deposit = DEPOSITS.admitted(deposit_id, "put_to_fees", by)
    held = to_return(deposit)
    if given.amount > held:
        raise Refused("No more is held than {amount}.", field="amount", amount=money.text(held))
    if given.amount == deposit.balance and not given.receipt_back:
        raise Refused("Nothing of it is left: collect its receipt.", field="receipt_back")
    return deposit


def following(deposit: Deposit) -> str:
    """The number by which the next payment from it goes, one for each."""
    place = len(DEDUCTIONS.read("WHERE deposit_deduction.deposit_id = ?", deposit.id))
    return f"{deposit.number}/{place + 1}" if place else deposit.number


def put(
    deposit: Deposit, given: PutToFees, receipt_id: int, receipt: str, payment: str, *, by: Staff
) -> Deposit:
    """Take it off what is held, as deducted by agreement with the payment's own receipt."""
    today = clock.today()
    line = DEDUCTIONS.insert(
        deposit_id=deposit.id,
        amount=given.amount,
        reason="抵缴欠费",
        evidence=given.consent,
        on_day=today,
        receipt_id=receipt_id,
    )
    left = deposit.balance - given.amount
    return DEPOSITS.move(
        deposit,
        "put_to_fees",
        given,
        by,
        also=(payment, f"receipt:{receipt_id}", f"receipt:{deposit.receipt_id}"),
        figures={"line": line, "receipt": receipt},
        balance=left,
        deducted=deposit.deducted + given.amount,
        stage=deposit.stage if left else Stage.RETURNED,
        returned_on=None if left else today,
    )


def hold_again(receipt_id: int, payment: str, *, by: Staff) -> None:
    """Hold again what a payment put to fees whose receipt is void or red now ($41, X65)."""
    where = "WHERE deposit_deduction.receipt_id = ? AND deposit_deduction.struck = 0"
    for line in DEDUCTIONS.read(where, receipt_id):
        deposit = DEPOSITS.table.one(line.deposit_id)
        DEDUCTIONS.update(line.id, struck=True)
        DEPOSITS.move(
            deposit,
            "put_back",
            Input(),
            by,
            also=(payment,),
            figures={"amount": line.amount, "lines": [line.id]},
            balance=deposit.balance + line.amount,
            deducted=deposit.deducted - line.amount,
            returned_on=deposit.returned_on if deposit.returned else None,
        )
