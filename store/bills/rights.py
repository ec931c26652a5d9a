"""Who may do what with bills (SET2)."""

from __future__ import annotations

from store.rights import DESK, IN_CHARGE, Right, Role

NAME_PAYERS = Right("say who pays for a home", IN_CHARGE)
DRAFT_BILLS = Right("draft bills", DESK | {Role.FINANCE})
ISSUE_BILLS = Right("issue and void bills", IN_CHARGE)
REDUCE_BILLS = Right("reduce and write off bills", frozenset({Role.MANAGER}))
RIGHTS = (NAME_PAYERS, DRAFT_BILLS, ISSUE_BILLS, REDUCE_BILLS)
