"""Visits: announced, let in, inside, out; who is inside now, and erased in time (N1–N9)."""

from store.visitors.inputs import (
    REGULAR,
    Admission,
    Arrival,
    CardBack,
    GoingIn,
    How,
    Keeping,
    Kind,
    Leaving,
    NewVisit,
    Pass,
    Refusal,
    Refuser,
    Renewal,
    Revoking,
    Stage,
    Unseen,
)
from store.visitors.settings import VisitorSettings, settings
from store.visitors.sheets import INSIDE, NOTICE, PASS
from store.visitors.steps import (
    admit,
    arrive,
    enter,
    keep,
    let_in,
    let_out,
    needs_figures,
    note_unseen,
    refuse,
    renew,
    revoke,
    take_card_back,
)
from store.visitors.subject import ANSWERS, lapse
from store.visitors.visit import (
    VISITS,
    Passage,
    Visit,
    cards_out,
    every,
    free_card,
    get,
    inside,
    of_home,
    passages,
)

__all__ = [
    "ANSWERS", "INSIDE", "NOTICE", "PASS", "REGULAR", "VISITS",
    "Admission", "Arrival", "CardBack", "GoingIn", "How", "Keeping", "Kind", "Leaving", "NewVisit",
    "Pass", "Passage", "Refusal", "Refuser", "Renewal", "Revoking", "Stage", "Unseen", "Visit",
    "VisitorSettings",
    "admit", "arrive", "cards_out", "enter", "every", "free_card", "get", "inside", "keep",
    "lapse", "let_in", "let_out", "needs_figures", "note_unseen", "of_home", "passages", "refuse",
    "renew", "revoke", "settings", "take_card_back",
]  # fmt: skip
