"""The duty log: the full book of the desk's days (D1–D4, D7)."""

from store.dutylog.days import (
    Day,
    Signature,
    day,
    entries_since,
    newest_before_shift,
    numbers_since,
    sign_day,
    unsigned_days,
)
from store.dutylog.entry import LogEntry, get, numbered, thread
from store.dutylog.inputs import Category, Correction, FollowedUp, NewEntry
from store.dutylog.search import export, search
from store.dutylog.sheets import LOG_MONTH, LOG_PAGE
from store.dutylog.subject import ANSWERS
from store.dutylog.writing import correct, follow_up, open_follow_ups, write

__all__ = [
    "ANSWERS",
    "LOG_MONTH",
    "LOG_PAGE",
    "Category",
    "Correction",
    "Day",
    "FollowedUp",
    "LogEntry",
    "NewEntry",
    "Signature",
    "correct",
    "day",
    "entries_since",
    "export",
    "follow_up",
    "get",
    "newest_before_shift",
    "numbered",
    "numbers_since",
    "open_follow_ups",
    "search",
    "sign_day",
    "thread",
    "unsigned_days",
    "write",
]
