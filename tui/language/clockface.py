"""How times are shown at the desk."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from store import clock
from store.text import mark
from tui.language.catalogue import _

WEEKDAYS = (
    mark("Mon"),
    mark("Tue"),
    mark("Wed"),
    mark("Thu"),
    mark("Fri"),
    mark("Sat"),
    mark("Sun"),
)


def hhmm(at: datetime) -> str:
    """Time of day at the estate: ``14:05``."""
    return clock.local(at).strftime("%H:%M")


def weekday(on: date) -> str:
    """Short name of the weekday."""
    return _(WEEKDAYS[on.weekday()])


def day(on: date) -> str:
    """A day in few cells: ``11-23``, with its year when that is not this year."""
    return on.isoformat() if on.year != clock.today().year else on.strftime("%m-%d")


def near_day(on: date) -> str:
    """A day as one says it: today, tomorrow, yesterday, or its date."""
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    return near.get((on - clock.today()).days) or day(on)


def moment(at: datetime) -> str:
    """A moment in few cells: ``15:00`` today, else the day before it."""
    on = clock.day(at)
    return hhmm(at) if on == clock.today() else f"{near_day(on)} {hhmm(at)}"


def short(at: datetime) -> str:
    """A moment in at most eleven cells of this year, in any language: ``11-23 15:00``."""
    on = clock.day(at)
    return hhmm(at) if on == clock.today() else f"{day(on)} {hhmm(at)}"


def spoken(at: datetime) -> str:
    """A moment in full, to say what was understood: ``today Mon 11-23 15:00``."""
    on = clock.day(at)
    return " ".join(dict.fromkeys((near_day(on), weekday(on), day(on), hhmm(at))))


def largest_unit(length: timedelta) -> tuple[int, str]:
    """How many of which unit say a length: ``m``, ``h`` or ``d``; a shorter one never says more."""
    minutes = int(abs(length).total_seconds() // 60)
    if minutes < 120:
        return minutes, "m"
    return (minutes // 60, "h") if minutes < 48 * 60 else (minutes // 1440, "d")


def span(length: timedelta) -> str:
    """A length of time in its largest unit: ``3 min``, ``2 h``, ``4 d``."""
    number, unit = largest_unit(length)
    words = {"m": _("{n} min"), "h": _("{n} h"), "d": _("{n} d")}
    return words[unit].format(n=number)


def over(length: timedelta) -> str:
    """For how long a deadline has passed."""
    return _("{span} over").format(span=short_span(length))


def short_span(length: timedelta, seconds: bool = False) -> str:
    """A length of time in few cells: ``3m``, ``2h``, or ``1:59`` with its seconds."""
    if seconds:
        total = int(length.total_seconds())
        return f"{total // 60}:{total % 60:02}"
    number, unit = largest_unit(length)
    words = {"m": _("{n}m"), "h": _("{n}h"), "d": _("{n}d")}
    return words[unit].format(n=number)
