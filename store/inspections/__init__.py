"""Inspections of departments: a list gone through, scored, signed or objected to (I15-I17).

steps       from the lot to the manager's word on an objection
report      scores of a period
inspection  an inspection as it stands, and the marks of its lines
versions    the lists in force, and every version there was
standard    the lines of a list as they are typed
seeds       the lists that come with the program
checks      what verify asks
inputs      what is filled in
sentences   how all that reads
settings    how long an objection may wait
sheets      its papers
subject     what it answers to the halls
demo        the inspections of the demo estate
"""

from store.inspections.inputs import (
    ChangedList,
    Deciding,
    Fault,
    GivingUpInspection,
    InOrder,
    Kind,
    NewInspection,
    NotApplying,
    Objecting,
    Outcome,
    Stage,
    TakingNote,
)
from store.inspections.inspection import (
    DECIDE,
    INSPECT,
    INSPECTIONS,
    Inspection,
    Mark,
    drawn,
    every,
    get,
    marks,
)
from store.inspections.report import KindScore, by_kind
from store.inspections.settings import settings
from store.inspections.sheets import INSPECTION, ORDERS
from store.inspections.standard import Item, listed, typed
from store.inspections.steps import (
    begin,
    decide,
    fault,
    give_up,
    in_order,
    not_applying,
    objected,
    take_note,
)
from store.inspections.subject import ANSWERS
from store.inspections.versions import change_list, in_force, newest

__all__ = [
    "ANSWERS",
    "DECIDE",
    "INSPECT",
    "INSPECTION",
    "INSPECTIONS",
    "ORDERS",
    "ChangedList",
    "Deciding",
    "Fault",
    "GivingUpInspection",
    "InOrder",
    "Inspection",
    "Item",
    "Kind",
    "KindScore",
    "Mark",
    "NewInspection",
    "NotApplying",
    "Objecting",
    "Outcome",
    "Stage",
    "TakingNote",
    "begin",
    "by_kind",
    "change_list",
    "decide",
    "drawn",
    "every",
    "fault",
    "get",
    "give_up",
    "in_force",
    "in_order",
    "listed",
    "marks",
    "newest",
    "not_applying",
    "objected",
    "settings",
    "take_note",
    "typed",
]
