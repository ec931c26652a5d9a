"""Working time against a brute force that walks minute by minute (G13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from store import clock
from store.estate import calendar, working
from store.estate.calendar import Calendar, DayKind, Special

MINUTE = timedelta(minutes=1)
HOURS: TypeAdapter[str] = TypeAdapter(working.Hours)
USUAL = "08:30-12:00; 13:30-17:30"
ZONES = ("Asia/Shanghai", "UTC", "Europe/Berlin", "America/New_York")


@pytest.fixture(autouse=True)
def at_shanghai() -> Iterator[None]:
    clock.set_zone("Asia/Shanghai")
    yield
    clock.set_zone("Asia/Shanghai")


def local(text: str) -> datetime:
    """A wall-clock time at Shanghai, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)


def walked(
    begins: datetime, minutes: int, spans: list[tuple[int, int]], days: Calendar
) -> datetime:
    """The same, by looking at each minute whether it is worked."""
    at, left = begins, minutes
    while left:
        here = clock.local(at)
        minute = here.hour * 60 + here.minute
        left -= days.works(here.date()) and any(a <= minute < b for a, b in spans)
        at += MINUTE
    return at


def written(spans: list[tuple[int, int]]) -> str:
    def one(minute: int) -> str:
        return f"{minute // 60:02}:{minute % 60:02}"

    return "; ".join(f"{one(a)}-{one(b)}" for a, b in spans)


@st.composite
def some_spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    ends = sorted(draw(st.sets(st.integers(16, 96), min_size=2, max_size=6)))
    ends = ends[: len(ends) // 2 * 2]  # from 04:00 on: no clock is put forward or back after that
    return [(a * 15, b * 15) for a, b in zip(ends[::2], ends[1::2], strict=True)]


@st.composite
def some_calendar(draw: st.DrawFn) -> Calendar:
    days = draw(st.dictionaries(st.integers(0, 20), st.sampled_from(DayKind), max_size=8))
    told = {date(2026, 9, 25) + timedelta(days=n): kind for n, kind in days.items()}
    return Calendar({on: Special(day=on, kind=kind) for on, kind in told.items()}, {})


@settings(max_examples=150, deadline=None)
@given(
    spans=some_spans(),
    days=some_calendar(),
    minutes=st.integers(1, 1500),
    start=st.integers(0, 14 * 24 * 60),
    zone=st.sampled_from(ZONES),
)
def test_it_is_what_a_walk_minute_by_minute_finds(
    spans: list[tuple[int, int]], days: Calendar, minutes: int, start: int, zone: str
) -> None:
    clock.set_zone(zone)
    begins = datetime(2026, 9, 24, tzinfo=UTC) + start * MINUTE
    assert working.over(begins, minutes, written(spans), days) == walked(
        *(begins, minutes, spans, days)
    )


@pytest.mark.parametrize(
    ("begins", "minutes", "by"),
    [
        ("2026-09-28 09:00", 480, "2026-09-29 09:30"),  # 7.5 hours a day
        ("2026-09-28 16:30", 60, "2026-09-28 17:30"),  # to the last minute of the day
        ("2026-09-28 16:30", 61, "2026-09-29 08:31"),
        ("2026-09-28 11:30", 60, "2026-09-28 14:00"),  # nothing passes at noon
        ("2026-09-28 22:10", 30, "2026-09-29 09:00"),  # nor at night
        ("2026-09-30 17:00", 60, "2026-10-08 09:00"),  # nor from 国庆 to its last day off
        ("2026-10-09 17:00", 60, "2026-10-10 09:00"),  # a Saturday that is worked in exchange (Q42)
        ("2026-10-10 17:00", 60, "2026-10-12 09:00"),
    ],
)
def test_nights_noon_rest_days_and_holidays_do_not_count(
    begins: str, minutes: int, by: str
) -> None:
    """By the State Council's notice of 2026."""
    found = working.over(local(begins), minutes, USUAL, calendar.announced())
    assert found == local(by)


def test_seconds_of_the_report_are_kept() -> None:
    begins = local("2026-09-28 09:00:40")
    assert working.over(begins, 30, USUAL, calendar.announced()) == begins + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (USUAL, USUAL),
        ("8:30-12:00、13：30—17：30", USUAL),
        ("08:30-12:00 13:30-17:30", USUAL),
        ("00:00-24:00", "00:00-24:00"),
        ("9:00至18:00", "09:00-18:00"),
    ],
)
def test_hours_are_understood_as_they_are_typed(typed: str, kept: str) -> None:
    assert HOURS.validate_python(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("", "9", "9:00", "9:00-", "18:00-09:00", "09:00-09:00", "09:00-24:01", "09:60-10:00"),
        *("13:00-17:00; 08:00-12:00", "08:00-12:00; 11:00-17:00", "08:00-12:00; 12:00-17:00"),
    ],
)
def test_hours_that_are_none_are_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"08:30-12:00; 13:30-17:30"):
        HOURS.validate_python(typed)


def test_a_day_that_is_worked_to_its_end_goes_on_the_next_morning() -> None:
    begins = local("2026-09-28 23:30")
    found = working.over(begins, 60, "00:00-24:00", calendar.announced())
    assert found == local("2026-09-29 00:30")
    assert clock.local(found).time() == time(0, 30)
