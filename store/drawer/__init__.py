"""The drawer (收银): what the book says lies in it, blind counts, the day's sheet ($47–$49)."""

from store.drawer.day import DayOf, days_with_money, of_day
from store.drawer.drawer import COUNTS, DAYS, CashCount, CashDay, counts, get, newest, sheet_of
from store.drawer.inputs import NOTES, CountStage, DayStage, NewCount, NewDay, Shut, Taken
from store.drawer.moves import Move, Moved, moved
from store.drawer.rights import COUNT_CASH, TAKE_DAYS
from store.drawer.sheets import DAY_SHEET
from store.drawer.steps import count, expected_now, shut_day, sign_day, take
from store.drawer.subject import ANSWERS

__all__ = [
    "ANSWERS", "COUNTS", "COUNT_CASH", "DAYS", "DAY_SHEET", "NOTES", "TAKE_DAYS",
    "CashCount", "CashDay", "CountStage", "DayOf", "DayStage", "Move", "Moved", "NewCount",
    "NewDay", "Shut", "Taken",
    "count", "counts", "days_with_money", "expected_now", "get", "moved", "newest", "of_day",
    "sheet_of", "shut_day", "sign_day", "take",
]  # fmt: skip
