"""The figures of release slips, changeable without code (GR1, GR6; money.md §12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class GoodsSettings(Input):
    """How long a slip holds, and when the desk asks after it."""

    days: Count = Field(
        1,
        ge=1,
        le=7,
        title=mark("Slip valid, days"),
        description=mark("1: until midnight of the day on which it is given out; for one passage."),
    )  # GR1
    unmatched: Count = Field(
        7,
        ge=1,
        le=90,
        title=mark("Guard's part expected, days"),
        description=mark("A slip whose guard's part is not back by then stands on Today."),
    )  # GR6
    twin: Count = Field(
        10,
        le=600,
        title=mark("Same goods again, minutes"),
        description=mark(
            "Within this time a second slip for the same goods of a home asks whether it is meant;"
            " it is never barred."
        ),
    )  # CT12
    kept: Count = Field(
        365,
        ge=1,
        le=3650,
        title=mark("Slips kept, days"),
        description=mark(
            "After so many days the names, phones and plates on a slip are erased; its number and"
            " its goods stay (个人信息保护法 19)."
        ),
    )  # GR8


def settings() -> GoodsSettings:
    """The settings in force."""
    return own.settings("goods", GoodsSettings)
