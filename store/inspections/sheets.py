"""The sheets of inspections."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

INSPECTION = SheetKind("inspection", mark("Inspection record"), "inspections")
ORDERS = SheetKind("inspection orders", mark("Rectification order"), "inspections")
