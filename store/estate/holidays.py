"""The special days of the years that the State Council has announced, as its notices have them.

放假办法 (2024) art. 2 names the thirteen statutory days of a year; which rest days are exchanged
for working days is decided year by year (art. 7). A notice names whole spells off: those of its
days that are neither statutory nor a Saturday or Sunday are the days off in exchange.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Spell:
    """A holiday's days off, both ends counted; days are ``MM-DD``, as a notice writes them.

    ``statutory`` are those of them that the law names, ``worked`` the Saturdays and Sundays worked
    for it.
    """

    occasion: str
    first: str
    last: str
    statutory: tuple[str, ...]
    worked: tuple[str, ...] = ()

    def off(self, year: int) -> list[date]:
        """All its days off."""
        first, last = day_of(year, self.first), day_of(year, self.last)
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@dataclass(frozen=True)
class Notice:
    """A year's notice: its number, the day it was published, and what it announces."""

    source: str
    published: date
    spells: tuple[Spell, ...]


def day_of(year: int, written: str) -> date:
    """A day of a year, written ``MM-DD``."""
    return date.fromisoformat(f"{year}-{written}")


NOTICES: Mapping[int, Notice] = {
    2025: Notice(
        "国办发明电〔2024〕12号",
        date(2024, 11, 12),
        (
            Spell("元旦", "01-01", "01-01", ("01-01",)),
            Spell(
                "春节",
                "01-28",
                "02-04",
                ("01-28", "01-29", "01-30", "01-31"),
                ("01-26", "02-08"),
            ),
            Spell("清明节", "04-04", "04-06", ("04-04",)),
            Spell("劳动节", "05-01", "05-05", ("05-01", "05-02"), ("04-27",)),
            Spell("端午节", "05-31", "06-02", ("05-31",)),
            Spell(
                "国庆节、中秋节",
                "10-01",
                "10-08",
                ("10-01", "10-02", "10-03", "10-06"),
                ("09-28", "10-11"),
            ),
        ),
    ),
    2026: Notice(
        "国办发明电〔2025〕7号",
        date(2025, 11, 4),
        (
            Spell("元旦", "01-01", "01-03", ("01-01",), ("01-04",)),
            Spell(
                "春节",
                "02-15",
                "02-23",
                ("02-16", "02-17", "02-18", "02-19"),
                ("02-14", "02-28"),
            ),
            Spell("清明节", "04-04", "04-06", ("04-05",)),
            Spell("劳动节", "05-01", "05-05", ("05-01", "05-02"), ("05-09",)),
            Spell("端午节", "06-19", "06-21", ("06-19",)),
            Spell("中秋节", "09-25", "09-27", ("09-25",)),
            Spell(
                "国庆节",
                "10-01",
                "10-07",
                ("10-01", "10-02", "10-03"),
                ("09-20", "10-10"),
            ),
        ),
    ),
}
