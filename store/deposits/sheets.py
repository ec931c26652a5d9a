"""The sheets about deposits (SH9's list, SH11, SH12)."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

RETURN = SheetKind("deposit return", mark("Return of a deposit"), "deposits")
DEDUCTION = SheetKind(
    "deposit deduction", mark("Agreed deduction"), "deposits", (Paper.A5, Paper.A4)
)
HELD = SheetKind("deposits held", mark("Deposits held"), "deposits")
