"""Who decides about trusteeships beyond what the rules say (T8, SET2)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

DECIDE_TRUSTS = Right("decide about trusteeships", IN_CHARGE)
