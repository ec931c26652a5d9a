"""Key reconciliations: each hook counted blind against the list at intervals (K3)."""

from store.checklist import Explanation, Signing
from store.keys.counts.count import (
    KeyCount,
    Line,
    Party,
    Rechecked,
    Section,
    Signature,
    Stage,
    current,
    due,
    every,
    followed,
    followed_without_finding,
    get,
    key_id_of,
    last_signed,
)
from store.keys.counts.inputs import Counted, GivingUp, Recheck
from store.keys.counts.steps import begin, count, explain, give_up, recheck, sign

__all__ = [
    "Counted",
    "Explanation",
    "GivingUp",
    "KeyCount",
    "Line",
    "Party",
    "Recheck",
    "Rechecked",
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
    "followed",
    "followed_without_finding",
    "get",
    "give_up",
    "key_id_of",
    "last_signed",
    "recheck",
    "sign",
]
