"""Who may do what with deposits ($74)."""

from __future__ import annotations

from store.rights import DESK, IN_CHARGE, Right, Role

TAKE_DEPOSITS = Right("take deposits and give them back", DESK | {Role.FINANCE})
APPROVE_RETURNS = Right("approve that deposits go back", IN_CHARGE)
LET_BACK_EARLY = Right("let deposits back before their condition", frozenset({Role.MANAGER}))
