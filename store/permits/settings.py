"""The figures of parking permits, changeable without code (P6, P8; money.md §12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, Line, mark


class PermitSettings(Input):
    """How many permits a home may have, and how they end."""

    a_home: Count = Field(
        2,
        ge=1,
        le=99,
        title=mark("Permits a home"),
        description=mark("Live permits that one home may have; others wait by date of asking."),
    )  # P6
    days: Count = Field(
        365,
        ge=1,
        le=366,
        title=mark("Longest permit, days"),
        description=mark("A permit ends after so many days at the latest, and is renewed."),
    )  # P2
    first_reminder: Count = Field(
        30,
        le=365,
        title=mark("First reminder, days before"),
        description=mark("So many days before it ends the holder is told for the first time."),
    )  # P8
    second_reminder: Count = Field(
        7,
        le=365,
        title=mark("Second reminder, days before"),
        description=mark("So many days before it ends the holder is told again."),
    )  # P8
    approval: bool = Field(
        False,
        title=mark("Every permit is approved"),
        description=mark(
            "Yes: the supervisor approves each permit. No: only free ones, those of staff and those"
            " of people from outside."
        ),
    )  # P2, SET2
    monthly_by: Line = Field(
        "",
        title=mark("Monthly permits pay by"),
        description=mark("Code of the item on the price list; empty: every parking item."),
    )  # P8
    owned_by: Line = Field(
        "",
        title=mark("Owned spaces pay by"),
        description=mark("Code of the item on the price list; empty: every parking item."),
    )  # P8
    leased_by: Line = Field(
        "",
        title=mark("Leased spaces pay by"),
        description=mark("Code of the item on the price list; empty: every parking item."),
    )  # P8


def settings() -> PermitSettings:
    """The settings in force."""
    return own.settings("permits", PermitSettings)
