"""How times are shown and typed at the desk."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from store import clock
from store.text import halfwidth, mark
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


_TIME = re.compile(r"(\d{1,2})[:.](\d{2})|(\d{2})(\d{2})|(\d{1,2})点(?:(\d{1,2})分?|(半))?")
_AHEAD = re.compile(
    r"\+\s*(\d{1,4})\s*(d|days?|天|h|hours?|小时|时|m|min|minutes?|分钟?)?", re.IGNORECASE
)
_DATE = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?")
# A longer name before a shorter one that it begins with.
_NAMED = {
    "今天": 0, "今日": 0, "今": 0, "today": 0,
    "明天": 1, "明日": 1, "明": 1, "tomorrow": 1, "tom": 1,
    "后天": 2, "昨天": -1, "昨日": -1, "yesterday": -1, "前天": -2,
}  # fmt: skip
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])|(mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_HALVES = {"上午": 0, "早上": 0, "am": 0, "下午": 12, "晚上": 12, "pm": 12, "中午": 12}


class _Unclear(Exception):
    """There is no such day."""


def read_moment(text: str) -> datetime | None:
    """The UTC moment that was typed, None when it cannot be understood.

    Understood are ``15:00``, ``1500``, ``下午3点半``, ``明天 10:00``, ``周三 9:00``,
    ``11-24 10:00``, ``2026-11-24 10:00``, ``+2h``, ``+30`` (minutes), ``+1d``; full-width
    characters too. A time of day that has passed means tomorrow's.
    """
    typed = halfwidth(text).lower()
    if ahead := _AHEAD.fullmatch(typed):
        return _ahead(int(ahead[1]), (ahead[2] or "m")[0])
    try:
        on, rest = _leading_day(typed)
    except _Unclear:
        return None
    at = _time_of_day(rest)
    if at is None:
        return None
    found = clock.moment(on or clock.today(), at)
    return found + timedelta(days=1) if on is None and found < clock.now() else found


def read_day(text: str, *, past: bool = False) -> date | None:
    """The day that was typed, None when it cannot be understood.

    Understood are ``11-24``, ``11月24日``, ``2026-11-24``, ``明天``, ``周三``, ``+3d``. A day
    without its year is the one nearest to today, or the last one if it is to lie in the ``past``.
    """
    typed = halfwidth(text).lower()
    if (ahead := _AHEAD.fullmatch(typed)) and (ahead[2] or "d")[0] in "d天":
        return clock.today() + timedelta(days=int(ahead[1]))
    try:
        on, rest = _leading_day(typed, past=past)
    except _Unclear:
        return None
    return on if not rest else None


def _ahead(count: int, unit: str) -> datetime:
    seconds = {"d": 86400, "天": 86400, "h": 3600, "小": 3600, "时": 3600}.get(unit, 60)
    whole_minute = clock.now().replace(second=0, microsecond=0)
    return whole_minute + timedelta(seconds=count * seconds)


def _leading_day(typed: str, *, past: bool = False) -> tuple[date | None, str]:
    today = clock.today()
    for name, days in _NAMED.items():
        if typed.startswith(name):
            return today + timedelta(days=days), typed[len(name) :].strip()
    if found := _WEEK.match(typed):
        wanted = "一二三四五六日天".index(found[1]) if found[1] else _ENGLISH.index(found[2])
        ahead = (min(wanted, 6) - today.weekday()) % 7
        ahead -= 7 if past and ahead else 0
        return today + timedelta(days=ahead), typed[found.end() :].strip()
    if found := _DATE.match(typed):
        return _date(today, found, past=past), typed[found.end() :].strip()
    return None, typed


def _date(today: date, found: re.Match[str], *, past: bool) -> date:
    years = [int(found[1])] if found[1] else [today.year, today.year + 1, today.year - 1]
    month, on = int(found[2]), int(found[3])
    days = [day for year in years if (day := _real(year, month, on))]
    if not days:
        raise _Unclear
    if past and not found[1]:
        days = [day for day in days if day <= today] or days
    return min(days, key=lambda day: abs(day - today))


def _real(year: int, month: int, on: int) -> date | None:
    try:
        return date(year, month, on) if 2000 <= year < 2200 else None
    except ValueError:
        return None


def _time_of_day(typed: str) -> time | None:
    shift = 0
    for name, hours in _HALVES.items():
        if typed.startswith(name):
            shift, typed = hours, typed[len(name) :].strip()
            break
    found = _TIME.fullmatch(typed)
    if not found:
        return None
    hour = int(found[1] or found[3] or found[5])
    minute = int(found[2] or found[4] or found[6] or (30 if found[7] else 0))
    if shift and hour < 12:
        hour += shift
    return time(hour, minute) if hour < 24 and minute < 60 else None
