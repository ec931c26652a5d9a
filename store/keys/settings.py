"""The figures of keys, changeable without code (K2, K3)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class KeySettings(Input):
    """How often the keys are counted, and for how long one is lent."""

    count_days: Count = Field(
        7,
        ge=1,
        le=366,
        title=mark("Key reconciliation, days"),
        description=mark(
            "Every so many days each hook is counted and held against the list; the day that was"
            " set when a reconciliation was signed stays."
        ),
    )  # K3; 7 days is ours
    longest_days: Count = Field(
        30,
        ge=1,
        le=366,
        title=mark("Longest lending, days"),
        description=mark(
            "A key is expected back within so many days; more time is asked for before it is due."
        ),
    )  # K2; 30 days is ours


def settings() -> KeySettings:
    """The settings in force."""
    return own.settings("keys", KeySettings)
