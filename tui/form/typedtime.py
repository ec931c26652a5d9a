"""Moments and days as they are typed: ``15:00``, ``明天 10:00``, ``+2h``, ``11-24``."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from store import clock
from store.text import halfwidth

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})|(\d{2})(\d{2})|(\d{1,2})点(?:(\d{1,2})分?|(半))?")
_UNIT = "d|days?|天|h|hours?|小时|时|m|min|minutes?|分钟?"
_AHEAD = re.compile(rf"\+\s*(\d{{1,4}})\s*({_UNIT})?", re.IGNORECASE)
_BACK = re.compile(
    rf"-\s*(\d{{1,4}})\s*({_UNIT})?|(\d{{1,4}})\s*({_UNIT})\s*(?:前|ago)", re.IGNORECASE
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


def read_moment(text: str, *, past: bool = False) -> datetime | None:
    """The UTC moment that was typed, None when it cannot be understood.

    Understood are ``15:00``, ``1500``, ``下午3点半``, ``明天 10:00``, ``周三 9:00``,
    ``11-24 10:00``, ``2026-11-24 10:00``, ``+2h``, ``+30`` (minutes), ``+1d``; full-width
    characters too. A time of day that has passed means tomorrow's; one that is to lie in the
    ``past`` and has not come means yesterday's, and ``-20`` and ``20分钟前`` are understood.
    """
    typed = halfwidth(text).lower()
    if ahead := _AHEAD.fullmatch(typed):
        return _from_now(int(ahead[1]), (ahead[2] or "m")[0])
    if past and (back := _BACK.fullmatch(typed)):
        return _from_now(-int(back[1] or back[3]), (back[2] or back[4] or "m")[0])
    try:
        on, rest = _leading_day(typed, past=past)
    except _Unclear:
        return None
    at = _time_of_day(rest)
    if at is None:
        return None
    found = clock.moment(on or clock.today(), at)
    if on is not None:
        return found
    has_been = found < clock.now()
    if past:
        return found if has_been else clock.moment(clock.today() - timedelta(days=1), at)
    return clock.moment(clock.today() + timedelta(days=1), at) if has_been else found


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


def _from_now(count: int, unit: str) -> datetime:
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
