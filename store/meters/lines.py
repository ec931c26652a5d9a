"""What was used between two readings as lines of a bill, each at the price of its days ($6, $13).

Where the price changes between two readings the use is shared by days and both parts stand on the
bill (E9), or all of it is at the price of the day of reading: as the settings say. Days on which no
price holds are not charged. What an estimate was too much goes back at the price it was booked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from store import money
from store.bills import Line
from store.bills.charging import WHOLE
from store.meters.chaining import USE, Use
from store.meters.inputs import ReadingKind
from store.meters.meter import Meter
from store.meters.settings import Changed, settings
from store.pricelist import Item, Rate
from store.pricelist.reckoning import amount

_DAY = timedelta(days=1)
_SIGNS = {
    ReadingKind.ESTIMATED: "估抄",
    ReadingKind.EXCHANGE: "换表",
    ReadingKind.MOVE_IN: "入住",
    ReadingKind.CHECK: "核对",
}


@dataclass(frozen=True)
class Stretch:
    """What one meter counted between two readings."""

    meter: Meter
    use: Use

    @property
    def days(self) -> tuple[date, date]:
        """From the day after the one reading to the day of the other."""
        return self.use.before.on + _DAY, self.use.now.on


@dataclass(frozen=True)
class Month:
    """What holds for all homes of a run; its days are the month's, or up to a reading."""

    item: Item
    days: tuple[date, date]
    prices: list[Rate]


def lines(one: Stretch, kind: str, code: str, month: Month) -> list[Line]:
    """A stretch as lines for a home of this kind and number; none where no price holds."""
    prices = [rate for rate in month.prices if rate.holds_for(kind, code)]
    first, last = one.days
    whole = (last - first).days + 1
    found = []
    for begin, end, price in _priced(one, prices):
        share = Fraction((end - begin).days + 1, whole)
        words = _words(one) if share == 1 else f"{_words(one)} {(end - begin).days + 1}/{whole}"
        found.append(
            Line(
                begin, end, price, one.use.amount, USE, share.numerator, share.denominator, WHOLE,
                words, amount(price, one.use.amount, USE, share),
            )
        )  # fmt: skip
    return found


def _priced(one: Stretch, prices: Sequence[Rate]) -> Iterator[tuple[date, date, int]]:
    """The days of a stretch, cut where the price changes, each with its price."""
    first, last = one.days
    begins = [first]
    if one.use.amount >= 0 and settings().changed is Changed.DAYS:
        begins += sorted({rate.since for rate in prices if first < rate.since <= last})
        on = begins
    else:
        on = [last if one.use.amount >= 0 else one.use.before.on]
    ends = [*(day - _DAY for day in begins[1:]), last]
    for begin, end, day in zip(begins, ends, on, strict=True):
        price = _price(prices, day)
        if price is not None:
            yield begin, end, price


def _price(prices: Sequence[Rate], on: date) -> int | None:
    return next((rate.price for rate in prices if rate.since <= on), None)


def _words(one: Stretch) -> str:
    """The meter, from what to what it went, and what is special about it."""
    use, meter = one.use, one.meter
    values = (money.measure_text(each.value, money.READING) for each in (use.before, use.now))
    told = [f"{meter.number} {'→'.join(values)}"]
    if meter.multiplier != 10**money.READING:
        told.append(f"×{money.measure_text(meter.multiplier, money.READING)}")
    told += [_SIGNS[use.now.kind]] if use.now.kind in _SIGNS else []
    told += ["翻转"] if use.now.rolled else []
    told += ["补正估抄"] if use.before.estimated and not use.now.estimated else []
    return " ".join(told)
