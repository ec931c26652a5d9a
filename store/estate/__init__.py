"""The estate as its settings say, its identity, its shifts, and its calendar."""

from store.estate.identification import identified, identity
from store.estate.settings import (
    AHEAD,
    SHIFTS,
    Item,
    Settings,
    Shift,
    Site,
    TimeZone,
    founded,
    held_at,
    is_demo,
    settings,
)

__all__ = [
    "AHEAD",
    "SHIFTS",
    "Item",
    "Settings",
    "Shift",
    "Site",
    "TimeZone",
    "founded",
    "held_at",
    "identified",
    "identity",
    "is_demo",
    "settings",
]
