"""Who may do what in recruitment (O10)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right, Role

RECRUIT = Right("keep recruitment", IN_CHARGE)
APPROVE_POSTS = Right("approve posts to be filled", frozenset({Role.MANAGER}))
