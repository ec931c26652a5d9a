"""Moments and days as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from store import clock
from tests.conftest import Clock
from tui.form import typedtime


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("15:00", "11-23 15:00"),
        ("1500", "11-23 15:00"),
        ("１５：３０", "11-23 15:30"),
        ("8:30", "11-24 08:30"),  # passed already, so tomorrow's
        ("明天 10:00", "11-24 10:00"),
        ("明天10点", "11-24 10:00"),
        ("tomorrow 10:00", "11-24 10:00"),
        ("今天 8:00", "11-23 08:00"),
        ("下午3点半", "11-23 15:30"),
        ("后天上午9:15", "11-25 09:15"),
        ("周三 9:00", "11-25 09:00"),
        ("星期天 9:00", "11-29 09:00"),
        ("wed 9:00", "11-25 09:00"),
        ("11-24 10:00", "11-24 10:00"),
        ("11月24日 10:00", "11-24 10:00"),
        ("2026-12-01 10:00", "12-01 10:00"),
        ("+2h", "11-23 11:00"),
        ("+30", "11-23 09:30"),
        ("+45分钟", "11-23 09:45"),
        ("+1d", "11-24 09:00"),
        ("＋２ｈ", "11-23 11:00"),
    ],
)
def test_a_moment_is_understood(text: str, meant: str, time: Clock) -> None:
    found = typedtime.read_moment(text)
    assert found is not None
    assert clock.local(found).strftime("%m-%d %H:%M") == meant


@pytest.mark.parametrize(
    "text", ["", "soon", "25:00", "10:60", "13-45 10:00", "明天", "0001-01-01 00:00", "15:00 x"]
)
def test_what_is_no_moment_is_not_guessed(text: str, time: Clock) -> None:
    assert typedtime.read_moment(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("11-24", date(2026, 11, 24)),
        ("11.24", date(2026, 11, 24)),
        ("1-5", date(2027, 1, 5)),
        ("10-30", date(2026, 10, 30)),
        ("２０２６－１２－０１", date(2026, 12, 1)),
        ("明天", date(2026, 11, 24)),
        ("+3d", date(2026, 11, 26)),
        ("+3", date(2026, 11, 26)),
        ("周一", date(2026, 11, 23)),
        ("2-29", None),
        ("11-24 10:00", None),
    ],
)
def test_a_day_is_understood(text: str, meant: date | None, time: Clock) -> None:
    assert typedtime.read_day(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1-5", date(2026, 1, 5)),
        ("11-23", date(2026, 11, 23)),
        ("11-24", date(2025, 11, 24)),
        ("周二", date(2026, 11, 17)),
        ("周一", date(2026, 11, 23)),
        ("2027-01-05", date(2027, 1, 5)),
    ],
)
def test_a_day_that_has_been_is_the_last_such_day(text: str, meant: date, time: Clock) -> None:
    assert typedtime.read_day(text, past=True) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("8:40", "11-23 08:40"),
        ("22:10", "11-22 22:10"),  # has not come yet, so yesterday's
        ("昨天 22:10", "11-22 22:10"),
        ("-20", "11-23 08:40"),
        ("－２ｈ", "11-23 07:00"),
        ("20分钟前", "11-23 08:40"),
        ("2小时前", "11-23 07:00"),
        ("周六 9:00", "11-21 09:00"),
        ("11-24 8:00", "11-24 08:00"),  # said so; that it lies ahead is told where it is used
    ],
)
def test_a_moment_that_has_been_is_the_last_such_moment(text: str, meant: str, time: Clock) -> None:
    found = typedtime.read_moment(text, past=True)
    assert found is not None
    assert clock.local(found).strftime("%m-%d %H:%M") == meant
