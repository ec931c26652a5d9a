"""Escalations: what was reported up, whom it reached, and what they decided (D5, D8–D14).

subject      what they answer to the halls
steps        reported up, told, acknowledged, decided, lowered, ended
chain        who was told, when, reached or not, and what was said
escalation   one as it stands: whom to tell next, and by when
sentences    how each entry reads
report       the figures of a period
settings     how long each rung may take
rights       who may lower one
inputs       what is filled in
sheets       the sheet about one
demo         some of the demo estate
"""

from store.escalations.chain import Chain, Rung, Said, chain
from store.escalations.escalation import ESCALATIONS, Escalation, every, get
from store.escalations.inputs import (
    Acknowledged,
    Decision,
    Ended,
    How,
    Level,
    Lowered,
    NewEscalation,
    Stage,
    Told,
)
from store.escalations.settings import EscalationSettings, settings
from store.escalations.sheets import ESCALATION
from store.escalations.steps import acknowledge, decide, end, lower, raise_, ring, tell
from store.escalations.subject import ANSWERS

__all__ = [
    "ANSWERS",
    "ESCALATION",
    "ESCALATIONS",
    "Acknowledged",
    "Chain",
    "Decision",
    "Ended",
    "Escalation",
    "EscalationSettings",
    "How",
    "Level",
    "Lowered",
    "NewEscalation",
    "Rung",
    "Said",
    "Stage",
    "Told",
    "acknowledge",
    "chain",
    "decide",
    "end",
    "every",
    "get",
    "lower",
    "raise_",
    "ring",
    "settings",
    "tell",
]
