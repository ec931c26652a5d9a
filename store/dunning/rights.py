"""Who may do what about debts ($64, SET2)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right, Role

GRANT = Right("grant a delay of what is owed", IN_CHARGE)
DECIDE = Right("decide what becomes of a debt", frozenset({Role.MANAGER}))
