"""The figures of administrative affairs, changeable without code (ours)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class AffairsSettings(Input):
    """How often things are counted."""

    count: Count = Field(
        0,
        le=366,
        title=mark("Things counted every, days"),
        description=mark("After the last count it stands on Today again; 0: nothing is asked."),
    )  # off until chosen


def settings() -> AffairsSettings:
    """The settings in force."""
    return own.settings("affairs", AffairsSettings)
