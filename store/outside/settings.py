"""The figures of outside bodies, changeable without code (ours)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class OutsideSettings(Input):
    """How often bodies are seen, and when what was agreed is told of."""

    ahead: Count = Field(
        1,
        le=31,
        title=mark("What was agreed, days ahead"),
        description=mark("So many days before its day it stands on Today."),
    )
    every: Count = Field(
        0,
        le=366,
        title=mark("Each body seen every, days"),
        description=mark("After the last visit it stands on Today again; 0: nothing is asked."),
    )  # off until chosen


def settings() -> OutsideSettings:
    """The settings in force."""
    return own.settings("outside", OutsideSettings)
