"""The sheet of a bill (SH7)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

BILL = SheetKind("bill", mark("Payment notice"), "bills")
