"""Who closes months, and who enters what is posted ($50, $63)."""

from __future__ import annotations

from store.rights import Right, Role

CLOSE_MONTHS = Right("close a month", frozenset({Role.FINANCE}))
KEEP_PUBLIC = Right(
    "enter income and expenditure that is posted", frozenset({Role.FINANCE, Role.MANAGER})
)
READ_EVERY_PAYER = Right("read the statement of every payer of a home", frozenset({Role.MANAGER}))
