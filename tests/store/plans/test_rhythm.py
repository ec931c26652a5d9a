"""How often a plan falls due, held against a search day by day (G2, G14)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise, takewhile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from store.plans import (
    LAST,
    Every,
    Planning,
    Rest,
    Rhythm,
    Slot,
    Terms,
    Window,
    slots,
    typed,
)
from tests.store.plans import brute

YEAR_2026 = date(2026, 1, 1)


def rhythm(every: Every, since: date = YEAR_2026, **given: Any) -> Rhythm:
    return Rhythm.model_validate({"every": every, "since": since, **given})


def days(of: Rhythm, count: int) -> list[str]:
    return [slot.begins.date().isoformat() for slot in islice(slots(of), count)]


# Worked figures


def test_day_31_returns_in_march() -> None:
    """Q44: a short month has it on its last day, and the next one has the 31st again."""
    found = days(rhythm(Every.MONTH, day=31), 5)
    assert found == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]


def test_february_is_not_skipped() -> None:
    """Q45: from 30 January to 28 February, not to 30 March."""
    assert days(rhythm(Every.MONTH, date(2026, 1, 30), day=30), 3) == [
        "2026-01-30",
        "2026-02-28",
        "2026-03-30",
    ]
    assert days(rhythm(Every.MONTH, date(2028, 1, 30), day=30), 2)[1] == "2028-02-29"


def test_a_leap_day_s_year_has_it_on_28_february() -> None:
    """G14: and on the 29th again in the next leap year."""
    found = days(rhythm(Every.YEAR, date(2024, 1, 1), month=2, day=29), 5)
    assert found == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]


def test_weekly_stays_on_its_weekday() -> None:
    """Q46: whatever the calendar says, Monday's duty comes again on Monday."""
    found = list(islice(slots(rhythm(Every.WEEK, weekdays=(0,), rest=Rest.MOVED)), 60))
    assert {slot.begins.weekday() for slot in found} == {0}
    assert {b.begins - a.begins for a, b in pairwise(found)} == {timedelta(days=7)}


def test_a_week_without_weekday_lasts_from_monday_to_sunday() -> None:
    """G14: the first one from the day on which the plan begins."""
    wednesday = date(2026, 11, 25)
    first, second = islice(slots(rhythm(Every.WEEK, wednesday)), 2)
    assert (first.begins, first.ends) == (datetime(2026, 11, 25), datetime(2026, 11, 30))
    assert (second.begins, second.ends) == (datetime(2026, 11, 30), datetime(2026, 12, 7))


def test_months_quarters_and_years_may_be_whole() -> None:
    """The monthly fire inspection is due at any time of its month (A3)."""
    month = next(slots(rhythm(Every.MONTH, date(2028, 2, 1))))
    assert (month.begins, month.ends) == (datetime(2028, 2, 1), datetime(2028, 3, 1))
    quarter = list(islice(slots(rhythm(Every.QUARTER)), 2))[1]
    assert (quarter.begins, quarter.ends) == (datetime(2026, 4, 1), datetime(2026, 7, 1))
    year = list(islice(slots(rhythm(Every.YEAR, step=2)), 2))[1]
    assert (year.begins, year.ends) == (datetime(2028, 1, 1), datetime(2029, 1, 1))


def test_overnight_round_ends_tomorrow() -> None:
    """Q7: 22:00-06:00 belongs to the day it starts."""
    night = next(slots(rhythm(Every.DAY, windows="22:00-06:00")))
    assert night == Slot(datetime(2026, 1, 1, 22), datetime(2026, 1, 2, 6))


def test_twelve_rounds_a_day_from_one_plan() -> None:
    """Q6: every two hours (A3)."""
    times = ", ".join(f"{hour}:00-{hour + 2}:00" for hour in range(0, 24, 2))
    found = list(islice(slots(rhythm(Every.DAY, windows=times)), 24))
    assert len({slot.begins for slot in found}) == 24
    assert {slot.begins.date().day for slot in found} == {1, 2}
    assert found[11].ends == found[12].begins == datetime(2026, 1, 2)


def test_a_weekday_of_the_month_is_counted() -> None:
    assert days(rhythm(Every.MONTH, nth=2, weekday=2), 3) == [
        "2026-01-14",
        "2026-02-11",
        "2026-03-11",
    ]
    assert days(rhythm(Every.QUARTER, month=3, nth=LAST, weekday=4), 2) == [
        "2026-03-27",
        "2026-06-26",
    ]


def test_every_second_week_is_counted_from_the_first() -> None:
    found = days(rhythm(Every.WEEK, date(2026, 1, 7), step=2, weekdays=(0, 4)), 4)
    assert found == ["2026-01-09", "2026-01-19", "2026-01-23", "2026-02-02"]


# What is filled in


def test_form_accepts_2200_to_0600() -> None:
    """Q10."""
    found = rhythm(Every.DAY, windows="22：00 - 6:00，8:00-24:00").windows
    assert found == (Window(start=time(8), end=time()), Window(start=time(22), end=time(6)))


@pytest.mark.parametrize("typed_", ["一三日", "周一、周三、周日", "1 3 7", "７，１，３"])
def test_weekdays_are_typed_as_one_writes_them(typed_: str) -> None:
    assert rhythm(Every.WEEK, weekdays=typed_).weekdays == (0, 2, 6)
    assert rhythm(Every.MONTH, nth=1, weekday="周二").weekday == 1


