"""Number formats that show a day without its day: the cell holds one, and nobody typed it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

# Of the built-in ones, in Chinese and English: mmm-yy, and yyyy"年"m"月".
_MONTHS = frozenset((17, 27, 36, 50, 52, 57))
_ASIDE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}


def hides_day(number: int, code: str = "") -> bool:
    """Whether a format by its number, or its code, shows a month or a year and nothing further."""
    if not code:
        return number in _MONTHS
    letters = set(_ASIDE.sub("", code.split(";", maxsplit=1)[0]).lower())
    return bool(letters & {"y", "m"}) and not letters & {"d", "h", "s", "0", "#", "g"}


def shown(cell: object, *, from_1904: bool) -> str:
    """A cell in such a format as its year and month, empty where it holds no day."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 < cell < 100_000:
        cell = _EPOCHS[from_1904] + timedelta(days=cell)
    return f"{cell:%Y-%m}" if isinstance(cell, date) else ""
