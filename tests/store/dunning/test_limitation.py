"""The three years of a claim, against a calendar counted on the fingers ($67, 民法典 188–203)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.dunning import Cause, Event, clock_of
from store.dunning.limitation import term
from store.estate import calendar
from store.estate.calendar import Calendar, DayKind, Special

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
PLAIN = Calendar({}, {})


def counted(day: date, free: set[date], worked: set[date]) -> date:
    """Month by month, the day of the same number or the month's last, then over the free days."""
    at = date(day.year, day.month, 1)
    for _month in range(36):
        at = (at + timedelta(days=31)).replace(day=1)
    last = at
    while (last + timedelta(days=1)).month == at.month and last.day < day.day:
        last += timedelta(days=1)
    while last in free or (last.isoweekday() > 5 and last not in worked):
        last += timedelta(days=1)
    return last


@given(DAYS, st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20)))
@example(date(2028, 2, 29), {0}, {2})
@example(date(2024, 2, 29), set(), set())
@example(date(2026, 8, 31), {0, 1}, set())
def test_a_term_ends_as_it_is_counted_by_hand(
    day: date, off: set[int], exchanged: set[int]
) -> None:
    """Month ends, leap days, holidays that run on, Saturdays worked in exchange."""
    ends = counted(day, set(), {day + timedelta(days=n) for n in range(2000)})
    free = {ends + timedelta(days=n) for n in off}
    worked = {ends + timedelta(days=n) for n in exchanged} - free
    special = {one: Special(day=one, kind=DayKind.STATUTORY) for one in free}
    special |= {one: Special(day=one, kind=DayKind.MAKEUP) for one in worked}
    assert term(day, Calendar(special, {})) == counted(day, free, worked)


@given(DAYS, st.lists(st.tuples(st.integers(-400, 3000), st.sampled_from(Cause)), max_size=6))
def test_the_clock_runs_as_a_day_by_day_walk_has_it(
    due: date, told: list[tuple[int, Cause]]
) -> None:
    """Each day: is the claim alive, and did something start it anew?"""
    events = [Event(due + timedelta(days=days), cause) for days, cause in told]
    last, day = counted(due, set(), set()), due
    while day <= due + timedelta(days=3000):
        causes = {one.cause for one in events if one.on == day}
        if causes and (day <= last or Cause.ACKNOWLEDGED in causes):
            last = max(last, counted(day, set(), set()))
        day += timedelta(days=1)
    assert clock_of(due, events, PLAIN).last == last


@pytest.mark.parametrize(
    ("due", "last"),
    [
        (date(2022, 10, 1), date(2025, 10, 9)),  # the long holiday ends on the 8th
        (date(2023, 1, 28), date(2026, 1, 28)),
        (date(2024, 2, 29), date(2027, 3, 1)),  # 28 February 2027 is a Sunday
    ],
)
def test_known_days_under_the_announced_calendar(due: date, last: date) -> None:
    assert clock_of(due, [], calendar.announced()).last == last
