"""The figures of trainings, changeable without code (service.md §12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class TrainingSettings(Input):
    """How many class hours are asked for, what passes, how long it holds."""

    safety: Count = Field(
        24,
        le=400,
        title=mark("Safety training before the post, class hours"),
        description=mark("At least 24 (安全培训规定 13); 0 for none."),
    )  # A31, O14
    passed: Count = Field(
        80,
        ge=1,
        le=100,
        title=mark("Passed from, marks"),
        description=mark("Where something was examined."),
    )  # O14
    again: Count = Field(
        12,
        ge=1,
        le=60,
        title=mark("Trained again after, months"),
        description=mark("So long a training holds without a day of its own."),
    )  # O13


def settings() -> TrainingSettings:
    """The settings in force."""
    return own.settings("trainings", TrainingSettings)
