"""When papers that expire are seen to, changeable without code (G12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class LicenceSettings(Input):
    """How many days before it expires a paper stands on Today."""

    first_reminder: Count = Field(
        30,
        le=366,
        title=mark("First reminder, days before"),
        description=mark("So many days before it expires a paper stands on Today."),
    )  # G12
    second_reminder: Count = Field(
        7,
        le=366,
        title=mark("Second reminder, days before"),
        description=mark("So many days before it expires it stands there again, if seen to."),
    )  # G12
    equipment_reminder: Count = Field(
        45,
        ge=31,
        le=366,
        title=mark("Special equipment, days before"),
        description=mark(
            "So many days before it expires the inspection of a lift stands on Today; it must be"
            " applied for a month before (特种设备安全法 40)."
        ),
    )
    look_ahead: Count = Field(
        60,
        ge=1,
        le=366,
        title=mark("Papers of other pages, days ahead"),
        description=mark(
            "The list shows what other pages keep, parking permits for example, if it expires"
            " within so many days."
        ),
    )


def settings() -> LicenceSettings:
    """The settings in force."""
    return own.settings("licences", LicenceSettings)
