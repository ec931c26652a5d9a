"""Plans of any subject, and their occurrences: each due once, done, late or missed (G1-G5, G14).

due          which occurrences are due to be made by now
slots        where a rhythm puts its slots, and where the calendar lets them be
rhythm       how often, on which days, from when to when
"""

from store.plans.due import Due, Terms, due, following
from store.plans.rhythm import LAST, Every, Rest, Rhythm, Window
from store.plans.slots import Slot, slots

__all__ = [
    "LAST",
    "Due",
    "Every",
    "Rest",
    "Rhythm",
    "Slot",
    "Terms",
    "Window",
    "due",
    "following",
    "slots",
]
