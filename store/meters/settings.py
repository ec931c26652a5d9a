"""What of a reading is asked twice, changeable without code ($81)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class MeterSettings(Input):
    """When a reading is doubted."""

    estimated: Count = Field(
        2,
        ge=1,
        le=12,
        title=mark("Estimated in a row, at most"),
        description=mark("The next one is read, and makes up for what was estimated."),
    )
    times: Count = Field(
        3,
        ge=2,
        le=99,
        title=mark("Asked twice from so many times the usual use on"),
        description=mark("Such a use may be a leak, or a figure that was mistaken."),
    )


def settings() -> MeterSettings:
    """The settings in force."""
    return own.settings("meters", MeterSettings)
