"""The sheet of a shared cost."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

SHARED = SheetKind("shared cost", mark("Shared cost"), "sharing")
