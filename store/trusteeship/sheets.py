"""The sheets about entrusted homes (SH23–SH25)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

AGREEMENT = SheetKind("trusteeship agreement", mark("Trusteeship agreement"), "trusteeship")
PATROL = SheetKind("trusteeship round", mark("Record of a round"), "trusteeship")
RAIN_PATROL = SheetKind("trusteeship rain", mark("Record of visits for rain"), "trusteeship")
STATEMENT = SheetKind("trusteeship statement", mark("What was done for the home"), "trusteeship")
