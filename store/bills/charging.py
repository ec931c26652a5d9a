"""What a home is charged for a month, stretch by stretch, each line rounded once ($6, $16–$20).

Nothing here reads or writes: a month, who pays on which days, what it costs on which days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store.estate.calendar import days_in_month
from store.pricelist.inputs import Convention
from store.pricelist.item import Rate
from store.pricelist.reckoning import MONTH, Share, amount, first_month

WHOLE = 10_000  # basis points
_SHARE = re.compile(r"\d+/\d+")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """A line of a bill; ``numerator``/``denominator`` is its part of a month, ``amount`` fen."""

    first: date
    last: date
    price: int
    measure: int
    decimals: int
    numerator: int
    denominator: int
    rate: int
    words: str
    amount: int

    @property
    def share(self) -> str:
        """Its part of the days as it is printed: ``21/31``; empty for all of them."""
        last = self.words.rpartition(" ")[2]
        return last if _SHARE.fullmatch(last) else ""

    @property
    def about(self) -> str:
        """What it is for besides the item, empty for nothing."""
        return self.words.removesuffix(self.share).strip()


@dataclass(frozen=True)
class Span:
    """From a day to a day, both counted; ``until`` None for no end."""

    since: date
    until: date | None

    def within(self, first: date, last: date) -> tuple[date, date] | None:
        """What of a month lies in it."""
        begin, end = max(first, self.since), min(last, self.until or last)
        return (begin, end) if begin <= end else None


@dataclass(frozen=True)
class Part:
    """At which part of the price a home is charged for a time; basis points."""

    span: Span
    rate: int


def month_of(month: str) -> tuple[date, date]:
    """The first and the last day of a month written 2026-11."""
    first = date.fromisoformat(f"{month}-01")
    return first, first.replace(day=days_in_month(first.year, first.month))


def lines(
    span: tuple[date, date],
    prices: Sequence[Rate],
    parts: Sequence[Part],
    measure: tuple[int, int],
    begins: Convention | None = None,
) -> list[Line]:
    """The lines of one bill: a stretch of a month, cut where the price or the part changes.

    ``prices`` are the rates for this home, the newest first; days without one are not charged.
    ``begins`` is the item's convention when the first day is the home's first of all ($18); a
    month that is cut is by days whatever the convention. Lines that come to nothing are left out.
    """
    stretches = list(_stretches(*span, prices, parts))
    if begins is not None and len(stretches) == 1 and begins is not Convention.ACTUAL:
        first, last, price, rate = stretches[0]
        if last == _last_of(first):
            share = first_month(begins, first)
            return _kept([_line(first, last, price, measure, share, rate)])
    return _kept(
        _line(first, last, price, measure, _by_days(first, last), rate)
        for first, last, price, rate in stretches
    )


def _kept(found: Iterable[Line]) -> list[Line]:
    return [one for one in found if one.amount]


def _stretches(
    first: date, last: date, prices: Sequence[Rate], parts: Sequence[Part]
) -> Iterator[tuple[date, date, int, int]]:
    cuts = {first, *(one.since for one in prices)}
    for part in parts:
        cuts |= {part.span.since} | ({part.span.until + _DAY} if part.span.until else set())
    begins = sorted(day for day in cuts if first <= day <= last)
    for begin, end in zip(begins, [*(day - _DAY for day in begins[1:]), last], strict=True):
        price = next((one.price for one in prices if one.since <= begin), 0)
        rate = next((one.rate for one in parts if one.span.within(begin, begin)), WHOLE)
        if price and rate:
            yield begin, end, price, rate


def _last_of(day: date) -> date:
    return day.replace(day=days_in_month(day.year, day.month))


def _by_days(first: date, last: date) -> Share:
    of_month = days_in_month(first.year, first.month)
    days = (last - first).days + 1
    return (
        Share(MONTH) if days == of_month else Share(MONTH * days / of_month, f"{days}/{of_month}")
    )


def _line(
    first: date, last: date, price: int, measure: tuple[int, int], share: Share, rate: int
) -> Line:
    return Line(
        first,
        last,
        price,
        *measure,
        share.months.numerator,
        share.months.denominator,
        rate,
        share.words,
        amount(price, *measure, share.months, rate),
    )
