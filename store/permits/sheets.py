"""The sheets about permits (SH37–SH41)."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

PERMIT = SheetKind("parking permit", mark("Parking permit"), "permits", (Paper.A5,))
APPLICATION = SheetKind("permit application", mark("Permit application"), "permits")
AGREEMENT = SheetKind("parking agreement", mark("Parking agreement"), "permits")
LOSS = SheetKind("permit loss", mark("Statement of loss"), "permits", (Paper.A4, Paper.A5))
GUARDS = SheetKind("guards list", mark("Guards' list of vehicles"), "permits")
