"""Refunds: asked for, approved by another, paid out once to who paid ($42; X44, X45, X92, X94)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import Field

from store import bills, clock, money, receipts, series
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Forbidden, Refused
from store.inputs import FilledLine, FilledProse, Input, Line, mark
from store.journal.operation import operation
from store.payments.inputs import Paid, Stage
from store.payments.ledger import prepay, settle
from store.payments.payment import Payment, get, prepaid_by, prepaid_of, settled_by
from store.payments.rights import APPROVE_REFUNDS, TAKE_PAYMENTS
from store.payments.settings import settings
from store.payments.steps import SERIES
from store.receipts import Method
from store.register import Register, Step
from store.rights import Role, Staff
from store.text import Named
from store.waiting import Place, Waiting


class RefundStage(Named):
    """How far a refund has come."""

    ASKED = "asked", mark("to be approved")
    APPROVED = "approved", mark("to be paid out")
    REFUSED = "refused", mark("not approved")
    PAID = "paid", mark("paid out")


class NewRefund(Input):
    """What is to go back, and why."""

    bill: Line = Field(
        "",
        title=mark("Bill no."),
        description=mark("Which bill it had settled; empty: what is prepaid."),
    )
    amount: Paid = Field(title=mark("Amount to go back, yuan"))
    reason: FilledProse = Field(title=mark("Reason"))


class Approval(Input):
    """That it is approved."""

    remark: Line = Field("", title=mark("Remark"))


class Why(Input):
    """Why not."""

    reason: FilledProse = Field(title=mark("Reason"))


class PaidOut(Input):
    """To whom and how it was paid out."""

    payee: FilledLine = Field(title=mark("Paid to"))
    proxy: bool = Field(
        False,
        title=mark("By proxy"),
        description=mark("Somebody else than who paid, with letter and ID seen."),
    )
    way: Method | None = Field(
        None, title=mark("Paid out by way of"), description=mark("Empty: as it came.")
    )
    note: Line = Field(
        "", title=mark("Why another way"), description=mark("Where it goes otherwise than it came.")
    )


@dataclass(frozen=True)
class Refund:
    """Money that goes back; ``bill_id`` the bill that it had settled, None for a prepayment."""

    id: int
    number: str
    payment_id: int
    home_id: int
    home: str
    receipt: str
    bill_id: int | None
    amount: int
    asked_by: int
    asked_on: date
    approved_by: int | None
    payee: str
    way: Method | None
    paid_at: datetime | None
    stage: RefundStage


def _waits(one: Refund) -> list[Waiting]:
    kinds = {RefundStage.ASKED: "to_approve", RefundStage.APPROVED: "to_pay"}
    if one.stage not in kinds:
        return []
    figures = {"number": one.number, "home": one.home_id, "amount": one.amount}
    asked = one.stage is RefundStage.ASKED
    place = Place.SIGNING if asked else Place.FOLLOWING
    roles = APPROVE_REFUNDS.roles if asked else frozenset[Role]()
    kind = f"refund.{kinds[one.stage]}"
    return [Waiting(kind, f"refund:{one.id}", place=place, figures=figures, roles=roles)]


REFUNDS = Register(
    "refund",
    Table(
        "refund",
        Refund,
        "SELECT refund.id, refund.number, refund.payment_id, p.home_id, h.code, r.number,"
        " refund.bill_id, refund.amount, refund.asked_by, refund.asked_on, refund.approved_by,"
        " refund.payee, refund.way, refund.paid_at, refund.stage FROM refund"
        " JOIN payment p ON p.id = refund.payment_id JOIN home h ON h.id = p.home_id"
        " JOIN receipt r ON r.id = p.receipt_id",
    ),
    Step("asked", NewRefund, to=RefundStage.ASKED, right=TAKE_PAYMENTS),
    Step("approved", Approval, (RefundStage.ASKED,), RefundStage.APPROVED, APPROVE_REFUNDS,
         "asked_by"),
    Step("refused", Why, (RefundStage.ASKED, RefundStage.APPROVED), RefundStage.REFUSED,
         APPROVE_REFUNDS),
    Step("paid", PaidOut, (RefundStage.APPROVED,), RefundStage.PAID, TAKE_PAYMENTS),
    figures=lambda one: {"number": one.number, "home": one.home_id, "amount": one.amount},
    waits=_waits,
    private=("payee",),
    columns=(
        *("number", "payment_id", "bill_id", "amount", "asked_by", "asked_on", "approved_by"),
        *("way", "paid_at", "stage"),
    ),
    moments=("asked_on", "paid_at"),
)  # fmt: skip


@operation
def ask(payment_id: int, new: NewRefund, *, by: Staff) -> Refund:
    """Ask that money goes back; raises ``Refused`` beyond what is left of that payment.

    One request of a payment waits at a time (X44). An invoiced receipt waits for its red invoice
    (X31).
    """
    require(by, TAKE_PAYMENTS)
    payment = get(payment_id)
    if payment.stage is not Stage.TAKEN:
        raise Refused("This payment was given back whole.")
    for other in of_payment(payment_id):
        if other.stage in (RefundStage.ASKED, RefundStage.APPROVED):
            raise Refused("Refund {number} of it is under way.", number=other.number)
    receipts.must_be_free(receipts.get(payment.receipt_id))
    bill = _bill(new.bill)
    _must_remain(payment, bill, new.amount)
    return REFUNDS.begin(
        new,
        by,
        also=[payment.subject],
        number=series.following(SERIES),
        payment_id=payment_id,
        bill_id=bill,
        amount=new.amount,
        asked_by=by.id,
        asked_on=clock.today(),
    )


@operation
def approve(refund_id: int, given: Approval, *, by: Staff) -> Refund:
    """Let it be paid out: never by who asked, above the limit by the manager alone (会计法 25)."""
    one = REFUNDS.admitted(refund_id, "approved", by)
    limit = settings().refund_limit
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
    _must_remain(payment, one.bill_id, one.amount)
    today = clock.today()
    if one.bill_id is None:
        prepay(payment.home_id, payment.payer_id, payment.id, -one.amount, today)
    else:
        settle(payment.id, one.bill_id, -one.amount, today)
    also = [payment.subject, *([f"bill:{one.bill_id}"] if one.bill_id else [])]
    paid_out = given.model_copy(update={"way": way})
    return REFUNDS.move(
        one, "paid", paid_out, by, also=also, payee=given.payee, way=way, paid_at=clock.now()
    )


def of_payment(payment_id: int) -> list[Refund]:
    """A payment's refunds in their order."""
    return REFUNDS.table.read("WHERE refund.payment_id = ? ORDER BY refund.id", payment_id)


def _bill(typed: str) -> int | None:
    return bills.numbered(typed).id if typed else None


def _must_remain(payment: Payment, bill: int | None, amount: int) -> None:
    if bill is None:
        waits = prepaid_of(payment.home_id, payment.payer_id)
        remains = max(min(prepaid_by(payment.id), waits), 0)
    else:
        remains = settled_by(payment.id).get(bill, 0)
    if amount > remains:
        raise Refused(
            "Of this payment only {amount} can go back so.", field="amount",
            amount=money.text(remains),
        )  # fmt: skip
