"""The sheets about emergencies."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

EMERGENCY_REPORT = SheetKind("emergency report", mark("Emergency report"), "emergency")
EMERGENCY_PEOPLE = SheetKind("emergency people", mark("Who is in the homes concerned"), "emergency")
EMERGENCY_PLAN = SheetKind("emergency plan", mark("Emergency plan"), "emergency")
