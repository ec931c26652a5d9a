"""What was paid for days that are charged no more waits for its payer ($19, $32, X79)."""

from __future__ import annotations

from store import bills, clock
from store.bills import Reason
from store.desk.staff import require
from store.engine import database
from store.journal.operation import operation
from store.payments.ledger import prepay, settle
from store.payments.payment import get
from store.payments.rights import TAKE_PAYMENTS
from store.rights import Staff


@operation
def credit(bill_id: int, why: Reason, *, by: Staff) -> dict[int, int]:
    """Let what was paid of a bill wait as its payer's prepayment, and take the bill back.

    Gives by payment the fen that wait again; they go back on request, by the refund way ($42).
    """
    require(by, TAKE_PAYMENTS)
    bill, today = bills.get(bill_id), clock.today()
    rows = database.db.execute_sql(
        "SELECT payment_id, sum(amount) FROM settlement WHERE bill_id = ? GROUP BY payment_id"
        " HAVING sum(amount) > 0 ORDER BY payment_id",
        (bill_id,),
    ).fetchall()
    for payment_id, amount in rows:
        payment = get(payment_id)
        settle(payment.id, bill.id, -amount, today)
        prepay(payment.home_id, payment.payer_id, payment.id, amount, today)
    bills.take_off(bill_id, why, by=by)
    return {int(payment): int(amount) for payment, amount in rows}
