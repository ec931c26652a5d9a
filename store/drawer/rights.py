"""Who may do what with the drawer (SET2; 会计法 25: handling stands apart from recording)."""

from __future__ import annotations

from store.rights import DESK, Right, Role

COUNT_CASH = Right("count the drawer", DESK)
TAKE_DAYS = Right("take over the day's money", frozenset({Role.FINANCE, Role.MANAGER}))
