"""What a line comes to: price, measure, months and days, rounded once and at the end ($6, $18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from store import money
from store.estate.calendar import days_in_month
from store.pricelist.inputs import Convention

MONTH = Fraction(1)
_WHOLE = 10_000  # basis points
_HALF_UNTIL = 15


@dataclass(frozen=True)
class Share:
    """A part of a month, and as it stands on the line: ``21/31``."""

    months: Fraction
    words: str = ""


def amount(
    price: int,
    measure: int,
    decimals: int,
    months: Fraction = MONTH,
    rate: int = _WHOLE,
) -> int:
    """Whole fen of a price in 0.0001 yuan for a measure with so many decimals ($6).

    ``rate`` is in basis points. There is no other rounding anywhere.
    """
    return money.rounded(exact(price, measure, decimals, months, rate) * 100)


def exact(
    price: int, measure: int, decimals: int, months: Fraction = MONTH, rate: int = _WHOLE
) -> Fraction:
    """The same in yuan, not rounded."""
    per = Fraction(price, 10**money.PRICE) * Fraction(measure, 10**decimals)
    return per * months * Fraction(rate, _WHOLE)


def first_month(convention: Convention, since: date) -> Share:
    """What of its first month is charged of an item that is charged from a day on, it included."""
    of_month = days_in_month(since.year, since.month)
    left = of_month - since.day + 1
    if since.day == 1 or convention is Convention.WHOLE:
        return Share(MONTH)
    if convention is Convention.NEXT:
        return Share(Fraction(0))
    if convention is Convention.HALF:
        return Share(Fraction(1, 2), "1/2") if since.day <= _HALF_UNTIL else Share(Fraction(0))
    if convention is Convention.THIRTY:
        days = max(0, 30 - since.day + 1)
        return Share(Fraction(days, 30), f"{days}/30")
    if convention is Convention.YEAR:
        days_of_year = 365
        return Share(Fraction(12 * left, days_of_year), f"{left}/{days_of_year}")
    return Share(Fraction(left, of_month), f"{left}/{of_month}")


def by_days(first: date, last: date, changes: Sequence[date]) -> list[tuple[date, date, Share]]:
    """Stretches of one month, cut where a price changes; each over the month's own days ($20).

    ``changes`` are the days on which another price begins, in order.
    """
    if (first.year, first.month) != (last.year, last.month):
        raise ValueError("a stretch lies in one month")
    of_month = days_in_month(first.year, first.month)
    begins = [first, *(day for day in changes if first < day <= last)]
    ends = [*(day - timedelta(days=1) for day in begins[1:]), last]
    return [
        (begin, end, Share(Fraction(days, of_month), f"{days}/{of_month}"))
        for begin, end in zip(begins, ends, strict=True)
        for days in ((end - begin).days + 1,)
    ]


def split(pool: int, weights: Sequence[int]) -> list[int]:
    """A pool of fen shared by weights, its sum kept: the largest remainders get the rest ($8)."""
    whole = sum(weights)
    if not weights or min(weights) < 0 or whole == 0:
        raise ValueError("nothing to share by")
    shares = [pool * one // whole for one in weights]
    rest = pool - sum(shares)
    order = sorted(range(len(weights)), key=lambda n: (-(pool * weights[n] % whole), n))
    for n in order[:rest]:
        shares[n] += 1
    return shares
