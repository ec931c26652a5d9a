"""Parking permits: asked for, approved, issued, renewed, replaced, cancelled (P1–P13)."""

from store.permits.inputs import (
    Approval,
    Cancelling,
    Issue,
    Kind,
    Land,
    NewPermit,
    Refusal,
    Reminder,
    Renewal,
    Replacement,
    Stage,
    Standing,
    Why,
)
from store.permits.permit import PERMITS, Permit, State, every, get, live, of_home
from store.permits.rights import APPROVE
from store.permits.settings import PermitSettings, settings
from store.permits.sheets import AGREEMENT, APPLICATION, GUARDS, LOSS, PERMIT
from store.permits.steps import (
    approve,
    ask,
    cancel,
    issue,
    needs_approval,
    refuse,
    remind,
    renew,
    replace,
)
from store.permits.subject import ANSWERS

__all__ = [
    "AGREEMENT",
    "ANSWERS",
    "APPLICATION",
    "APPROVE",
    "GUARDS",
    "LOSS",
    "PERMIT",
    "PERMITS",
    "Approval",
    "Cancelling",
    "Issue",
    "Kind",
    "Land",
    "NewPermit",
    "Permit",
    "PermitSettings",
    "Refusal",
    "Reminder",
    "Renewal",
    "Replacement",
    "Stage",
    "Standing",
    "State",
    "Why",
    "approve",
    "ask",
    "cancel",
    "every",
    "get",
    "issue",
    "live",
    "needs_approval",
    "of_home",
    "refuse",
    "remind",
    "renew",
    "replace",
    "settings",
]
