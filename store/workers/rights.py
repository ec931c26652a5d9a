"""Who may do what with the list of workers."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

KEEP_WORKERS = Right("keep the list of workers", IN_CHARGE)
