"""The sheets about visits (N1, N4, N6)."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

PASS = SheetKind("visitor pass", mark("Visitor's pass"), "visitors", (Paper.A5, Paper.A4))
INSIDE = SheetKind("visitors inside", mark("Who is inside"), "visitors")
NOTICE = SheetKind("visitor notice", mark("Notice to visitors"), "visitors")
