"""The estate as its settings say, its identity, its shifts, and its calendar."""

from store.estate.identification import identified, identity
from store.estate.settings import (
    SHIFTS,
    Item,
    Settings,
    Shift,
    Site,
    TimeZone,
    founded,
    is_demo,
    settings,
)

__all__ = [
    "SHIFTS",
    "Item",
    "Settings",
    "Shift",
    "Site",
    "TimeZone",
    "founded",
    "identified",
    "identity",
    "is_demo",
    "settings",
]
