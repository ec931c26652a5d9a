"""Days as spreadsheets write them; what may be read two ways is none."""

from __future__ import annotations

import re
from datetime import date, timedelta

from store.inputs import halfwidth

# Day 60 of a spreadsheet's calendar never was; nobody moved in before it.
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_FIRST, _LAST = 20_000, 80_000  # 1954 to 2119
_TIME = r"(?:[T ]+\d{1,2}[:时点]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?[分秒]?(?:Z|[+-]\d\d:?\d\d)?)?"
_PARTS = re.compile(rf"(\d{{4}})\s*([-/.年])\s*(\d{{1,2}})\s*([-/.月])\s*(\d{{1,2}})\s*日?{_TIME}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}(?:\.0*)?")
_RIGHT = ("--", "//", "..", "年月")


def day(text: str) -> date | str | None:
    """The day that a cell means; what is none for certain comes back as it was, to be refused."""
    folded = halfwidth(text)
    if not folded:
        return None
    if (parts := _PARTS.fullmatch(folded)) and parts[2] + parts[4] in _RIGHT:
        return _date(parts[1], parts[3], parts[5]) or text
    if compact := _COMPACT.fullmatch(folded):
        return _date(*compact.groups()) or text
    if _SERIAL.fullmatch(folded) and _FIRST <= float(folded) <= _LAST:
        return _EPOCH + timedelta(days=int(float(folded)))
    return text


def from_1904(text: str) -> str:
    """A cell of a file that counts its days from 1904 on, its count as the day that it means."""
    folded = halfwidth(text)
    if not _SERIAL.fullmatch(folded):
        return text
    return (_EPOCH_1904 + timedelta(days=int(float(folded)))).isoformat()


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
