"""The sheets of the book of receipts (SH8, SH10 and SH13)."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

RECEIPT = SheetKind("receipt", mark("Receipt"), "receipts", (Paper.ROLL, Paper.A5))
CERTIFICATE = SheetKind(
    "payment certificate", mark("Certificate of payment"), "receipts", (Paper.A5, Paper.A4)
)
LOSS = SheetKind("receipt loss", mark("Statement of a lost receipt"), "receipts")
