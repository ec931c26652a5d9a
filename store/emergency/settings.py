"""The figures of emergencies, changeable without code (service.md §12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


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


def settings() -> EmergencySettings:
    """The settings in force."""
    return own.settings("emergency", EmergencySettings)
