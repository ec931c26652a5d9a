"""The café's sheets: whoever works there prints them."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.rights import WORK_THE_CAFE
from store.text import mark

BAR_SLIP = SheetKind(
    "bar slip", mark("Bar slip"), "cafe", (Paper.ROLL, Paper.A5), right=WORK_THE_CAFE
)
MENU_TODAY = SheetKind(
    "cafe menu", mark("Drinks of the day"), "cafe", (Paper.A5, Paper.A4), right=WORK_THE_CAFE
)
DAY_SHEET = SheetKind("cafe day", mark("Café day sheet"), "cafe", right=WORK_THE_CAFE)
