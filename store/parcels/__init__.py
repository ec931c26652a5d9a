"""Parcels that the desk takes in: whose, where they lie, who was told, who fetched them."""

from store.parcels.inputs import (
    Correction,
    Fetching,
    Identity,
    Kind,
    Moving,
    NewParcel,
    Returning,
    Stage,
    Telling,
    Way,
)
from store.parcels.parcel import PARCELS, Parcel, every, get, lying, of_home, shelves
from store.parcels.settings import ParcelSettings, settings
from store.parcels.sheets import PARCEL_LIST, PARCEL_SLIP
from store.parcels.steps import SHELF, correct, fetch, send_back, shelve, take, tell
from store.parcels.subject import ANSWERS

__all__ = [
    "ANSWERS", "PARCELS", "PARCEL_LIST", "PARCEL_SLIP", "SHELF",
    "Correction", "Fetching", "Identity", "Kind", "Moving", "NewParcel", "Parcel",
    "ParcelSettings", "Returning", "Stage", "Telling", "Way",
    "correct", "every", "fetch", "get", "lying", "of_home", "send_back", "settings", "shelve",
    "shelves", "take", "tell",
]  # fmt: skip
