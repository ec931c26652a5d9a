"""The sheets of administrative affairs."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

SEAL_BOOK = SheetKind("seal book", mark("Seal register"), "affairs")
VEHICLE_BOOK = SheetKind("vehicle book", mark("Vehicle register"), "affairs")
ASSET_COUNT = SheetKind("asset count", mark("Count of things"), "affairs")
