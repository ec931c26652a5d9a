"""The rights of shops."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

STRIKE = Right("strike out a shop's breach", IN_CHARGE)
