"""The sheets about lost property."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

LOST_LIST = SheetKind("lost property list", mark("List of lost property"), "lostproperty")
LOST_SLIP = SheetKind(
    "lost property slip", mark("Lost property receipt"), "lostproperty", (Paper.A5, Paper.A4)
)
