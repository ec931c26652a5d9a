"""Who may do what with payments ($40, SET2)."""

from __future__ import annotations

from store.rights import DESK, IN_CHARGE, Right, Role

TAKE_PAYMENTS = Right("take payments", DESK)
COUNT_CASH = Right("count the drawer", DESK)
APPROVE_REFUNDS = Right("approve refunds", IN_CHARGE)
CLOSE_DAYS = Right("take over the day's money", frozenset({Role.FINANCE, Role.MANAGER}))
RIGHTS = (TAKE_PAYMENTS, COUNT_CASH, APPROVE_REFUNDS, CLOSE_DAYS)
