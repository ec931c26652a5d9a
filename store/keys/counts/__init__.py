"""Key reconciliations: each hook counted blind against the list at intervals (K3)."""

from store.checklist import Explanation, Signing
from store.keys.counts.count import (
    KeyCount,
    Line,
    Party,
    Section,
    Signature,
    Stage,
    current,
    due,
    every,
    get,
    last_signed,
)
from store.keys.counts.inputs import Counted, GivingUp
from store.keys.counts.steps import begin, count, explain, give_up, sign

__all__ = [
    "Counted",
    "Explanation",
    "GivingUp",
    "KeyCount",
    "Line",
    "Party",
    "Section",
    "Signature",
    "Signing",
    "Stage",
    "begin",
    "count",
    "current",
    "due",
    "every",
    "explain",
    "get",
    "give_up",
    "last_signed",
    "sign",
]
