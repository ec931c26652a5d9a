"""Outside bodies: whom to call, the visits to them, what was agreed (篇4 周边配套、属地联络).

steps      a body entered, changed, taken off; a visit noted, what was agreed kept or put off
body       bodies and visits as they stand, and how a body is found by what it is for
report     figures of a period
inputs     what is filled in
words      the kinds of body, what else each is called, and the words for how it all stands
sentences  how it reads
settings   how often a body is seen, and when what was agreed is told of
sheets     its papers
subject    what it answers to the halls
demo       the bodies of the demo estate
"""

from store.outside.body import (
    BODIES,
    LIAISONS,
    Body,
    Liaison,
    every,
    get,
    liaison,
    liaisons_of,
    open_ones,
)
from store.outside.inputs import (
    BodyChange,
    Dropping,
    Keeping,
    NewBody,
    NewLiaison,
    PuttingOff,
    TakingOff,
)
from store.outside.settings import OutsideSettings, settings
from store.outside.sheets import CONTACTS, LIAISON_RECORD
from store.outside.steps import change, drop, enter, keep, note, put_off, raise_finding, take_off
from store.outside.subject import ANSWERS
from store.outside.words import BodyStage, Kind, LiaisonStage, Side, Way

__all__ = [
    "ANSWERS",
    "BODIES",
    "CONTACTS",
    "LIAISONS",
    "LIAISON_RECORD",
    "Body",
    "BodyChange",
    "BodyStage",
    "Dropping",
    "Keeping",
    "Kind",
    "Liaison",
    "LiaisonStage",
    "NewBody",
    "NewLiaison",
    "OutsideSettings",
    "PuttingOff",
    "Side",
    "TakingOff",
    "Way",
    "change",
    "drop",
    "enter",
    "every",
    "get",
    "keep",
    "liaison",
    "liaisons_of",
    "note",
    "open_ones",
    "put_off",
    "raise_finding",
    "settings",
    "take_off",
]
