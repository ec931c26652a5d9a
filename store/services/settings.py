"""How long a quote holds, and from when on what is not paid shows (W12, W14; money.md §12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class ServiceSettings(Input):
    """The figures of paid services."""

    valid_days: Count = Field(
        7,
        ge=1,
        le=90,
        title=mark("A quote holds, days"),
        description=mark("Where the quote says nothing else; the day of the quote is not counted."),
    )  # W12
    unpaid_days: Count = Field(
        3,
        le=60,
        title=mark("Unpaid service shows, days"),
        description=mark("So long after it was agreed, or settled, it stands on Today."),
    )  # W14


def settings() -> ServiceSettings:
    """The settings in force."""
    return own.settings("services", ServiceSettings)
