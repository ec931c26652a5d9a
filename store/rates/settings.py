"""The target of the collection rate, changeable without code (§12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class RatesSettings(Input):
    """What the month's collection is held against."""

    target: Count = Field(
        95,
        ge=1,
        le=100,
        title=mark("Target of the collection rate, %"),
        description=mark("The amount rate of a month's management fee; compared exactly."),
    )  # $57


def target() -> int:
    """The target in basis points."""
    return settings().target * 100


def settings() -> RatesSettings:
    """The settings in force."""
    return own.settings("rates", RatesSettings)
