"""The estate as its settings say, and its shifts."""

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
