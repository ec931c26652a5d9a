"""The sheet about release slips (SH42)."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

SLIP = SheetKind("goods slip", mark("Goods release slip"), "goods", (Paper.A5, Paper.A4))
