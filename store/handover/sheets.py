"""The sheet of a handover (H5)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

HANDOVER = SheetKind("handover", mark("Handover record"), "handover")
