"""Who may do what with move-ins (SET2, M13)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right, Role

LET_PAST = Right("let a move-in past a gate", IN_CHARGE)
LET_FUND_PAST = Right("let a move-in past its maintenance fund", frozenset({Role.MANAGER}))
PLAN_MOVE_INS = Right("plan the move-ins of a building", IN_CHARGE)
