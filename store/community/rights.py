"""Who may do what with events (O17, O18, G10)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right, Role

APPROVE_EVENTS = Right("approve community events", IN_CHARGE)
OVERBOOK = Right("let more come than there are places", frozenset({Role.MANAGER}))
