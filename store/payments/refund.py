"""A refund as it stands, what is filled in about it, and the register of refunds ($42)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import Field

from store.engine.table import Table
from store.inputs import FilledLine, FilledProse, Input, Line, mark
from store.payments.inputs import Paid
from store.payments.rights import APPROVE_REFUNDS, TAKE_PAYMENTS
from store.receipts import Method
from store.register import Register, Step
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
    late: bool = Field(
        False,
        title=mark("Of its late charge"),
        description=mark("Not of the bill itself: what was paid for its being late."),
    )


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
    """Money that goes back; ``bill_id`` the bill that it had settled, None for a prepayment.

    ``late`` says that it is of that bill's late charge and not of the bill ($54).
    """

    id: int
    number: str
    payment_id: int
    home_id: int
    home: str
    receipt: str
    bill_id: int | None
    late: bool
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
    kind = f"refund.{kinds[one.stage]}"
    roles = APPROVE_REFUNDS.roles if asked else frozenset()
    return [Waiting(kind, f"refund:{one.id}", place=place, figures=figures, roles=roles)]


REFUNDS = Register(
    "refund",
    Table(
        "refund",
        Refund,
        "SELECT refund.id, refund.number, refund.payment_id, p.home_id, h.code, r.number,"
        " refund.bill_id, refund.late, refund.amount, refund.asked_by, refund.asked_on,"
        " refund.approved_by, refund.payee, refund.way, refund.paid_at, refund.stage FROM refund"
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
        *("number", "payment_id", "bill_id", "late", "amount", "asked_by", "asked_on"),
        "approved_by",
        *("way", "paid_at", "stage"),
    ),
    moments=("asked_on", "paid_at"),
)  # fmt: skip


def of_payment(payment_id: int) -> list[Refund]:
    """A payment's refunds in their order."""
    return REFUNDS.table.read("WHERE refund.payment_id = ? ORDER BY refund.id", payment_id)


def under_way(payment_id: int) -> list[Refund]:
    """Those of its refunds that wait to be approved or paid out."""
    waiting = (RefundStage.ASKED, RefundStage.APPROVED)
    return [one for one in of_payment(payment_id) if one.stage in waiting]


def paid_out(payment_id: int) -> list[Refund]:
    """Those of its refunds that were paid out."""
    return [one for one in of_payment(payment_id) if one.stage is RefundStage.PAID]
