"""Payments (收款): what was taken, which bills it settled, what waits, what was given back."""

from store.payments.allocating import allocate
from store.payments.assigning import assign, reopen, set_aside
from store.payments.bankfile import (
    FILES,
    LINES,
    Aside,
    Assign,
    BankFile,
    BankLine,
    FileStage,
    LineStage,
    lines_of,
    why_told,
)
from store.payments.crediting import credit
from store.payments.inputs import NewPayment, Stage
from store.payments.ledger import set_free
from store.payments.payment import (
    PAYMENTS,
    Payment,
    by_key,
    get,
    just_taken,
    late_by,
    of_home,
    prepaid_by,
    prepaid_of,
    settled_by,
)
from store.payments.putting import owing, put_deposit, to_put
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
    "ANSWERS",
    "FILES",
    "LINES",
    "PAYMENTS",
    "REFUNDS",
    "Approval",
    "Aside",
    "Assign",
    "BankFile",
    "BankLine",
    "FileStage",
    "LineStage",
    "NewPayment",
    "NewRefund",
    "PaidOut",
    "Payment",
    "Refund",
    "RefundStage",
    "Stage",
    "Why",
    "allocate",
    "approve_refund",
    "ask_refund",
    "assign",
    "by_key",
    "credit",
    "get",
    "just_taken",
    "late_by",
    "lines_of",
    "of_home",
    "of_payment",
    "owing",
    "pay_refund",
    "prepaid_by",
    "prepaid_of",
    "put_deposit",
    "redden",
    "refuse_refund",
    "reopen",
    "set_aside",
    "set_free",
    "settled_by",
    "take",
    "to_put",
    "under_way",
    "void",
    "why_told",
]  # fmt: skip
