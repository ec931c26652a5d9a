"""The sheets about what is owed (SH15, SH16)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

NOTICE = SheetKind("arrears notice", mark("Notice of arrears"), "dunning")
POSTED = SheetKind("arrears posted", mark("Arrears for posting"), "dunning")
PLAN = SheetKind("instalment plan", mark("Instalment agreement"), "dunning")
