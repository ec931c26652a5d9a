"""Who may do what with renovations (R5, SET2)."""

from __future__ import annotations

from store.rights import DESK, IN_CHARGE, Right, Role

INSPECT = Right("review plans and inspect renovations", DESK | {Role.ENGINEERING})
APPROVE = Right("approve renovations", IN_CHARGE)
APPROVE_GRAVE = Right(
    "approve works on structure, façade or gas, and let a severe breach rest unreported",
    frozenset({Role.MANAGER}),
)
KEEP_QUIET = Right("set periods without noisy work", IN_CHARGE)
