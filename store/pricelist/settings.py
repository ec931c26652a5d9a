"""How a price is changed, and whom to complain to, changeable without code ($13, $14)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, Line, mark


class PriceListSettings(Input):
    """What the price list is posted with."""

    months_ahead: Count = Field(
        1,
        le=12,
        title=mark("Posted ahead, months"),
        description=mark(
            "A new price holds so many months after it was posted at the earliest"
            " (物业服务收费明码标价规定 10)."
        ),
    )  # $13
    complaints: Line = Field(
        "12315",
        title=mark("Complaint line"),
        description=mark("Stands on the posted list (物业服务收费明码标价规定 6)."),
    )  # $14


def settings() -> PriceListSettings:
    """The settings in force."""
    return own.settings("pricelist", PriceListSettings)
