"""The figures of emergencies, changeable without code (service.md §12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, Line, mark

_PHONED = mark("From when it happened until the manager has reported it; then it alarms.")
_WRITTEN = mark("From when it happened until the short report is sent.")


class EmergencySettings(Input):
    """When two reports are one event, and how often plans are drilled."""

    join: Count = Field(
        30,
        le=600,
        title=mark("Same event, minutes"),
        description=mark("Within this time a second report of a kind asks whether it is another."),
    )  # D24
    drill: Count = Field(
        12,
        ge=1,
        le=60,
        title=mark("Drill, months"),
        description=mark("Each plan is drilled at least once in so many months."),
    )  # D30
    drill_often: Count = Field(
        6,
        ge=1,
        le=60,
        title=mark("Fire and lift drill, months"),
        description=mark("Regulation on the emergency response to work safety accidents, art. 8."),
    )  # D30, A16
    drill_ahead: Count = Field(
        30,
        le=180,
        title=mark("Drill shown ahead, days"),
        description=mark("So long before it is due, the next drill of a plan stands on Today."),
    )
    phone_1: Count = Field(
        10,
        ge=1,
        le=1440,
        title=mark("Grade 1: by telephone, minutes"),
        description=_PHONED,
    )  # D15
    written_1: Count = Field(
        3, ge=1, le=720, title=mark("Grade 1: in writing, hours"), description=_WRITTEN
    )  # D15
    phone_2: Count = Field(
        20,
        ge=1,
        le=1440,
        title=mark("Grade 2: by telephone, minutes"),
        description=_PHONED,
    )  # D15
    written_2: Count = Field(
        3, ge=1, le=720, title=mark("Grade 2: in writing, hours"), description=_WRITTEN
    )  # D15
    phone_3: Count = Field(
        30,
        ge=1,
        le=1440,
        title=mark("Grade 3: by telephone, minutes"),
        description=_PHONED,
    )  # D15
    written_3: Count = Field(
        24, ge=1, le=720, title=mark("Grade 3: in writing, hours"), description=_WRITTEN
    )  # D15
    phone_4: Count = Field(
        30,
        ge=1,
        le=1440,
        title=mark("Grade 4: by telephone, minutes"),
        description=_PHONED,
    )  # D15
    written_4: Count = Field(
        24, ge=1, le=720, title=mark("Grade 4: in writing, hours"), description=_WRITTEN
    )  # D15
    summary: Count = Field(
        72,
        ge=1,
        le=2160,
        title=mark("Summary, hours"),
        description=mark("So long after an event is over the company has it in sum."),
    )  # D16
    press: Line = Field(
        "请您留下联系方式，由负责人答复。",
        title=mark("To the press"),
        description=mark("What the desk says to press and platforms; the manager answers them."),
    )  # D17

    @property
    def phoned(self) -> tuple[int, ...]:
        """Minutes until the call, by grade."""
        return self.phone_1, self.phone_2, self.phone_3, self.phone_4

    @property
    def written(self) -> tuple[int, ...]:
        """Hours until it is in writing, by grade."""
        return self.written_1, self.written_2, self.written_3, self.written_4


def settings() -> EmergencySettings:
    """The settings in force."""
    return own.settings("emergency", EmergencySettings)
