"""The sheets of events (O19)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

EVENT_PLAN = SheetKind("event plan", mark("Event plan for approval"), "community")
EVENT_ROLL = SheetKind("event roll", mark("Event sign-up and attendance"), "community")
EVENT_SUMMARY = SheetKind("event summary", mark("Event summary"), "community")
