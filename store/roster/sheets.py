"""The sheets of the roster."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

MONTH_SHEET = SheetKind("month roster", mark("Month's roster"), "roster")
SWAP_SLIP = SheetKind("swap slip", mark("Swap slip"), "roster")
