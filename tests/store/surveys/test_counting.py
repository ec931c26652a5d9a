"""What answers come to, against counting by hand in exact fractions (V14–V17, G7)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import surveys
from store.surveys import Fault, Question, Rate

CALM = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
VALUES = ("1", "2", "3", "4", "5", "NA", "")


@st.composite
def answered(draw: st.DrawFn) -> tuple[list[Question], list[tuple[str, ...]]]:
    count = draw(st.integers(2, 5))
    questions = [Question(f"q{n}", draw(st.integers(1, 9))) for n in range(count)]
    sheet = st.tuples(*[st.sampled_from(VALUES)] * count)
    return questions, draw(st.lists(sheet, max_size=12))


@CALM
@given(answered())
def test_na_leaves_numerator_and_denominator(
    given_: tuple[list[Question], list[tuple[str, ...]]],
) -> None:
    """Q23–Q27, V15: rates and index by hand; not known and blank are in neither."""
    questions, sheets = given_
    found = surveys.answered(questions, sheets)
    whole, weights = Fraction(), 0
    for place, one in enumerate(found):
        marks = [int(sheet[place]) for sheet in sheets if sheet[place].isdigit()]
        good = sum(mark >= 4 for mark in marks)
        assert (one.rate.good, one.rate.n) == (good, len(marks))
        assert one.unknown == sum(sheet[place] == "NA" for sheet in sheets)
        assert one.blank == sum(sheet[place] == "" for sheet in sheets)
        if marks and place < len(found) - 1:
            whole += one.question.weight * Fraction(sum(marks), len(marks))
            weights += one.question.weight
    index = surveys.index(found)
    assert index.exact == (whole / weights * 20 if weights else None)
    assert (index.text == "—") == (not weights)  # weights_renormalise_over_scored, Q28


@given(good=st.integers(0, 500), more=st.integers(0, 500))
def test_a_rate_is_printed_half_up_with_its_n(good: int, more: int) -> None:
    rate = Rate(good, good + more)
    if not rate.n:
        assert rate.text == "—"
        return
    tenths = int(Fraction(1000 * good, rate.n) + Fraction(1, 2))
    assert rate.text == f"{good}/{rate.n} = {tenths // 10}.{tenths % 10} %"


def test_zero_and_na_are_different() -> None:
    """Q24: a rate of nothing satisfied is 0, one of nobody asked is none."""
    one, other = surveys.answered([Question("a"), Question("b")], [("1", "NA")])
    assert (one.rate.text, other.rate.text) == ("0/1 = 0.0 %", "—")


@CALM
@given(
    sizes=st.dictionaries(st.sampled_from("ABCDEF"), st.integers(1, 12)), least=st.integers(2, 8)
)
def test_small_groups_are_hidden_and_none_can_be_told_from_the_rest(
    sizes: dict[str, int], least: int
) -> None:
    """V14: never a group below the least; never a single one left over."""
    visible = surveys.shown(sizes, least)
    assert all(sizes[name] >= least for name in visible)
    hidden = set(sizes) - visible
    assert len(hidden) != 1 or len(sizes) == 1
    assert visible or all(size < least for size in sizes.values()) or len(sizes) <= 2


@CALM
@given(
    pool=st.lists(st.sampled_from(["1/own", "1/let", "2/own", "3/own"]), min_size=1, max_size=60),
    count=st.integers(0, 60),
    seed=st.integers(0, 999_999),
)
def test_each_cell_gives_its_part_of_the_sample(pool: list[str], count: int, seed: int) -> None:
    """V17: the part of each cell, rounded one way or the other; the same seed, the same homes."""
    homes = list(enumerate(pool))
    count = min(count, len(homes))
    found = surveys.sampled(homes, count, seed)
    assert sorted(found) == sorted(surveys.sampled(homes[::-1], count, seed))
    assert len(set(found)) == len(found) == count and set(found) <= set(homes)
    drawn = Counter(cell for _home, cell in found)
    for cell, size in Counter(pool).items():
        part = Fraction(count * size, len(homes))
        assert int(part) <= drawn[cell] <= -(-part.numerator // part.denominator)


@given(homes=st.integers(0, 5000), share=st.integers(1, 100))
def test_a_sample_has_thirty_sheets_at_least(homes: int, share: int) -> None:
    found = surveys.wanted(homes, share)
    assert found == min(homes, max(30, -(-homes * share // 100)))


def test_a_sheet_does_not_count_that_is_mostly_blank_or_contradicts_itself() -> None:
    """V16: it stays, and is shown."""
    assert surveys.fault(("5", "", "")) is Fault.BLANK
    assert surveys.fault(("5", "5", "", "")) is None  # half is not more than half
    assert surveys.fault(("NA",) * 4) is None  # not to know is an answer
    assert surveys.fault(("5", "1", "5", "5")) is Fault.CONTRARY
    assert surveys.fault(("5", "5", "5", "5")) is None
    assert surveys.fault(("5", "3", "5", "5")) is None
