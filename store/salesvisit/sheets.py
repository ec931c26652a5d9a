"""The sales site's sheets: whoever works there prints them."""

from __future__ import annotations

from store.paper import SheetKind
from store.rights import WORK_THE_SITE
from store.text import mark

VISIT = SheetKind("sales visit", mark("Sales visit form"), "salesvisit", right=WORK_THE_SITE)
DAY_SHEET = SheetKind("sales day", mark("Sales site day sheet"), "salesvisit", right=WORK_THE_SITE)
PRESENT = SheetKind("sales present", mark("Who is on site"), "salesvisit", right=WORK_THE_SITE)
ITEMS = SheetKind("sales items", mark("Show flat items"), "salesvisit", right=WORK_THE_SITE)
