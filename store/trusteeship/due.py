"""Which entrusted homes are to be visited in a week, from when they were in force (T9)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

_SATURDAY, _SUNDAY = timedelta(days=5), timedelta(days=6)


class InForce(Protocol):
    """A time in force."""

    def covers(self, first: date, last: date) -> bool: ...  # noqa: D102


def monday_of(day: date) -> date:
    """The first day of a week, which is Monday to Sunday."""
    return day - timedelta(days=day.weekday())


def is_due(times: Iterable[InForce], monday: date) -> bool:
    """Whether a home is to be visited in the week that begins on a Monday.

    It is where it is in force over the week's last two days: one that begins on the Sunday has just
    been walked through with its owner, one that ended before is nobody's any more (ours).
    """
    return any(one.covers(monday + _SATURDAY, monday + _SUNDAY) for one in times)


def first_due(since: date) -> date:
    """The Monday of the first week in which a home is to be visited that is in force from a day."""
    monday = monday_of(since)
    return monday + timedelta(days=7) if since.weekday() == 6 else monday
