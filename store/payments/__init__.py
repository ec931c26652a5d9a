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
from store.payments.steps import redden, take, void
from store.payments.subject import ANSWERS

__all__ = [
    "ANSWERS", "PAYMENTS",
    "NewPayment", "Payment", "Stage",
    "allocate", "by_key", "get", "of_home", "prepaid_by", "prepaid_of", "redden", "settled_by",
    "take", "void",
]  # fmt: skip
