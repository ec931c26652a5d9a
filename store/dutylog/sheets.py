"""The sheets of the duty log (D7)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

LOG_PAGE = SheetKind("log page", mark("Log page"), "dutylog")
LOG_MONTH = SheetKind("log month", mark("Log of a month"), "dutylog")
