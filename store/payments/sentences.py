"""How each event of payments stands in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "payment.taken": mark("{home}: {amount} yuan taken, {method}, receipt {receipt}"),
    "payment.voided": mark("{home}: receipt {receipt} void, {amount} yuan owed again; {reason}"),
    "payment.reddened": mark(
        "{home}: receipt {receipt} reddened, {amount} yuan owed again; {reason}"
    ),
    "payment.stays": mark("{amount} yuan are prepaid"),
    "refund.asked": mark("{home}: refund {number} of {amount} yuan asked for; {reason}"),
    "refund.approved": mark("{home}: refund {number} of {amount} yuan approved {remark}"),
    "refund.refused": mark("{home}: refund {number} of {amount} yuan not approved; {reason}"),
    "refund.paid": mark("{home}: refund {number} of {amount} yuan paid out, {way} {note}"),
    "refund.to_approve": mark("{home}: approve refund {number} of {amount} yuan?"),
    "refund.to_pay": mark("{home}: refund {number} of {amount} yuan to be paid out"),
}
CALLED = {"payment": mark("Payment"), "refund": mark("Refund")}
