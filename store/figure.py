"""What a figure of a period is, whichever subject tells it (G8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from store import clock
from store.money import rounded, text
from store.text import Named, mark

NOTHING = "—"


class How(Named):
    """How a figure is computed."""

    COUNT = "count", mark("number")
    MONEY = "money", mark("yuan")
    SHARE = "share", mark("share")
    MEAN = "mean", mark("mean")


@dataclass(frozen=True)
class Period:
    """Whole days of the estate, both ends counted."""

    first: date
    last: date

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Its first moment, and the first one after it."""
        return clock.bounds(self.first)[0], clock.bounds(self.last)[1]

    @property
    def ms(self) -> tuple[int, int]:
        """Its bounds as the store keeps moments."""
        start, end = self.bounds
        return clock.to_ms(start), clock.to_ms(end)

    def has(self, at: datetime | None) -> bool:
        """Whether a moment lies in it."""
        start, end = self.bounds
        return at is not None and start <= at < end


def month(day: date) -> Period:
    """The month of a day."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Period(first, following - timedelta(days=1))


def months_back(last: str, count: int = 12) -> list[str]:
    """So many months up to the last one, the oldest first."""
    year, month = int(last[:4]), int(last[5:])
    numbers = range(year * 12 + month - count, year * 12 + month)
    return [f"{n // 12}-{n % 12 + 1:02}" for n in numbers]


@dataclass(frozen=True)
class Figure:
    """A figure: its marked name, what it counts of how many, and in which marked unit.

    ``count`` of money is whole fen. ``counts`` is the marked sentence that says what counts. A
    share and a mean are ``count`` over ``of``; of none there is nothing to tell, which is neither 0
    nor 100 %. ``goal`` is how many per cent a share is to be at least, as set at the desk, 0 for
    none. Of what is counted apart ``whose`` says which, in the estate's own words: an engineer, a
    service.
    """

    name: str
    count: int
    counts: str
    how: How = How.COUNT
    of: int | None = None
    unit: str = ""
    goal: int = 0
    whose: str = ""

    def called(self, translate: Callable[[str], str]) -> str:
        """Its name in the language of ``translate``, and whose it is."""
        return f"{translate(self.name)} {self.whose}".rstrip()

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached, exactly; None without one, or of none."""
        if not self.goal or not self.of:
            return None
        return self.count * 100 >= self.goal * self.of

    @property
    def text(self) -> str:
        """As it is read: ``12``, ``9/10 = 90.0 %``, ``14.5``, or a dash."""
        if self.how is How.MONEY:
            return text(self.count)
        if self.of is None:
            return str(self.count)
        if not self.of:
            return NOTHING
        if self.how is How.SHARE:
            return f"{self.count}/{self.of} = {tenths(Fraction(100 * self.count, self.of))} %"
        return tenths(Fraction(self.count, self.of))


def yuan(name: str, fen: int, counts: str) -> Figure:
    """A sum of money, read in yuan."""
    return Figure(name, fen, counts, How.MONEY)


def share(name: str, count: int, of: int, counts: str, goal: int = 0) -> Figure:
    """How many of those that count did what the name says, of a hundred at least ``goal``."""
    return Figure(name, count, counts, How.SHARE, of, goal=goal)


def mean(name: str, total: int, of: int, counts: str, unit: str) -> Figure:
    """The mean of so many, from their sum."""
    return Figure(name, total, counts, How.MEAN, of, unit)


def tenths(exact: Fraction) -> str:
    """A figure with one decimal, half up."""
    whole, tenth = divmod(rounded(exact * 10), 10)
    return f"{whole}.{tenth}"
