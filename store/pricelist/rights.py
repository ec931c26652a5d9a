"""Who may do what with the price list ($12, $15)."""

from __future__ import annotations

from store.rights import Right, Role

KEEP_PRICES = Right("keep the price list", frozenset({Role.MANAGER, Role.FINANCE}))
