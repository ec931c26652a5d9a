"""The sheet of a paid service: quote, agreement, settlement list, acceptance (SH45)."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

SERVICE = SheetKind(
    "paid service", mark("Paid service sheet"), "services", (Paper.A4, Paper.CONTINUOUS)
)
