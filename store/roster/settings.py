"""What the law and the estate hold a roster to, each with where it stands (A21-A23, O6, O7)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from store.estate import own
from store.estate.settings import settings as estate
from store.inputs import Count, Input, Prose, mark
from store.roster import kinds
from store.roster.inputs import Needed
from store.roster.kinds import Kind


def _kinds(text: str) -> str:
    kinds.kinds(text)
    return text


class RosterSettings(Input):
    """Shifts, what is needed, and the limits of working hours."""

    shifts: Annotated[Prose, AfterValidator(_kinds)] = Field(
        "",
        title=mark("Shifts of the roster"),
        description=mark(
            "Like 早 08:00-16:00; 长 08:00-20:00/60 (the break in minutes). Empty: the estate's."
        ),
    )
    needed: Needed = Field(
        "前台 早 1; 前台 中 1; 前台 晚 1",
        title=mark("How many are needed"),
        description=mark("Post, shift, number on working/rest/statutory days: 前台 早 2/1/1."),
    )
    day_hours: Count = Field(
        8, ge=1, le=24, title=mark("Hours a day"), description=mark("By 劳动法 第三十六条.")
    )
    week_hours: Count = Field(
        44, ge=1, le=84, title=mark("Hours a week"), description=mark("By 劳动法 第三十六条.")
    )
    day_overtime: Count = Field(
        1,
        le=12,
        title=mark("Overtime a day, hours"),
        description=mark("Usually; beyond it only for special reasons. 劳动法 第四十一条."),
    )
    special_overtime: Count = Field(
        3,
        le=12,
        title=mark("Overtime a day at most, hours"),
        description=mark("For special reasons; beyond it is refused. 劳动法 第四十一条."),
    )
    month_overtime: Count = Field(
        36,
        le=200,
        title=mark("Overtime a month, hours"),
        description=mark("Beyond it is refused. 劳动法 第四十一条."),
    )
    in_a_row: Count = Field(
        6,
        ge=1,
        le=31,
        title=mark("Days in a row"),
        description=mark("One day of rest a week at least. 劳动法 第三十八条."),
    )
    rest_hours: Count = Field(
        11,
        le=24,
        title=mark("Hours between shifts"),
        description=mark("From one day's last to the next one's first; ours: a reminder."),
    )
    night_from: Count = Field(
        22,
        ge=18,
        le=23,
        title=mark("Night from, hour"),
        description=mark("Barred for some. 女职工劳动保护特别规定 第六条、第九条."),
    )
    night_until: Count = Field(
        6,
        ge=1,
        le=9,
        title=mark("Night until, hour"),
        description=mark("Barred for some. 女职工劳动保护特别规定 第六条、第九条."),
    )
    averaged: bool = Field(
        False,
        title=mark("Hours averaged over the period"),
        description=mark("Only where the labour office approved it. 劳动法 第三十九条."),
    )
    ahead_days: Count = Field(
        7, le=60, title=mark("Published days ahead"), description=mark("Later is said on record.")
    )
    gap_days: Count = Field(
        14,
        le=60,
        title=mark("Gaps shown days ahead"),
        description=mark("What is not filled stands on Today so long before."),
    )


def settings() -> RosterSettings:
    """The settings in force."""
    return own.settings("roster", RosterSettings)


def shifts_in_force() -> tuple[Kind, ...]:
    """The kinds of shift: the roster's own, or the estate's by the first character of each."""
    return kinds.kinds(settings().shifts or _estates())


def as_typed(found: tuple[Kind, ...]) -> str:
    """Kinds of shift as a roster keeps them."""
    return "; ".join(f"{one.symbol} {one.hours}" for one in found)


def _estates() -> str:
    named: dict[str, str] = {}
    for one in estate().shifts[: kinds.MOST]:
        symbol = one.name[:1] if one.name[:1] not in named else one.name[:4]
        named[symbol] = f"{symbol} {one.start:%H:%M}-{one.end:%H:%M}"
    return "; ".join(named.values())
