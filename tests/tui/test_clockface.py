from __future__ import annotations

from datetime import date, timedelta

import pytest

from store import clock
from tests.conftest import Clock
from tui.language import clockface


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
    found = clockface.read_moment(text)
    assert found is not None
    assert clock.local(found).strftime("%m-%d %H:%M") == meant


@pytest.mark.parametrize(
    "text", ["", "soon", "25:00", "10:60", "13-45 10:00", "明天", "0001-01-01 00:00", "15:00 x"]
)
def test_what_is_no_moment_is_not_guessed(text: str, time: Clock) -> None:
    assert clockface.read_moment(text) is None


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
    assert clockface.read_day(text) == meant


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
    assert clockface.read_day(text, past=True) == meant


def test_a_moment_is_shown_in_few_cells(time: Clock) -> None:
    now = clock.now()
    assert clockface.moment(now) == "09:00"
    time.pass_(days=1)
    assert clockface.moment(now) == "yesterday 09:00"
    time.pass_(days=3)
    assert clockface.moment(now) == "11-23 09:00"
    time.pass_(days=100)
    assert clockface.moment(now) == "2026-11-23 09:00"


def test_a_shorter_time_never_reads_longer() -> None:
    """W3: 99 minutes do not follow 1 hour on a clock that runs out."""
    units = {"m": 1, "h": 60, "d": 1440}
    lengths = [clockface.largest_unit(timedelta(minutes=minutes)) for minutes in range(4000)]
    read = [number * units[unit] for number, unit in lengths]
    assert read == sorted(read)
