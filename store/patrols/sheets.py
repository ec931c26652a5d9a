"""The sheets of patrols."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

ROUND_SHEET = SheetKind("round sheet", mark("Round sheet"), "patrols")
TO_WALK_WITH = SheetKind("sheet to walk with", mark("Sheet to walk with"), "patrols")
ROUNDS_OF_MONTH = SheetKind("rounds of month", mark("Rounds of a month"), "patrols")
