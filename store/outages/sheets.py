"""The sheet about an outage."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

OUTAGE_NOTICE = SheetKind("outage notice", mark("Outage notice"), "outages")
