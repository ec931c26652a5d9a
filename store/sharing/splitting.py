"""A pool split over homes, its sum kept: largest remainders, then payers by their days ($8, E14).

Nothing here reads or writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from store import money
from store.bills import Drafted, Line
from store.bills.charging import WHOLE
from store.pricelist.reckoning import split

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Paying:
    """Who pays for a home on some days of the period, both counted."""

    payer_id: int
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Home:
    """A home that shares: its area in 0.01 m², and who pays on which days."""

    id: int
    code: str
    area: int | None
    payers: tuple[Paying, ...]


def shares(pool: int, homes: Sequence[Home], *, by_area: bool) -> list[Drafted]:
    """The bills of a pool of fen: every home's share, and each of its payers' part by days.

    Shares that come to nothing make no bill; the sum of the bills is the pool.
    """
    weights = [(home.area or 0) if by_area else 1 for home in homes]
    whole = sum(weights)
    made: list[Drafted] = []
    for home, weight, share in zip(homes, weights, split(pool, weights), strict=True):
        days = [one.days for one in home.payers]
        for paying, part in zip(home.payers, split(share, days), strict=True):
            if part:
                months = Fraction(paying.days, sum(days))
                line = _line(pool, weight, whole, months, paying, part, by_area=by_area)
                made.append(
                    Drafted(
                        home.id, home.code, None, paying.payer_id, paying.first, paying.last,
                        (line,),
                    )
                )  # fmt: skip
    return made


def _line(
    pool: int, weight: int, whole: int, days: Fraction, paying: Paying, part: int, *, by_area: bool
) -> Line:
    """A line that says the pool, the home's measure, and of how much that is."""
    decimals = money.AREA if by_area else 0
    of = Fraction(10**decimals, whole) * days
    told = f"1/{money.measure_text(whole, decimals)}"
    if days != 1:
        told += f"×{days.numerator}/{days.denominator}"
    return Line(
        paying.first, paying.last, pool * 10 ** (money.PRICE - money.FEN), weight, decimals,
        of.numerator, of.denominator, WHOLE, told, part,
    )  # fmt: skip
