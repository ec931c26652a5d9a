"""The sheets about meters (SH21, SH22)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

READING_LIST = SheetKind("meter readings", mark("Meter reading list"), "meters")
EXCHANGED = SheetKind("meter exchange", mark("Meter exchange slip"), "meters")
