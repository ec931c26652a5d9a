"""Scores: exact inside, what does not apply leaves both sides, nothing scored is a dash (G7)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, getcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.score import Line, Score, mean, score

LINES = st.lists(
    st.integers(1, 100).flatmap(
        lambda weight: st.builds(
            Line,
            st.just(weight),
            st.one_of(st.none(), st.integers(0, weight)),
            st.booleans(),
        )
    ),
    max_size=30,
)


@given(LINES)
def test_a_score_is_what_a_long_division_says(lines: list[Line]) -> None:
    """Q23-Q26."""
    getcontext().prec = 60
    got = of = 0
    failed = False
    for line in lines:
        if line.got is not None:
            got, of = got + line.got, of + line.weight
            failed |= line.critical and line.got != line.weight
    told = score(lines)
    assert told.failed is failed
    if not of:
        assert told.text == "—"
        return
    tenth = (Decimal(got) * 100 / Decimal(of)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert told.text == str(tenth)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([], "—"),
        ([Line(10, None)], "—"),
        ([Line(10, 0)], "0.0"),
        ([Line(10, 10), Line(90, None)], "100.0"),
        ([Line(8, 7), Line(8, 8)], "93.8"),  # 93.75, half up
        ([Line(3, 2)], "66.7"),
    ],
)
def test_nothing_scored_is_neither_nought_nor_a_hundred(lines: list[Line], text: str) -> None:
    """Q27."""
    assert score(lines).text == text


def test_a_critical_line_fails_the_sheet_whatever_the_sum() -> None:
    """Q28."""
    told = score([Line(99, 99), Line(1, 0, critical=True)])
    assert (told.text, told.failed) == ("99.0", True)
    assert not score([Line(1, None, critical=True), Line(9, 9)]).failed


def test_the_mean_is_of_scores_not_of_points_and_leaves_out_what_has_none() -> None:
    scores = [Score(1, 1, False), Score(0, 99, False), Score(0, 0, False)]
    assert mean(scores) == "50.0"
    assert mean([]) == "—"
