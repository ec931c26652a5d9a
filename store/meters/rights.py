"""Who puts right what was read (SET2)."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right

CORRECT_READINGS = Right("put readings right", IN_CHARGE)
