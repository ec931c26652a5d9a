from __future__ import annotations

from datetime import timedelta

from store import clock
from tests.conftest import Clock
from tui.language import clockface


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
