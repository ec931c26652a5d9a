"""Who may do what with payments ($40, SET2)."""

from __future__ import annotations

from store.rights import DESK, IN_CHARGE, Right

TAKE_PAYMENTS = Right("take payments", DESK)
APPROVE_REFUNDS = Right("approve refunds", IN_CHARGE)
SET_ASIDE = Right("set lines of bank files aside", IN_CHARGE)
RIGHTS = (TAKE_PAYMENTS, APPROVE_REFUNDS, SET_ASIDE)
