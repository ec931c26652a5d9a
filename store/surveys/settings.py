"""Goals of a survey, and what is too small to be shown, changeable without code (V11–V15)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class SurveySettings(Input):
    """When surveys are held, and what they are held against."""

    months: str = Field(
        "5, 11",
        pattern=r"^(\s*([1-9]|1[0-2])\s*(,|$))*$",
        title=mark("Months of a survey"),
        description=mark("Once a year at least; for example 5, 11."),
    )  # V11, A32
    goal: Count = Field(
        90, le=100, title=mark("Satisfied, goal %"), description=mark("Of each question and all.")
    )  # V15
    back: Count = Field(
        80, le=100, title=mark("Returned, goal %"), description=mark("Of what was given out.")
    )  # V15
    out: Count = Field(
        90, le=100, title=mark("Given out, goal %"), description=mark("Of the homes lived in.")
    )  # V15
    least: Count = Field(
        5,
        ge=2,
        le=50,
        title=mark("Smallest group shown"),
        description=mark("Of an anonymous survey smaller groups are not shown."),
    )  # V14
    points: Count = Field(
        5,
        ge=1,
        le=50,
        title=mark("Falling by points"),
        description=mark("A question that falls by so many since the last survey is followed up."),
    )  # V19
    days: Count = Field(
        7,
        ge=1,
        le=60,
        title=mark("Low marks: visited within, days"),
        description=mark("A home that gave 1 or 2 and its name is visited."),
    )  # V19


def settings() -> SurveySettings:
    """The settings in force."""
    return own.settings("surveys", SurveySettings)
