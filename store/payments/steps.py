"""Money taken and given back: every fen on a dated line, once ($29–$41)."""

from __future__ import annotations

from collections.abc import Sequence

from store import bills, clock, deposits, money, rates
from store import late as late_charges
from store.bills import Bill
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.journal.operation import operation
from store.payments import bankfile
from store.payments.allocating import Part, share
from store.payments.inputs import NewPayment
from store.payments.ledger import prepay, settle, settle_late
from store.payments.payment import (
    PAYMENTS,
    Payment,
    by_key,
    get,
    late_by,
    prepaid_by,
    prepaid_of,
    settled_by,
)
from store.payments.printed import receipt as receipt_of
from store.payments.refund import paid_out, under_way
from store.payments.rights import TAKE_PAYMENTS
from store.receipts import Method, Reddening, Voiding
from store.receipts import issue as issue_receipt
from store.receipts import redden as redden_receipt
from store.receipts import void as void_receipt
from store.rights import Staff

REFUNDS_SERIES = "TK"
SERIES = f"{REFUNDS_SERIES} {bankfile.SERIES}"


@operation
def take(
    key: str,
    payer_id: int,
    chosen: Sequence[int] | None,
    new: NewPayment,
    *,
    late: bool = True,
    by: Staff,
    told: Sequence[str] = (),
) -> Payment:
    """Take money from a payer, settle their bills, and give a receipt, in one write.

    ``key`` is the form's own, from opening to the answer: a second time it gives the same payment.
    ``chosen`` are the bills that the payer names, None to settle what fell due first; without
    ``late`` their late charges stay owed ($54); ``told`` is printed on the receipt, in Chinese.
    Raises ``Refused`` at the field that does not fit ($29, X28, X80, X82, X99, X107).
    """
    require(by, TAKE_PAYMENTS)
    if (again := by_key(key)) is not None:
        return again
    rates.must_be_open(new.received_on, "received_on")
    payer = bills.PAYERS.table.one(payer_id)
    parts = _shared(payer, chosen, new, late)
    rest = new.amount - sum(part.principal + part.late for part in parts)
    _must_fit(new, rest, payer.home_id, payer_id)
    return _enter(key, payer, new, parts, rest, chosen is not None, by, told)


@operation
def void(payment_id: int, given: Voiding, *, by: Staff) -> Payment:
    """Make the receipt void within its shift and take back what it settled ($40, $41)."""
    payment = PAYMENTS.admitted(payment_id, "voided", by)
    _must_be_whole(payment)
    void_receipt(payment.receipt_id, given, by=by)
    touched = _undo(payment, by)
    return PAYMENTS.move(payment, "voided", given, by, also=touched)


@operation
def redden(payment_id: int, given: Reddening, *, by: Staff) -> Payment:
    """Give a red receipt, approved by another than the cashier, and take back what it settled."""
    payment = PAYMENTS.admitted(payment_id, "reddened", by)
    _must_be_whole(payment)
    red = redden_receipt(payment.receipt_id, given, by=by)
    touched = _undo(payment, by)
    return PAYMENTS.move(payment, "reddened", given, by, also=[*touched, red.subject])


def _shared(
    payer: bills.Payer, chosen: Sequence[int] | None, new: NewPayment, late: bool
) -> list[Part]:
    """What it settles: of the bills that are chosen, or of all that the payer owes."""
    open_ = [one for one in bills.owed_by(payer.home_id) if one.payer_id == payer.id]
    charges = late_charges.of_payer(payer.id, new.received_on) if late else []
    known = {one.id for one in open_}
    open_ += [one.bill for one in charges if one.bill.id not in known]
    if chosen is not None:
        _must_be_owed(chosen, open_)
        open_ = [one for one in open_ if one.id in chosen]
    owed = {one.bill.id: one.owed for one in charges}
    return share(new.amount, open_, clock.today(), owed, late_charges.settings().order)


def _must_be_owed(chosen: Sequence[int], open_: Sequence[Bill]) -> None:
    if not chosen:
        raise Refused("No bill is marked.")
    for number in chosen:
        if all(one.id != number for one in open_):
            _told_why(bills.get(number))


def _told_why(bill: Bill) -> None:
    """That a bill is owed no more: who took the money, when, on which receipt (X107)."""
    row = database.db.execute_sql(
        "SELECT p.id FROM settlement s JOIN payment p ON p.id = s.payment_id"
        " WHERE s.bill_id = ? AND s.amount > 0 ORDER BY s.id DESC LIMIT 1",
        (bill.id,),
    ).fetchone()
    if row is None:
        raise Refused("Bill {number} is owed no more.", number=bill.number)
    payment = get(row[0])
    raise Refused(
        "Bill {number} was paid meanwhile, {amount} yuan on receipt {receipt}.",
        number=bill.number,
        amount=money.text(payment.amount),
        receipt=payment.receipt,
    )


