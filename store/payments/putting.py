"""What is owed, settled from a deposit of the home with its payer's written consent ($72, $76)."""

from __future__ import annotations

from typing import Any

from store import bills, clock, deposits, late, money
from store.bills import Payer
from store.deposits import Deposit, PutToFees, Stage
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.payments.inputs import NewPayment
from store.payments.rights import TAKE_PAYMENTS
from store.payments.steps import take
from store.receipts import Method
from store.rights import Staff


@operation
def put_deposit(deposit_id: int, given: PutToFees, *, by: Staff) -> Deposit:
    """Settle bills from a deposit: a payment with a receipt of its own, the deposit less so much.

    Its return has to be approved. Raises ``Refused`` at the field beyond what is held or owed. A
    void or red of that receipt brings the deposit back.
    """
    require(by, TAKE_PAYMENTS)
    deposit = deposits.putting.admitted(deposit_id, given, by)
    payer, owed = owing(deposit)
    if payer is None:
        raise Refused("Nothing is owed for this home.")
    if given.amount > owed:
        raise Refused("Only {amount} is owed.", field="amount", amount=money.text(owed))
    number = deposits.putting.following(deposit)
    values: dict[str, Any] = {
        "amount": given.amount,
        "method": Method.DEPOSIT,
        "tendered": None,
        "reference": number,
        "rest": False,
        "payer": deposit.payer,
        "received_on": clock.today(),
    }
    new = NewPayment.model_construct(**values)  # no way of paying that is offered at the desk
    payment = take(f"deposit {number}", payer.id, None, new, by=by)
    told = (payment.receipt_id, payment.receipt, payment.subject)
    return deposits.putting.put(deposit, given, *told, by=by)


def owing(deposit: Deposit) -> tuple[Payer | None, int]:
    """Whose debts a deposit is put to, and what they come to: who paid it, else who pays now."""
    today, owed = clock.today(), dict[int, int]()
    for bill in bills.owed_by(deposit.home_id):
        owed[bill.payer_id] = owed.get(bill.payer_id, 0) + bill.owed
    for one in late.of_home(deposit.home_id, today):
        owed[one.bill.payer_id] = owed.get(one.bill.payer_id, 0) + one.owed
    now = bills.payer_on(deposit.home_id, today)
    found = [one for one in bills.payers_of(deposit.home_id) if one.id in owed]
    found.sort(key=lambda one: (one.name != deposit.payer, now is None or one.id != now.id))
    return (found[0], owed[found[0].id]) if found else (None, 0)


def to_put(home_id: int) -> list[Deposit]:
    """The deposits of a home whose return is approved, so that they may be put to fees."""
    return [one for one in deposits.of_home(home_id) if one.stage is Stage.APPROVED]
