"""The sheets of contractors."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

MONTH_SHEET = SheetKind("contractor month", mark("Contractor's month sheet"), "contractors")
ROLL = SheetKind("contractor list", mark("List of contractors"), "contractors")
