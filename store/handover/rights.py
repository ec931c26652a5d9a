"""Who may do what at a handover."""

from __future__ import annotations

from store.rights import Right, Role

LET_PASS = Right("let a handover pass", frozenset({Role.SUPERVISOR}))
