"""Who may do what with the log."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right, Role

SIGN_DAY = Right("sign a day", frozenset({Role.SUPERVISOR}))
NAME_DEPUTY = Right("name who signs for the supervisor", IN_CHARGE)
