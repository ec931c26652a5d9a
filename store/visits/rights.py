"""Who may sign the month's summary of return visits."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

SIGN_VISITS = Right("sign the month's return visits", IN_CHARGE)
