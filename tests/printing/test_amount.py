from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.amount import MOST, figures, in_words

AMOUNTS = st.decimals(min_value=0, max_value=MOST, places=2)
DIGITS = {char: n for n, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("0.58", "伍角捌分"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("12.30", "壹拾贰元叁角整"),
        ("247.50", "贰佰肆拾柒元伍角整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("1000000", "壹佰万元整"),
        ("100000001", "壹亿零壹元整"),
        ("100010000", "壹亿零壹万元整"),
        ("20000300.07", "贰仟万零叁佰元零柒分"),
        ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ("-3.20", "负叁元贰角整"),
    ],
)
def test_amounts_as_a_bank_writes_them(amount: str, words: str) -> None:
    """The examples of the central bank's rules, with the 零 that they leave to choice."""
    assert in_words(Decimal(amount)) == words


def value_of(words: str) -> Decimal:
    """The amount that words mean, read by another way than they were written."""
    found = re.fullmatch(r"(?:(.+)元)?零?(?:(.)角)?(?:(.)分)?整?", words)
    assert found
    yuan, jiao, fen = found.groups()
    total = Decimal(0)
    for part, unit in zip(re.split("[亿万]", units(yuan or "")), (10**8, 10**4, 1), strict=True):
        total += group_of(part) * unit
    cents = DIGITS[jiao or "零"] * 10 + DIGITS[fen or "零"]
    return total + Decimal(cents) / 100


def units(yuan: str) -> str:
    """With 亿 and 万 in it even where nothing stands before them."""
    hundred_millions, _, rest = yuan.rpartition("亿")
    ten_thousands, _, ones = rest.rpartition("万")
    return f"{hundred_millions}亿{ten_thousands}万{ones}"


def group_of(part: str) -> int:
    total, digit = 0, 0
    for char in part:
        if char in PLACES:
            total += digit * PLACES[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit


@given(AMOUNTS)
def test_the_words_mean_the_amount(amount: Decimal) -> None:
    assert value_of(in_words(amount)) == amount


@given(AMOUNTS)
def test_the_words_are_written_as_the_rules_want(amount: Decimal) -> None:
    words = in_words(amount)
    assert "零零" not in words
    assert not re.search("零[拾佰仟万亿]", words)
    assert not re.search("零元", words) or words == "零元整"
    assert words.endswith(("整", "分"))
    assert not (words.endswith("整") and "分" in words)


@pytest.mark.parametrize("amount", ["0.001", "1e12", "NaN"])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="yuan"):
        in_words(Decimal(amount))


def test_figures_have_two_decimals_and_commas() -> None:
    assert figures(Decimal("1234.5")) == "¥1,234.50"
    assert figures(Decimal("-0.5")) == "-¥0.50"
