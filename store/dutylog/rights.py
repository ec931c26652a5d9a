"""Who may do what with the log."""

from __future__ import annotations

from store.rights import Right, Role

SIGN_DAY = Right("sign a day", frozenset({Role.SUPERVISOR}))
