"""Who may do what with contractors."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right, Role

KEEP_CONTRACTORS = Right("keep the files of contractors", IN_CHARGE)
BAR_CONTRACTORS = Right(
    "bar contractors, and decide of their objections", frozenset({Role.MANAGER})
)
DEDUCT = Right(
    "decide what is taken off a contractor's fee", frozenset({Role.MANAGER, Role.FINANCE})
)
