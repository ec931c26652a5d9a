"""Outages of water, power, lift and gas: what whoever takes a call reads out about them."""

from store.outages.inputs import (
    NewOutage,
    OutageCalledOff,
    OutageChange,
    OutageEnd,
    OutageReport,
    Stage,
    Supply,
)
from store.outages.outage import OUTAGES, Outage, every, get, of_home
from store.outages.sheets import OUTAGE_NOTICE
from store.outages.steps import announce, call_off, change, end, report
from store.outages.subject import ANSWERS

__all__ = [
    "ANSWERS", "OUTAGES", "OUTAGE_NOTICE",
    "NewOutage", "Outage", "OutageCalledOff", "OutageChange", "OutageEnd", "OutageReport",
    "Stage", "Supply",
    "announce", "call_off", "change", "end", "every", "get", "of_home", "report",
]  # fmt: skip
