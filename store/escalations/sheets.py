"""The sheet about what is reported up."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

ESCALATION = SheetKind("escalation record", mark("Record of a report up"), "escalations")
