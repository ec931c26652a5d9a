"""Bills in words: a line as it is reckoned, to be read out (CT3)."""

from __future__ import annotations

from fractions import Fraction

from store import money
from store.bills import Line
from store.pricelist.reckoning import exact
from tui.language import _

_WHOLE = 100_00


def reckoned(line: Line) -> str:
    """A line step by step: price times measure, its part of a month, its part of the price."""
    months = Fraction(line.numerator, line.denominator)
    factors = [f"{money.measure_text(line.price, money.PRICE)}"]
    if line.decimals:
        factors.append(money.measure_text(line.measure, line.decimals))
    if line.share:
        factors.append(line.share)
    if line.rate != _WHOLE:
        factors.append(f"{line.rate / 100:g}%")
    of = exact(line.price, line.measure, line.decimals, months, line.rate)
    told = _("{days}: {factors} = {exact}, rounded {amount}")
    days = f"{line.first:%m-%d}–{line.last:%m-%d}"
    return told.format(
        days=f"{days} {line.about}".strip(),
        factors=" × ".join(factors),
        exact=_exact(of),
        amount=money.text(line.amount),
    )


def _exact(of: Fraction) -> str:
    """In yuan with as many decimals as it has, at most five."""
    told = f"{float(of):.5f}".rstrip("0")
    return told + "0" * max(0, 2 - len(told.partition(".")[2]))
