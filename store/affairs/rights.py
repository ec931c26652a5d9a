"""Who may do what with seals, vehicles and supplies."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

LET_OUT = Right("let a seal be taken out", IN_CHARGE)
KEEP_ASSETS = Right("keep the list of seals, vehicles and supplies", IN_CHARGE)
