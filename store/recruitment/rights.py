"""Who may do what in recruitment (O10)."""

from __future__ import annotations

from store.rights import Right, Role

APPROVE_POSTS = Right("approve posts to be filled", frozenset({Role.MANAGER}))
