"""Who may do what with receipts ($40)."""

from __future__ import annotations

from store.rights import DESK, IN_CHARGE, Right, Role

ISSUE_RECEIPTS = Right("issue receipts", DESK | {Role.FINANCE})
VOID_RECEIPTS = Right("void receipts", IN_CHARGE)
REDDEN_RECEIPTS = Right("redden receipts", IN_CHARGE | {Role.FINANCE})
