"""When deposits that nobody fetches are shown, changeable without code ($77)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, Number, mark


class DepositSettings(Input):
    """After how many days a deposit that is due back stands on Today, and the local cap."""

    shown: Count = Field(
        7,
        ge=1,
        title=mark("Deposits due back shown, days"),
        description=mark("So long after its conditions are met, a deposit stands on Today."),
    )
    late: Count = Field(
        30,
        ge=1,
        title=mark("Deposits due back late, days"),
        description=mark("From then on it stands there as late; it is kept all the same."),
    )
    most: Number = Field(
        0,
        ge=0,
        le=1_000_000,
        title=mark("Renovation deposit at most, yuan"),
        description=mark("A local rule's cap for a home; 0: there is none."),
    )


def settings() -> DepositSettings:
    """The settings in force."""
    return own.settings("deposits", DepositSettings)
