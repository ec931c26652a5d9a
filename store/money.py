"""Amounts and measures as whole numbers: fen, 0.0001 yuan, 0.01 m², 0.001 of a meter ($5, $6).

No binary fraction touches any of them. What is typed may be full-width, with ``,`` between the
thousands and the unit behind it; more decimals than the measure has are refused, never rounded.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator

from store.inputs import wrong
from store.text import halfwidth

FEN, PRICE, AREA, READING = 2, 4, 2, 3  # decimals of each
_UNITS = r"(?:元|块|¥|￥|m²|m2|㎡|平方米|平米|平|m³|m3|立方米|方|度|kwh)"
_TYPED = re.compile(
    rf"{_UNITS}?\s*([+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d*)?|[+-]?\.\d+)\s*{_UNITS}?", re.I
)


def whole(typed: object, decimals: int) -> int:
    """What is typed as a whole number of the smallest unit; raises a field's error.

    Numbers are read through their decimal text.
    """
    text = halfwidth(str(typed)).replace("，", ",").strip()
    found = _TYPED.fullmatch(text)
    if found is None:
        raise wrong("This is no amount: write it like 1234.50.")
    exact = Decimal(found[1].replace(",", "")).scaleb(decimals)
    if exact != exact.to_integral_value():
        raise wrong("At most {n} decimals are possible here.", n=decimals)
    if abs(exact) >= 10**15:
        raise wrong("This amount is too large.")
    return int(exact)


def text(amount: int, decimals: int = FEN, *, grouped: bool = True) -> str:
    """A whole number as it is read: ``1,234.50``."""
    figure = Decimal(amount).scaleb(-decimals)
    return f"{figure:,.{decimals}f}" if grouped else f"{figure:.{decimals}f}"


def measure_text(amount: int, decimals: int) -> str:
    """A measure without needless noughts: ``89.5``."""
    return text(amount, decimals, grouped=False).rstrip("0").rstrip(".")


def area_text(area: int) -> str:
    """An area in m²."""
    return measure_text(area, AREA)


def rounded(exact: Fraction) -> int:
    """The one rounding: half up, away from zero, once and at the end ($6)."""
    twice = 2 * abs(exact)
    near = (twice.numerator // twice.denominator + 1) // 2
    return -near if exact < 0 else near


def of(decimals: int, least: int | None = None, most: int | None = None) -> BeforeValidator:
    """The validator of a field that is typed with so many decimals, within bounds."""

    def read(typed: object) -> object:
        if typed is None or (isinstance(typed, str) and not typed.strip()):
            return None
        amount = whole(typed, decimals)
        if least is not None and amount < least:
            raise wrong("At least {least}.", least=text(least, decimals, grouped=False))
        if most is not None and amount > most:
            raise wrong("At most {most}.", most=text(most, decimals, grouped=False))
        return amount

    return BeforeValidator(read)


Fen = Annotated[int, of(FEN)]
Price = Annotated[int, of(PRICE, least=0)]
Area = Annotated[int, of(AREA, least=1, most=100_000_00)]
Reading = Annotated[int, of(READING, least=0)]
