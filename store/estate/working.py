"""Working time: the hours of a working day, and when so many minutes of them have passed (G13).

Only targets are counted in it; the clocks of an arrival, an answer or a return visit never pause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import BeforeValidator

from store import clock
from store.estate.calendar import Calendar
from store.inputs import halfwidth, wrong

MINUTE = timedelta(minutes=1)
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-~至]\s*(\d{1,2}):(\d{2})")
_APART = re.compile(r"\s*[,;、]\s*|\s+(?=\d{1,2}:\d{2}\s*[-~至])")
_DAY = 24 * 60


def _hours(typed: object) -> object:
    """Hours as they are typed, in one way of writing; raises pydantic's error."""
    if not isinstance(typed, str):
        return typed
    # A full-width colon or dash is what an input method gives.
    text = halfwidth(typed).replace("—", "-").replace("–", "-").strip()
    read = [_span(one) for one in _APART.split(text) if one]
    ends = [minute for span in read for minute in span]
    if not read or ends != sorted(ends) or len(set(ends)) < len(ends):
        raise wrong("Write hours in their order, like this: 08:30-12:00; 13:30-17:30")
    return "; ".join(f"{_written(begins)}-{_written(ends_)}" for begins, ends_ in read)


def _span(text: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(text)
    told = tuple(int(part) for part in found.groups()) if found else (99, 0, 0, 0)
    begins, ends = told[0] * 60 + told[1], told[2] * 60 + told[3]
    if max(told[1], told[3]) > 59 or not begins < ends <= _DAY:
        raise wrong("Write hours in their order, like this: 08:30-12:00; 13:30-17:30")
    return begins, ends


def _written(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


Hours = Annotated[str, BeforeValidator(_hours)]


def over(begins: datetime, minutes: int, hours: str, calendar: Calendar) -> datetime:
    """When so many minutes of working time have passed since a moment (UTC).

    ``hours`` are those of a working day, as ``Hours``; nothing passes at night, between them, on
    rest days or on holidays; a working day in exchange is one (Q42).
    """
    left = minutes * MINUTE
    for opens, end in _working(clock.day(begins), hours, calendar):
        start = max(opens, begins)
        if end - start >= left:
            return start + left
        left -= max(end - start, timedelta(0))
    raise AssertionError("the days do not end")


def _working(day: date, hours: str, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    """The spans of working time from a day on, in UTC."""
    spans = [_span(one) for one in hours.split("; ")]
    while True:
        day = calendar.next_working_day(day)
        for begins, ends in spans:
            yield _moment(day, begins), _moment(day, ends)
        day += timedelta(days=1)


def _moment(day: date, minute: int) -> datetime:
    if minute == _DAY:
        return clock.bounds(day)[1]
    return clock.moment(day, time(minute // 60, minute % 60))
