"""Who may do what at a handover."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right, Role

LET_PASS = Right("let a handover pass", frozenset({Role.SUPERVISOR}))
NOTE_ABSENCE = Right("note that somebody left the desk without handing over", IN_CHARGE)
