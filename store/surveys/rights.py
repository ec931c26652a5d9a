"""Who may do what with a survey."""

from __future__ import annotations

from store.rights import IN_CHARGE, Right, Role

APPROVE_SURVEYS = Right("approve and count surveys", IN_CHARGE)
POST_SURVEYS = Right("let a survey's results be posted", frozenset({Role.MANAGER}))
