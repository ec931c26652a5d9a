"""The sheet of licences."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

LICENCE_LIST = SheetKind("licence list", mark("Papers that expire"), "licences")
