"""How long a trial may be and when it ends, by the calendar (劳动合同法 19; A25)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

OPEN_ENDED = 0  # a contract without an end
_ONE_YEAR, _THREE_YEARS, _LEAST = 12, 36, 3


def longest(term: int, limits: tuple[int, int, int]) -> int:
    """How many months of trial a contract of so many months allows; none below three months.

    ``limits`` are those of less than a year, less than three years, and of longer or no end.
    """
    if term == OPEN_ENDED or term >= _THREE_YEARS:
        return limits[2]
    if term < _LEAST:
        return 0
    return limits[0] if term < _ONE_YEAR else limits[1]


def last_day(start: date, months: int) -> date:
    """The last of so many months from a day on: the day before the same one, else the month's last.

    A month that has no such day ends with its own last one (民法典 202).
    """
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    if start.day > (length := monthrange(year, month)[1]):
        return date(year, month, length)
    return date(year, month, start.day) - timedelta(days=1)


def months_on(day: date, months: int) -> date:
    """The same day so many months later, else that month's last one."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def born_by(id_number: str) -> date:
    """The day of birth that a valid ID number tells; those of 15 digits are of the 20th century."""
    digits = id_number[6:14] if len(id_number) == 18 else f"19{id_number[6:12]}"
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
