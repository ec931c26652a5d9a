"""The sheet of what a permit cost, and what goes back (P8)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

ACCOUNT = SheetKind("parking account", mark("What the permit cost"), "parking")
