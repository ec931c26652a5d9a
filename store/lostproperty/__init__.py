"""Lost property: what was found, where it lies, who was told, who claimed it (民法典 314–318)."""

from store.lostproperty.inputs import (
    Claim,
    Correction,
    Declined,
    Disposal,
    Handing,
    Identity,
    Kind,
    Moving,
    NewItem,
    Notice,
    Stage,
    Telling,
    Way,
)
from store.lostproperty.item import DISPOSE, LOST, Item, every, get, kept, last_day
from store.lostproperty.settings import LostPropertySettings, settings
from store.lostproperty.sheets import LOST_LIST, LOST_SLIP
from store.lostproperty.steps import (
    claim,
    correct,
    decline,
    dispose,
    enter,
    hand_in,
    post,
    shelve,
    tell,
)
from store.lostproperty.subject import ANSWERS, KEPT

__all__ = [
    "ANSWERS", "DISPOSE", "KEPT", "LOST", "LOST_LIST", "LOST_SLIP",
    "Claim", "Correction", "Declined", "Disposal", "Handing", "Identity", "Item", "Kind",
    "LostPropertySettings", "Moving", "NewItem", "Notice", "Stage", "Telling", "Way",
    "claim", "correct", "decline", "dispose", "enter", "every", "get", "hand_in", "kept",
    "last_day", "post", "settings", "shelve", "tell",
]  # fmt: skip
