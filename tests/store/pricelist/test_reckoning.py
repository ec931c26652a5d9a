"""What a line comes to, to the fen (money.md $6, $8, $18, $20; worked figures E1–E19)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import money
from store.pricelist import Convention
from store.pricelist.reckoning import MONTH, amount, by_days, first_month, split

AREA, PRICE = 8952, 28_000  # 89.52 m², 2.80 yuan
NOTICE = date(2026, 3, 11)


def fee(months: Fraction = MONTH, price: int = PRICE) -> int:
    return amount(price, AREA, money.AREA, months)


def test_a_month_is_rounded_once_and_half_up() -> None:
    """E1, E5 (binary fractions give 19.60), E6 (a year is the sum of its twelve bills)."""
    assert fee() == 250_66
    assert amount(1_500, 130_70, 2) == 19_61
    assert 12 * fee() == 3_007_92


def test_a_rate_is_taken_before_the_one_rounding() -> None:
    """E7: 60.01 m² × 2.20 × 70 %; rounding the month first gives 92.41."""
    assert amount(22_000, 60_01, money.AREA, MONTH, 70_00) == 92_42


@pytest.mark.parametrize(
    ("convention", "words", "fen"),
    [
        (Convention.ACTUAL, "21/31", 169_80),
        (Convention.THIRTY, "20/30", 167_10),
        (Convention.YEAR, "21/365", 173_06),
        (Convention.HALF, "1/2", 125_33),
        (Convention.NEXT, "", 0),
        (Convention.WHOLE, "", 250_66),
    ],
)
def test_the_first_month_by_each_convention(convention: Convention, words: str, fen: int) -> None:
    """E2."""
    share = first_month(convention, NOTICE)
    assert (share.words, fee(share.months)) == (words, fen)


def test_february_has_its_own_days() -> None:
    """E3."""
    assert fee(first_month(Convention.ACTUAL, date(2028, 2, 10)).months) == 172_87
    assert fee(first_month(Convention.ACTUAL, date(2027, 2, 10)).months) == 170_09


def test_half_a_month_is_owed_until_the_15th_and_none_after() -> None:
    """$18 D."""
    assert first_month(Convention.HALF, date(2026, 3, 15)).months == Fraction(1, 2)
    assert first_month(Convention.HALF, date(2026, 3, 16)).months == 0


@pytest.mark.parametrize("convention", list(Convention))
def test_from_the_1st_a_whole_month_is_owed(convention: Convention) -> None:
    assert first_month(convention, date(2026, 3, 1)).months == MONTH


def test_a_price_that_changes_within_a_month_is_two_lines() -> None:
    """E9: 3.10 from 2026-03-15."""
    old, new = by_days(date(2026, 3, 1), date(2026, 3, 31), [date(2026, 3, 15)])
    assert (old[2].words, new[2].words) == ("14/31", "17/31")
    lines = [fee(old[2].months), fee(new[2].months, 31_000)]
    assert (lines, sum(lines)) == ([113_20, 152_18], 265_38)


def test_a_fixed_fee_goes_by_days_as_well() -> None:
    """E19: parking 300.00 from 2026-03-11."""
    share = first_month(Convention.ACTUAL, NOTICE)
    assert amount(3_000_000, 1, 0, share.months) == 203_23


def test_a_pool_is_shared_to_the_last_fen() -> None:
    """E14."""
    assert split(100_00, [1, 1, 1]) == [33_34, 33_33, 33_33]


@pytest.mark.parametrize("weights", [[], [0, 0], [-1, 2]])
def test_what_cannot_be_shared_by_is_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="nothing to share by"):
        split(100, weights)


@given(
    st.integers(1, 10**7), st.integers(1, 10**6), st.fractions(0, 1, max_denominator=366),
    st.integers(0, 10_000),
)  # fmt: skip
def test_an_amount_is_what_schoolbook_rounding_of_the_exact_figure_gives(
    price: int, area: int, months: Fraction, rate: int
) -> None:
    """Against long division in decimals: the digit behind the fen decides, half up."""
    top = price * area * months.numerator * rate
    bottom = 10**4 * 10**2 * months.denominator * 10**4
    fen, rest = divmod(top * 100, bottom)
    up = Decimal(rest * 2 // bottom).quantize(Decimal(1), ROUND_HALF_UP)
    assert amount(price, area, money.AREA, months, rate) == fen + int(up)


@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)))
def test_the_days_charged_are_those_that_a_calendar_counts(since: date) -> None:
    """$18 A, counted day by day, the first included."""
    day, days = since, 0
    while day.month == since.month:
        day, days = day + timedelta(days=1), days + 1
    whole = calendar.monthrange(since.year, since.month)[1]
    assert first_month(Convention.ACTUAL, since).months == Fraction(days, whole)


@given(
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.lists(st.integers(1, 31), max_size=4, unique=True),
)
def test_stretches_cover_each_day_of_the_month_once(month: date, changes: list[int]) -> None:
    """$20."""
    whole = calendar.monthrange(month.year, month.month)[1]
    first, last = month.replace(day=1), month.replace(day=whole)
    days = sorted(month.replace(day=min(n, whole)) for n in changes)
    found = by_days(first, last, sorted(set(days)))
    covered = [b + timedelta(days=n) for b, e, _share in found for n in range((e - b).days + 1)]
    assert covered == [first + timedelta(days=n) for n in range(whole)]
    assert sum(share.months for _b, _e, share in found) == 1


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_shares_keep_the_sum_and_none_is_a_fen_from_its_part(pool: int, weights: list[int]) -> None:
    """$8."""
    if not sum(weights):
        return
    shares = split(pool, weights)
    assert sum(shares) == pool
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(pool * weight, sum(weights))) < 1
