"""Who may waive a late charge ($54)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

WAIVE_LATE_CHARGES = Right("waive late charges", IN_CHARGE)
RIGHTS = (WAIVE_LATE_CHARGES,)
