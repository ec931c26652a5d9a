"""The figures of cleaning, changeable without code; each of a law with its place (§12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class CleaningSettings(Input):
    """How long a task may wait, what a fault takes, when others are to be told."""

    grace: Count = Field(
        15,
        le=240,
        title=mark("Block late, minutes"),
        description=mark("So long after its window it still counts as late, then it is missed."),
    )  # L7
    worst: Count = Field(
        3, ge=1, le=20, title=mark("Points of a row"), description=mark("A row that fails.")
    )  # L8
    minor: Count = Field(
        1, ge=1, le=20, title=mark("Points off for a minor fault"), description=mark("Of a row.")
    )  # L8
    goal: Count = Field(
        90, le=100, title=mark("Passed from, points of 100"), description=mark("Of a sheet.")
    )  # L8
    lead: Count = Field(
        72,
        ge=1,
        le=720,
        title=mark("Impact work reported ahead, hours"),
        description=mark("To the developer: three days, by the service plan."),
    )  # L9
    oral: Count = Field(
        20,
        ge=1,
        le=1440,
        title=mark("Accident told by word, minutes"),
        description=mark("To the developer's people, by the service plan, from the event."),
    )  # L12
    written: Count = Field(
        24,
        ge=1,
        le=240,
        title=mark("Accident told in writing, hours"),
        description=mark("To the developer, by the service plan, from the event."),
    )  # L12
    authority: Count = Field(
        60,
        ge=1,
        le=1440,
        title=mark("Accident to the authority, minutes"),
        description=mark("Regulation on reporting work-safety accidents, art. 9: an hour."),
    )  # A4, D16
    supplement: Count = Field(
        30,
        ge=1,
        le=90,
        title=mark("Changed figures told on, days"),
        description=mark("Regulation on reporting work-safety accidents, art. 13: 30 days."),
    )  # A6
    supplement_fire: Count = Field(
        7,
        ge=1,
        le=90,
        title=mark("The same of fire and road accidents, days"),
        description=mark("Regulation on reporting work-safety accidents, art. 13: 7 days."),
    )  # A6


def settings() -> CleaningSettings:
    """The settings in force."""
    return own.settings("cleaning", CleaningSettings)
