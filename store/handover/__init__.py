"""The shift handover that two people sign (H1–H9)."""

from store.checklist import Answer, Explanation, LineAnswer, Signing
from store.handover.inputs import Pass, Refusal, Relief
from store.handover.lines import Line, Section
from store.handover.record import (
    Duty,
    Party,
    Record,
    Signature,
    current,
    get,
    on_duty,
    past,
    shift_labelled,
)
from store.handover.sheets import HANDOVER
from store.handover.steps import (
    abandon,
    answer,
    begin,
    let_pass,
    refuse,
    sign,
    take_desk,
)
from store.handover.subject import ANSWERS

__all__ = [
    "ANSWERS",
    "HANDOVER",
    "Answer",
    "Duty",
    "Explanation",
    "Line",
    "LineAnswer",
    "Party",
    "Pass",
    "Record",
    "Refusal",
    "Relief",
    "Section",
    "Signature",
    "Signing",
    "abandon",
    "answer",
    "begin",
    "current",
    "get",
    "let_pass",
    "on_duty",
    "past",
    "refuse",
    "shift_labelled",
    "sign",
    "take_desk",
]
