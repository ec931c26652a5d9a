"""The sheet of a day's money (SH14)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

DAY_SHEET = SheetKind("day sheet", mark("Cashier's day sheet"), "drawer")
