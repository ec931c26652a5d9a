"""The café's sheets."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

BAR_SLIP = SheetKind("bar slip", mark("Bar slip"), "cafe", (Paper.ROLL, Paper.A5))
MENU_TODAY = SheetKind("cafe menu", mark("Drinks of the day"), "cafe", (Paper.A5, Paper.A4))
DAY_SHEET = SheetKind("cafe day", mark("Café day sheet"), "cafe")
