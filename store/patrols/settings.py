"""The figures of patrols, changeable without code (service.md §12)."""

from __future__ import annotations

from datetime import timedelta

from pydantic import Field

from store.estate import own
from store.findings import Severity
from store.inputs import Count, Input, mark


class PatrolSettings(Input):
    """When a point is noted late, what is aimed at, and how long findings may take."""

    goal: Count = Field(
        90,
        le=100,
        title=mark("Points reached, %"),
        description=mark("The month's sheet says which patrol stays below it."),
    )  # I9
    danger: Count = Field(
        1,
        ge=1,
        le=24,
        title=mark("Dangerous finding, hours"),
        description=mark("So long may it take to put right what is dangerous."),
    )  # I13
    urgent: Count = Field(
        24,
        ge=1,
        le=240,
        title=mark("Urgent finding, hours"),
        description=mark("So long may it take to put right what is urgent."),
    )
    general: Count = Field(
        3,
        ge=1,
        le=60,
        title=mark("General finding, days"),
        description=mark("So long may anything else take."),
    )


def settings() -> PatrolSettings:
    """The settings in force."""
    return own.settings("patrols", PatrolSettings)


def allowed(severity: Severity) -> timedelta:
    """How long a finding may take by its severity; one by plan as long as a general one (I13)."""
    now = settings()
    if severity is Severity.DANGER:
        return timedelta(hours=now.danger)
    if severity is Severity.URGENT:
        return timedelta(hours=now.urgent)
    return timedelta(days=now.general)
