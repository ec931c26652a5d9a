"""Payments (收款): what was taken, which bills it settled, what waits, what was given back."""

from store.payments.allocating import allocate
from store.payments.inputs import NewPayment, Stage
from store.payments.payment import (
    PAYMENTS,
    Payment,
    by_key,
    get,
    of_home,
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
    RefundStage,
    Why,
    of_payment,
    under_way,
)
from store.payments.refunds import approve as approve_refund
from store.payments.refunds import ask as ask_refund
from store.payments.refunds import pay as pay_refund
from store.payments.refunds import refuse as refuse_refund
from store.payments.steps import redden, take, void
from store.payments.subject import ANSWERS

__all__ = [
    "ANSWERS", "PAYMENTS", "REFUNDS",
    "Approval", "NewPayment", "NewRefund", "PaidOut", "Payment", "Refund", "RefundStage", "Stage",
    "Why",
    "allocate", "approve_refund", "ask_refund", "by_key", "get", "of_home",
    "of_payment", "pay_refund", "prepaid_by", "prepaid_of", "redden", "refuse_refund",
    "settled_by",
    "take", "under_way", "void",
]  # fmt: skip
