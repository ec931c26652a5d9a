"""Who may do what with sessions of training (O14)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

KEEP_COURSES = Right("plan and close trainings", IN_CHARGE)
