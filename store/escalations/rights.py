"""Who may do what with what is reported up."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

LOWER = Right("lower what was reported up", IN_CHARGE)
