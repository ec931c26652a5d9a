"""Plans of any subject, and their occurrences: each due once, done, late or missed (G1-G5, G14).

A subject has a ``Plans`` with the names of its things, and operations that call it; its ``ANSWERS``
have ``sentences``, ``SHOWN`` and ``checks`` from here. What comes due is made and stands on Today
by itself.

steps        a plan set up, changed, ended; an occurrence done, made up, excused
fitting      what of them fits the time
checks       what verify asks of all that
making       occurrences made as they come due, missed ones on record
waits        what waits, for Today
sentences    how all that reads
rows         plans and occurrences as they stand, and how many were done in time
due          which occurrences are due to be made by now
slots        where a rhythm puts its slots, and where the calendar lets them be
planning     a plan as it is filled in
inputs       what is filled in about an occurrence
rhythm       how often, on which days, from when to when
"""

from store.plans.due import Due, Terms, due, following
from store.plans.inputs import Doing, Ending, Excusing, MakingUp
from store.plans.making import make, pending
from store.plans.planning import Planning, typed
from store.plans.rhythm import LAST, Every, Rest, Rhythm, Window
from store.plans.rows import (
    Occurrence,
    Plan,
    Stage,
    Status,
    Tally,
    between,
    every,
    last_done,
    open_by,
    running,
    tally,
)
from store.plans.sentences import SHOWN, sentences
from store.plans.slots import Slot, slots
from store.plans.steps import Plans

__all__ = [
    "LAST",
    "SHOWN",
    "Doing",
    "Due",
    "Ending",
    "Every",
    "Excusing",
    "MakingUp",
    "Occurrence",
    "Plan",
    "Planning",
    "Plans",
    "Rest",
    "Rhythm",
    "Slot",
    "Stage",
    "Status",
    "Tally",
    "Terms",
    "Window",
    "between",
    "due",
    "every",
    "following",
    "last_done",
    "make",
    "open_by",
    "pending",
    "running",
    "sentences",
    "slots",
    "tally",
    "typed",
]
