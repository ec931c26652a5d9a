"""A late charge is a function of its bill's history: E10–E12, and any history day by day ($52)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from store.late.reckoning import Story, Terms, charge, stretches
from tests.store.late.brute import counted

DUE = date(2026, 3, 31)
PAID = date(2026, 5, 15)
USUAL = Terms(rate=500)


def test_a_bill_paid_after_forty_five_days() -> None:
    """E10: 250.66, 0.05 % a day, due on 31 March, paid on 15 May: the due day is not counted."""
    (one,) = stretches(Story(250_66, DUE), USUAL, PAID)
    assert (one.first, one.last, one.days) == (date(2026, 4, 1), PAID, 45)
    assert charge(Story(250_66, DUE), USUAL, PAID) == 5_64


def test_a_part_in_the_order_of_the_law_settles_the_charge_first() -> None:
    """E11: of 100.00 on 20 April 2.51 is the charge, 97.49 principal; 1.91 follows."""
    april = date(2026, 4, 20)
    first = charge(Story(250_66, DUE), USUAL, april)
    assert first == 2_51
    after = Story(250_66, DUE, [(april, -(100_00 - first))])
    assert charge(after, USUAL, PAID) - first == 1_91
    assert stretches(after, USUAL, PAID)[-1].principal == 153_17


def test_a_part_that_goes_to_the_principal_first() -> None:
    """E12: 2.51 + 1.88."""
    story = Story(250_66, DUE, [(date(2026, 4, 20), -100_00)])
    assert [one.amount for one in stretches(story, USUAL, PAID)] == [2_51, 1_88]
    assert charge(story, USUAL, PAID) == 4_39


def test_grace_waives_what_is_paid_within_it_and_shifts_nothing_after_it() -> None:
    """$52, X93: within it nothing; one day later it counts from the due day."""
    terms = Terms(rate=500, grace=5)
    assert charge(Story(250_66, DUE), terms, DUE + timedelta(days=5)) == 0
    assert charge(Story(250_66, DUE), terms, PAID) == 5_64
    in_time = Story(250_66, DUE, [(DUE + timedelta(days=5), -250_66)])
    assert charge(in_time, terms, PAID) == 0


def test_it_never_grows_beyond_its_cap_nor_bears_a_charge_itself() -> None:
    """$51: 3 per mille a day is at the principal after a year, and stays there."""
    much = Terms(rate=3000)
    assert charge(Story(100_00, DUE), much, DUE + timedelta(days=365)) == 100_00
    assert charge(Story(100_00, DUE), much, DUE + timedelta(days=100)) == 30_00


DAYS = st.integers(-20, 120).map(lambda n: DUE + timedelta(days=n))
SPANS = st.tuples(DAYS, st.one_of(st.none(), DAYS)).filter(
    lambda one: one[1] is None or one[0] <= one[1]
)
STORIES = st.builds(
    Story,
    amount=st.integers(1, 900_00),
    due=st.just(DUE),
    changes=st.lists(st.tuples(DAYS, st.integers(-300_00, 200_00)), max_size=6),
    reduced=st.lists(st.tuples(DAYS, st.integers(-100_00, -1)), max_size=2),
    disputed=st.lists(SPANS, max_size=3),
)
TERMS = st.builds(
    Terms,
    rate=st.integers(1, 4000),
    cap=st.integers(1, 100),
    grace=st.sampled_from((0, 0, 1, 7, 30)),
    halts=st.booleans(),
)


@settings(max_examples=400, deadline=None)
@given(story=STORIES, terms=TERMS, on=DAYS)
def test_any_history_comes_to_what_a_count_day_by_day_comes_to(
    story: Story, terms: Terms, on: date
) -> None:
    """$53: rounded once a stretch of unchanged principal."""
    assert charge(story, terms, on) == counted(story, terms, on)
