"""How each event of payments stands in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "payment.taken": mark("{home}: {amount} yuan taken, {method}, receipt {receipt}"),
    "payment.voided": mark("{home}: receipt {receipt} void, {amount} yuan owed again; {reason}"),
    "payment.reddened": mark(
        "{home}: receipt {receipt} reddened, {amount} yuan owed again; {reason}"
    ),
}
CALLED = {"payment": mark("Payment")}
