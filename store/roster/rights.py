"""Who may do what with the roster (O7, O8)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

KEEP_ROSTER = Right("keep the roster", IN_CHARGE)
