"""Amounts and measures are whole numbers, and what is typed is read exactly ($5, $6)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from store import money


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("1234.5", 123450), ("1,234.50", 123450), ("１，２３４．５元", 123450), ("¥0.05", 5),
        (".5", 50), ("-3", -300), ("12 元", 1200), (12, 1200), (0.1, 10), ("007", 700),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(typed: object, fen: int) -> None:
    assert money.whole(typed, money.FEN) == fen


@pytest.mark.parametrize(
    "typed", ["", "1.234", "1,23", "12,34,567", "1.2.3", "壹佰", "1e3", "--1", "1 2", "∞", "[/foo]"]
)
def test_what_is_no_amount_or_has_too_many_decimals_is_refused(typed: str) -> None:
    with pytest.raises(PydanticCustomError):
        money.whole(typed, money.FEN)


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_what_is_shown_is_read_back_as_the_same(amount: int, decimals: int) -> None:
    assert money.whole(money.text(amount, decimals), decimals) == amount


@given(st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6))
def test_a_half_is_rounded_away_from_nought(exact: Fraction) -> None:
    """$6: against decimals with digits to spare."""
    figure = Decimal(exact.numerator) / Decimal(exact.denominator)
    if abs(figure * 2 - (figure * 2).to_integral_value()) > Decimal("1e-9"):
        assert money.rounded(exact) == int(figure.quantize(Decimal(1), ROUND_HALF_UP))
    else:
        halves = (exact * 2).limit_denominator(10**7)
        assert money.rounded(exact) == _half_up(halves) if halves == exact * 2 else True


def _half_up(halves: Fraction) -> int:
    up = abs(halves) / 2 + Fraction(1, 2)
    near = up.numerator // up.denominator
    return -near if halves < 0 else near


def test_an_area_is_shown_without_needless_noughts() -> None:
    assert [money.area_text(area) for area in (8952, 8950, 9000)] == ["89.52", "89.5", "90"]
