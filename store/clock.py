"""The only place that asks for the time; stored in UTC milliseconds, shown in the estate's zone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

from store.opened import OfEach

_source = OfEach[Callable[[], int]](lambda: lambda: time.time_ns() // 1_000_000)
_zone = OfEach(lambda: ZoneInfo("Asia/Shanghai"))
_FIRST_DAY, _LAST_DAY = date.min + timedelta(days=2), date.max - timedelta(days=2)


def now() -> datetime:
    """The time in UTC, whole milliseconds."""
    return from_ms(_source.get()())


def from_ms(milliseconds: int) -> datetime:
    """UTC time of a stored number of milliseconds since 1970."""
    return datetime.fromtimestamp(milliseconds // 1000, UTC) + timedelta(
        milliseconds=milliseconds % 1000
    )


def to_ms(at: datetime) -> int:
    """Milliseconds since 1970 of an aware time."""
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def set_zone(name: str) -> None:
    """Show times in the zone of this IANA name from now on."""
    _zone.set(ZoneInfo(name))


def local(at: datetime) -> datetime:
    """The same moment in the estate's zone."""
    return at.astimezone(_zone.get())


def day(at: datetime) -> date:
    """The estate's calendar day of a moment."""
    return local(at).date()


def today() -> date:
    """The estate's calendar day now."""
    return day(now())


def moment(on: date, at: time_of_day) -> datetime:
    """UTC time of a wall-clock time on a day of the estate."""
    return datetime.combine(on, at, tzinfo=_zone.get()).astimezone(UTC)


def bounds(on: date) -> tuple[datetime, datetime]:
    """First moment of a day of the estate and of the next.

    The calendar's ends have no moments in every zone; the nearest days that have stand in.
    """
    on = min(max(on, _FIRST_DAY), _LAST_DAY)
    return moment(on, time_of_day()), moment(on + timedelta(days=1), time_of_day())


@contextmanager
def told_by(source: Callable[[], datetime]) -> Iterator[None]:
    """Let ``source`` say the time while the block runs (tests, and the history of the demo)."""
    before = _source.get()
    _source.set(lambda: to_ms(source()))
    try:
        yield
    finally:
        _source.set(before)