@pytest.mark.parametrize(
    ("every", "given", "field"),
    [
        (Every.DAY, {"weekdays": (0,)}, "weekdays"),
        (Every.WEEK, {"weekdays": (7,)}, "weekdays"),
        (Every.WEEK, {"weekdays": "八"}, "weekdays"),
        (Every.WEEK, {"weekdays": "Mon"}, "weekdays"),
        (Every.MONTH, {"nth": 1, "weekday": "一三"}, "weekday"),
        (Every.WEEK, {"day": 3}, "day"),
        (Every.MONTH, {"month": 2, "day": 3}, "month"),
        (Every.MONTH, {"day": 32}, "day"),
        (Every.QUARTER, {"month": 4, "day": 1}, "month"),
        (Every.YEAR, {"day": 1}, "day"),
        (Every.MONTH, {"day": 1, "nth": 1, "weekday": 0}, "nth"),
        (Every.MONTH, {"nth": 1}, "weekday"),
        (Every.MONTH, {"weekday": 1}, "weekday"),
        (Every.WEEK, {"windows": "08:00-10:00"}, "windows"),
        (Every.DAY, {"windows": "08:00-10:00, 08:00-09:00"}, "windows"),
        (Every.DAY, {"windows": "8-10"}, "windows"),
        (Every.DAY, {"windows": "24:30-10:00"}, "windows"),
        (Every.DAY, {"windows": "08:60-10:00"}, "windows"),
        (Every.MONTH, {"rest": Rest.MOVED}, "rest"),
        (Every.DAY, {"until": date(2025, 12, 31)}, "until"),
        (Every.DAY, {"step": 0}, "step"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    every: Every, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        rhythm(every, **given)
    assert field in {str(error["loc"][0]) for error in refusal.value.errors()}


# Against a search day by day

_WHEN = st.dates(date(2019, 1, 1), date(2033, 12, 31))
_TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
_WINDOWS = st.lists(st.builds(Window, start=_TIMES, end=_TIMES), max_size=3).map(
    lambda found: tuple({window.start: window for window in found}.values())
)


@st.composite
def rhythms(draw: st.DrawFn) -> Rhythm:
    every = draw(st.sampled_from(Every))
    since = draw(_WHEN)
    given: dict[str, Any] = {"step": draw(st.integers(1, 5)), "since": since}
    given["until"] = draw(st.none() | st.dates(since, date(2040, 1, 1)))
    whole = every is not Every.DAY and draw(st.booleans())
    if not whole and every is Every.WEEK:
        given["weekdays"] = draw(st.lists(st.integers(0, 6), min_size=1))
    elif not whole and every is not Every.DAY:
        most = {Every.MONTH: 0, Every.QUARTER: 3, Every.YEAR: 12}[every]
        given["month"] = draw(st.integers(1, most)) if most else None
        if draw(st.booleans()):
            given["day"] = draw(st.integers(1, 31))
        else:
            given |= {"nth": draw(st.integers(1, 5)), "weekday": draw(st.integers(0, 6))}
    if not whole:
        given |= {"windows": draw(_WINDOWS), "rest": draw(st.sampled_from(Rest))}
    return rhythm(every, **given)


@given(rhythms())
def test_the_slots_are_those_that_a_search_day_by_day_finds(of: Rhythm) -> None:
    wanted = brute.all_spans(of, of.since, 800)
    end = datetime.combine(of.since, time()) + timedelta(days=800)
    found = takewhile(lambda slot: slot.begins < end, slots(of))
    assert [(slot.begins, slot.ends) for slot in found] == sorted(wanted)


@given(rhythms(), st.datetimes(datetime(2018, 1, 1), datetime(2036, 1, 1)))
def test_going_on_from_any_moment_gives_the_rest(of: Rhythm, after: datetime) -> None:
    end = max(after, datetime.combine(of.since, time())) + timedelta(days=800)
    whole = takewhile(lambda slot: slot.begins < end, slots(of))
    rest = takewhile(lambda slot: slot.begins < end, slots(of, after))
    assert list(rest) == [slot for slot in whole if slot.begins > after]


@given(rhythms())
def test_no_two_slots_begin_at_once_and_each_lasts(of: Rhythm) -> None:
    found = list(islice(slots(of), 200))
    begins = [slot.begins for slot in found]
    assert begins == sorted(set(begins))
    assert all(slot.ends > slot.begins for slot in found)


@given(rhythms(), st.tuples(*[st.integers(0, 527_040)] * 3))
def test_a_plan_comes_back_from_its_form_as_it_was(
    of: Rhythm, limits: tuple[int, int, int]
) -> None:
    """What the form begins with is what one would type for it."""
    terms = Terms(rhythm=of, lead=limits[0], grace=limits[1], late=limits[2])
    form = Planning.model_validate(typed("地库巡更", terms))
    assert (form.title, form.terms) == ("地库巡更", terms)


@given(rhythms())
def test_a_rhythm_is_kept_as_text_and_comes_back(of: Rhythm) -> None:
    assert Rhythm.model_validate_json(of.model_dump_json()) == of
