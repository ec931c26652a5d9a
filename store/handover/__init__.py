"""The shift handover that two people sign (H1–H9)."""

from store.checklist import Answer, Explanation, LineAnswer, Signing
from store.handover.duty import note_absence, take_desk, take_over
from store.handover.inputs import (
    Account,
    ItemCount,
    ListChange,
    Pass,
    Refusal,
    Relief,
    TakingOver,
)
from store.handover.lines import Line, Section
from store.handover.listed import Listed, change_list, in_force
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
    explain,
    let_pass,
    refuse,
    sign,
)
from store.handover.subject import ANSWERS, half_written

__all__ = [
    "ANSWERS",
    "HANDOVER",
    "Account",
    "Answer",
    "Duty",
    "Explanation",
    "ItemCount",
    "Line",
    "LineAnswer",
    "ListChange",
    "Listed",
    "Party",
    "Pass",
    "Record",
    "Refusal",
    "Relief",
    "Section",
    "Signature",
    "Signing",
    "TakingOver",
    "abandon",
    "answer",
    "begin",
    "change_list",
    "current",
    "explain",
    "get",
    "half_written",
    "in_force",
    "let_pass",
    "note_absence",
    "on_duty",
    "past",
    "refuse",
    "shift_labelled",
    "sign",
    "take_desk",
    "take_over",
]
