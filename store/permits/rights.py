"""Who may do what with permits (SET2)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

APPROVE = Right("approve parking permits", IN_CHARGE)
