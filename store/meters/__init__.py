"""Meters (抄表): the register, readings one after another, exchanges, crossed meters ($78–$83)."""

from store.meters.billing import Metered, bill_now, must_be_metered, unbilled
from store.meters.billing import draft as draft_bills
from store.meters.billing import draft_single as draft_single_bill
from store.meters.billing import dry as dry_bills
from store.meters.chaining import USE, Dial, Read, Use, uses
from store.meters.inputs import (
    Correction,
    Exchange,
    MeterKind,
    NewMeter,
    NewReading,
    ReadingKind,
    Removal,
    Stage,
    Swap,
    Why,
)
from store.meters.lines import Stretch
from store.meters.meter import (
    METERS,
    Meter,
    chain,
    every,
    get,
    home_on,
    last_uses,
    of_home,
    supply,
    used,
    used_at,
)
from store.meters.rights import CORRECT_READINGS
from store.meters.settings import Changed, MeterSettings, settings
from store.meters.sheets import EXCHANGED, READING_LIST
from store.meters.steps import correct, enter, exchange, read, remove, swap
from store.meters.subject import ANSWERS

__all__ = [
    "ANSWERS",
    "CORRECT_READINGS",
    "EXCHANGED",
    "METERS",
    "READING_LIST",
    "USE",
    "Changed",
    "Correction",
    "Dial",
    "Exchange",
    "Meter",
    "MeterKind",
    "MeterSettings",
    "Metered",
    "NewMeter",
    "NewReading",
    "Read",
    "ReadingKind",
    "Removal",
    "Stage",
    "Stretch",
    "Swap",
    "Use",
    "Why",
    "bill_now",
    "chain",
    "correct",
    "draft_bills",
    "draft_single_bill",
    "dry_bills",
    "enter",
    "every",
    "exchange",
    "get",
    "home_on",
    "last_uses",
    "must_be_metered",
    "of_home",
    "read",
    "remove",
    "settings",
    "supply",
    "swap",
    "unbilled",
    "used",
    "used_at",
    "uses",
]  # fmt: skip
