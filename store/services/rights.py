"""Who may do what with paid services (SET2)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

WAIVE = Right("waive what a paid service costs", IN_CHARGE)
PRICE_OTHERWISE = Right("quote a service at another price than the list's", IN_CHARGE)
RIGHTS = (WAIVE, PRICE_OTHERWISE)
