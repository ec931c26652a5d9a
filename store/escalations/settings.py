"""How long each rung of the chain may take, changeable without code (D10)."""

from __future__ import annotations

from datetime import timedelta

from pydantic import Field

from store.escalations.inputs import Level
from store.estate import own
from store.inputs import Count, Input, mark


class EscalationSettings(Input):
    """When who has to be reached, and how often somebody is tried."""

    hard_minutes: Count = Field(
        10,
        ge=1,
        le=240,
        title=mark("Hard: reached within, minutes"),
        description=mark("Then it alarms; after twice as long the manager is to be told."),
    )  # D10
    major_minutes: Count = Field(
        5,
        ge=1,
        le=240,
        title=mark("Major: reached within, minutes"),
        description=mark("Then it alarms, until both the supervisor and the manager are reached."),
    )  # D10
    tries: Count = Field(
        3,
        ge=1,
        le=9,
        title=mark("Tries before it goes up"),
        description=mark("So often the supervisor is tried before the manager is to be told."),
    )  # D10
    between: Count = Field(
        3,
        ge=1,
        le=60,
        title=mark("Minutes between tries"),
        description=mark("So long after a try that reached nobody it alarms again."),
    )  # D10

    def within(self, level: Level) -> timedelta:
        """How long it may take until somebody is reached."""
        major = level is Level.MAJOR
        return timedelta(minutes=self.major_minutes if major else self.hard_minutes)


def settings() -> EscalationSettings:
    """The settings in force."""
    return own.settings("escalations", EscalationSettings)
