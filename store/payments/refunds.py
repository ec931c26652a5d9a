"""Refunds: asked for, approved by another, paid out once to who paid ($42; X44, X45, X92, X94)."""

from __future__ import annotations

from store import bills, clock, money, receipts, series
from store.desk.staff import require
from store.errors import Forbidden, Refused
from store.journal.operation import operation
from store.payments.inputs import Stage
from store.payments.ledger import prepay, settle, settle_late
from store.payments.payment import (
    Payment,
    get,
    late_by,
    prepaid_by,
    prepaid_of,
    settled_by,
)
from store.payments.refund import (
    REFUNDS,
    Approval,
    NewRefund,
    PaidOut,
    Refund,
    Why,
    under_way,
)
from store.payments.rights import TAKE_PAYMENTS
from store.payments.settings import settings
from store.payments.steps import REFUNDS_SERIES
from store.receipts import Method
from store.rights import Role, Staff


@operation
def ask(payment_id: int, new: NewRefund, *, by: Staff) -> Refund:
    """Ask that money goes back; raises ``Refused`` beyond what is left of that payment.

    One request of a payment waits at a time (X44). An invoiced receipt waits for its red invoice
    (X31). What goes back of a late charge is owed again, or waived by somebody else ($54).
    """
    require(by, TAKE_PAYMENTS)
    payment = get(payment_id)
    if payment.stage is not Stage.TAKEN:
        raise Refused("This payment was given back whole.")
    if payment.method is Method.DEPOSIT:
        raise Refused("It came from a deposit: void or red, its receipt lets that be held again.")
    for other in under_way(payment_id):
        raise Refused("Refund {number} of it is under way.", number=other.number)
    receipts.must_be_free(receipts.get(payment.receipt_id))
    bill = _bill(new)
    _must_remain(payment, bill, new.late, new.amount)
    return REFUNDS.begin(
        new,
        by,
        also=[payment.subject],
        number=series.following(REFUNDS_SERIES),
        payment_id=payment_id,
        bill_id=bill,
        late=new.late,
        amount=new.amount,
        asked_by=by.id,
        asked_on=clock.today(),
    )


@operation
def approve(refund_id: int, given: Approval, *, by: Staff) -> Refund:
    """Let it be paid out: never by who asked, above the limit by the manager alone (会计法 25)."""
    one = REFUNDS.admitted(refund_id, "approved", by)
    limit = settings().refund_limit * 100
    if one.amount > limit and by.role is not Role.MANAGER:
        raise Forbidden("Above {limit} yuan the manager approves.", limit=money.text(limit))
    return REFUNDS.move(one, "approved", given, by, approved_by=by.id)


@operation
def refuse(refund_id: int, why: Why, *, by: Staff) -> Refund:
    """Let nothing go back."""
    return REFUNDS.move(REFUNDS.admitted(refund_id, "refused", by), "refused", why, by)


@operation
def pay(refund_id: int, given: PaidOut, *, by: Staff) -> Refund:
    """Pay it out and take it off what the payment settled; the bill is owed again ($41).

    Raises ``Refused`` where less is left by now, where it goes otherwise than it came and nothing
    says why (X94), and to somebody else without letter and ID.
    """
    one = REFUNDS.admitted(refund_id, "paid", by)
    payment = get(one.payment_id)
    way = given.way or payment.method
    if way is not payment.method and not given.note:
        raise Refused("It came by {method}: say why it goes otherwise.", field="note",
                      method=payment.method)  # fmt: skip
    if given.payee != receipts.get(payment.receipt_id).payer and not given.proxy:
        raise Refused("The receipt names somebody else: their letter and ID are needed.",
                      field="proxy")  # fmt: skip
    _must_remain(payment, one.bill_id, one.late, one.amount)
    today = clock.today()
    if one.bill_id is None:
        prepay(payment.home_id, payment.payer_id, payment.id, -one.amount, today)
    else:
        back = settle_late if one.late else settle
        back(payment.id, one.bill_id, -one.amount, today)
    also = [payment.subject, *([f"bill:{one.bill_id}"] if one.bill_id else [])]
    paid_out = given.model_copy(update={"way": way})
    return REFUNDS.move(
        one, "paid", paid_out, by, also=also, payee=given.payee, way=way, paid_at=clock.now()
    )


def _bill(new: NewRefund) -> int | None:
    if new.late and not new.bill:
        raise Refused("Of which bill was the late charge?", field="bill")
    return bills.numbered(new.bill).id if new.bill else None


def _must_remain(payment: Payment, bill: int | None, late: bool, amount: int) -> None:
    if bill is None:
        waits = prepaid_of(payment.home_id, payment.payer_id)
        remains = max(min(prepaid_by(payment.id), waits), 0)
    else:
        remains = (late_by if late else settled_by)(payment.id).get(bill, 0)
    if amount > remains:
        raise Refused(
            "Of this payment only {amount} can go back so.", field="amount",
            amount=money.text(remains),
        )  # fmt: skip
