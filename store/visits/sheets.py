"""The sheets about return visits."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

RETURN_VISIT = SheetKind("return visit", mark("Record of a return visit"), "visits")
VISIT_SUMMARY = SheetKind("visit summary", mark("Month's return visits"), "visits")
