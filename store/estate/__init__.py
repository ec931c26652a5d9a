"""The estate as its settings say, its shifts, and its calendar."""

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
    "is_demo",
    "settings",
]