def _must_fit(new: NewPayment, rest: int, home_id: int, payer_id: int) -> None:
    if rest and not new.rest:
        raise Refused(
            "It is {rest} more than is owed: is the rest prepaid?",
            field="rest",
            rest=money.text(rest),
        )
    if rest and new.method is Method.PREPAID:
        raise Refused("A prepayment settles bills; nothing of it is left over.", field="amount")
    if new.method is Method.PREPAID and new.amount > prepaid_of(home_id, payer_id):
        raise Refused(
            "Only {amount} is prepaid.",
            field="amount",
            amount=money.text(prepaid_of(home_id, payer_id)),
        )
    if new.method is not Method.CASH and new.tendered is not None:
        raise Refused("Only of cash there is change.", field="tendered")
    if new.tendered is not None and new.tendered < new.amount:
        raise Refused("It is less than the amount.", field="tendered")
    for other in _with_reference(new):
        raise Refused(
            "This number is on receipt {number} already.", field="reference", number=other.receipt
        )


def _with_reference(new: NewPayment) -> list[Payment]:
    """The payment that has the same number of the same way of paying (X95)."""
    if not new.reference:
        return []
    # In the words of the index that lets one stand: it is found by no other.
    where = (
        "WHERE payment.method = ? AND payment.reference = ? AND payment.reference <> ''"
        " AND payment.stage = 'taken'"
    )
    return PAYMENTS.table.read(where, new.method, new.reference)


def _enter(
    key: str,
    payer: bills.Payer,
    new: NewPayment,
    parts: Sequence[Part],
    rest: int,
    named: bool,
    by: Staff,
    told: Sequence[str],
) -> Payment:
    id_, today = PAYMENTS.table.following(), clock.today()
    receipt = issue_receipt(receipt_of(id_, payer, new, parts, rest, named, told), by=by)

    def lay(payment: int) -> None:
        for part in parts:
            if part.principal:
                settle(payment, part.bill.id, part.principal, today)
            if part.late:
                settle_late(payment, part.bill.id, part.late, today)
        if new.method is Method.PREPAID:
            prepay(payer.home_id, payer.id, payment, -new.amount, today)
        elif rest:
            prepay(payer.home_id, payer.id, payment, rest, today)

    return PAYMENTS.begin(
        new,
        by,
        parts=lay,
        figures=_figures(parts, rest),
        also=[receipt.subject, *(part.bill.subject for part in parts)],
        id=id_,
        home_id=payer.home_id,
        payer_id=payer.id,
        receipt_id=receipt.id,
        amount=new.amount,
        method=new.method,
        reference=new.reference,
        tendered=new.tendered,
        received_on=new.received_on,
        named=named,
        key=key,
    )


def _figures(parts: Sequence[Part], rest: int) -> dict[str, object]:
    """What a payment settles, as its entry keeps it; of late charges where it settles some."""
    settles = {str(part.bill.id): part.principal for part in parts if part.principal}
    late = {str(part.bill.id): part.late for part in parts if part.late}
    return {"settles": settles, "prepaid": rest} | ({"late": late} if late else {})


def _undo(payment: Payment, by: Staff) -> list[str]:
    """Give back to each bill just what was settled, and what was prepaid; what that touched."""
    today, settled, late = clock.today(), settled_by(payment.id), late_by(payment.id)
    for bill, amount in settled.items():
        settle(payment.id, bill, -amount, today)
    for bill, amount in late.items():
        settle_late(payment.id, bill, -amount, today)
    if payment.method is Method.DEPOSIT:
        deposits.putting.hold_again(payment.receipt_id, payment.subject, by=by)
    if waits := prepaid_by(payment.id):
        prepay(payment.home_id, payment.payer_id, payment.id, -waits, today)
    back = bankfile.given_back(payment.id, by)
    return [*(f"bill:{bill}" for bill in sorted({*settled, *late})), *back]


def _must_be_whole(payment: Payment) -> None:
    """Nothing is given back twice: it has no refund, and what it prepaid is still there (X65)."""
    for refund in (*paid_out(payment.id), *under_way(payment.id)):
        raise Refused(
            "Refund {number} gives {amount} of it back: let the rest go back so too.",
            number=refund.number,
            amount=money.text(refund.amount),
        )
    waits = prepaid_by(payment.id)
    if waits > 0 and prepaid_of(payment.home_id, payment.payer_id) < waits:
        raise Refused("Its prepayment is used by now: give back first what was paid from it.")
