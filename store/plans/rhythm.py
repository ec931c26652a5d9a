"""How often a plan falls due: every so many days, weeks, months, quarters or years (G14).

What is filled in, and what of it fits together; ``slots`` has the arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from store.inputs import Count, Input, halfwidth, mark, wrong
from store.text import Named


class Every(Named):
    """What a rhythm counts in."""

    DAY = "day", mark("day")
    WEEK = "week", mark("week")
    MONTH = "month", mark("month")
    QUARTER = "quarter", mark("quarter")
    YEAR = "year", mark("year")


class Rest(Named):
    """What becomes of a slot by the kind of its day (G13)."""

    AS_IT_FALLS = "as it falls", mark("as it falls")
    SKIPPED = "skipped", mark("only on working days")
    MOVED = "moved", mark("on the next working day")
    ONLY = "only", mark("only on days off")


MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}
LAST = 5  # the weekday in a month that none of its kind follows
_DAYS = {name: number % 7 for number, name in enumerate("一二三四五六日1234567")} | {"天": 6}


def _read_weekdays(typed: object) -> object:
    """Weekdays as they are typed: 一三五, 周一、周三 or 135; Monday is 1 there, and 0 for us."""
    if not isinstance(typed, str):
        return typed
    bare = re.sub(r"周|星期|[,;、\s]", "", halfwidth(typed))
    if not set(bare) <= set(_DAYS):
        raise wrong("Write weekdays like this: 1 3 5, or 一三五; 7 is Sunday.")
    return tuple(_DAYS[one] for one in bare)


def _read_weekday(typed: object) -> object:
    found = _read_weekdays(typed)
    if not isinstance(found, tuple):
        return found
    if len(found) > 1:
        raise wrong("One weekday only.")
    return found[0] if found else None


Weekdays = Annotated[tuple[Annotated[int, Field(ge=0, le=6)], ...], BeforeValidator(_read_weekdays)]
Weekday = Annotated[int | None, Field(ge=0, le=6), BeforeValidator(_read_weekday)]


class Window(Input):
    """From when to when of a day; one that ends at or before its start ends the next day (G2)."""

    start: time = Field(time(), title=mark("Begins"))
    end: time = Field(time(), title=mark("Ends"))

    @field_validator("start", "end")
    @classmethod
    def _of_minutes(cls, at: time) -> time:
        if at.second or at.microsecond or at.tzinfo:
            raise wrong("A time is of whole minutes, for example 08:30.")
        return at


WHOLE_DAY = Window()
_TIME = r"([01]?\d|2[0-3]):([0-5]\d)|24:00"
_WINDOW = re.compile(rf"({_TIME})-({_TIME})")


def _read(typed: object) -> object:
    """Windows as they are typed; 24:00 is midnight."""
    if not isinstance(typed, str):
        return typed
    found = []
    for one in re.split(r"[,;、\s]+", re.sub(r"\s*-\s*", "-", halfwidth(typed))) if typed else ():
        match = _WINDOW.fullmatch(one)
        if match is None:
            raise wrong("Write times like this: 08:00-10:00, 22:00-06:00")
        start, end = (at.replace("24:", "0:").zfill(5) for at in (match[1], match[4]))
        found.append({"start": start, "end": end})
    return tuple(found)


Windows = Annotated[tuple[Window, ...], BeforeValidator(_read)]


class Rhythm(Input):
    """How often, on which days, and from when to when.

    Days of a month that it has not are its last one, and the month after has them again; the first
    Monday is ``nth`` 1 and ``weekday`` 0, the last one ``nth`` 5. A week without weekdays, and a
    month, quarter or year without a day, are one slot each, which may be served at any time of it.
    Weeks are counted from the one of ``since``, Monday to Sunday; ``month`` is that of the quarter
    or the year. Without windows a day is one, from midnight to midnight.
    """

    every: Every = Field(title=mark("Every"))
    step: Count = Field(1, ge=1, le=366, title=mark("How many of them"))
    since: date = Field(title=mark("From"))
    until: date | None = Field(None, title=mark("Until"))
    weekdays: Weekdays = Field(
        (), title=mark("Weekdays"), description=mark("For example 1 3 5, or 一三五; 7 is Sunday.")
    )
    month: int | None = Field(None, ge=1, le=12, title=mark("Month"))
    day: int | None = Field(None, ge=1, le=31, title=mark("Day of the month"))
    nth: int | None = Field(None, ge=1, le=LAST, title=mark("Which of its weekday"))
    weekday: Weekday = Field(None, validate_default=True, title=mark("Weekday"))
    windows: Windows = Field(
        (), title=mark("Times"), description=mark("For example 08:00-10:00, 22:00-06:00")
    )
    rest: Rest = Field(Rest.AS_IT_FALLS, title=mark("On days off"))

    @field_validator("until")
    @classmethod
    def _after_since(cls, until: date | None, info: ValidationInfo) -> date | None:
        since = info.data.get("since", until)
        if until and since and until < since:
            raise wrong("This must not lie before {day}.", day=since.isoformat())
        return until

    @field_validator("weekdays")
    @classmethod
    def _of_weeks(cls, weekdays: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        if weekdays and info.data.get("every") is not Every.WEEK:
            raise wrong("Only what is every week has weekdays.")
        return tuple(sorted(set(weekdays)))

    @field_validator("month")
    @classmethod
    def _of_longer(cls, month: int | None, info: ValidationInfo) -> int | None:
        most = MONTHS.get(info.data.get("every", Every.YEAR), 1)
        if month is not None and most == 1:
            raise wrong("Only what is every quarter or year has a month.")
        if month is not None and month > most:
            raise wrong("A quarter has the months 1, 2 and 3.")
        return month

    @field_validator("day", "nth")
    @classmethod
    def _of_months(cls, day: int | None, info: ValidationInfo) -> int | None:
        if day is None:
            return day
        every = info.data.get("every", Every.MONTH)
        if every not in MONTHS:
            raise wrong("Only what is every month, quarter or year has a day of the month.")
        if MONTHS[every] > 1 and info.data.get("month") is None:
            raise wrong("Say in which month.")
        if info.field_name == "nth" and info.data.get("day") is not None:
            raise wrong("Either a day of the month, or a weekday of it.")
        return day

    @field_validator("weekday", mode="after")
    @classmethod
    def _with_nth(cls, weekday: int | None, info: ValidationInfo) -> int | None:
        if weekday is not None and info.data.get("nth") is None:
            raise wrong("Say the how many-th of the month.")
        if weekday is None and info.data.get("nth") is not None:
            raise wrong("Say which weekday.")
        return weekday

    @field_validator("windows")
    @classmethod
    def _apart(cls, windows: tuple[Window, ...], info: ValidationInfo) -> tuple[Window, ...]:
        starts = [window.start for window in windows]
        if len(set(starts)) < len(starts):
            raise wrong("Two of these times begin at once.")
        if windows and _is_whole(info.data):
            raise wrong("Say on which day, too.")
        return tuple(sorted(windows, key=lambda window: window.start))

    @field_validator("rest")
    @classmethod
    def _of_days(cls, rest: Rest, info: ValidationInfo) -> Rest:
        if rest is not Rest.AS_IT_FALLS and _is_whole(info.data):
            raise wrong("Say on which day, too.")
        return rest

    @property
    def whole(self) -> bool:
        """Whether it may be served at any time of its week, month, quarter or year."""
        if self.every is Every.WEEK:
            return not self.weekdays
        return self.every is not Every.DAY and self.day is None and self.nth is None


def _is_whole(given: Mapping[str, object]) -> bool:
    if given.get("every") is Every.WEEK:
        return not given.get("weekdays")
    set_ = given.get("day") is not None or given.get("nth") is not None
    return given.get("every") in MONTHS and not set_
