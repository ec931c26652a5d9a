"""What of a reading is asked twice, changeable without code ($81)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from store.estate import own
from store.inputs import Asks, Count, Input, Line, mark
from store.meters.inputs import MeterKind
from store.text import Named


class Changed(Named):
    """At which price a use is billed where that changed between two readings ($13, E9)."""

    DAYS = "days", mark("split by days, each at its price")
    READING = "reading", mark("the price of the day of reading")


Code = Annotated[Line, Asks("price_item")]
_CODE = mark("Its code on the price list; empty: it is not billed here.")


class MeterSettings(Input):
    """When a reading is doubted."""

    estimated: Count = Field(
        2,
        ge=1,
        le=12,
        title=mark("Estimated in a row, at most"),
        description=mark("The next one is read, and makes up for what was estimated."),
    )
    times: Count = Field(
        3,
        ge=2,
        le=99,
        title=mark("Asked twice from so many times the usual use on"),
        description=mark("Such a use may be a leak, or a figure that was mistaken."),
    )
    changed: Changed = Field(
        Changed.DAYS,
        title=mark("A price that changes between two readings"),
        description=mark("Nobody saw the meter on that day; a reading on it settles it."),
    )
    water: Code = Field("", title=mark("Item that cold water is billed by"), description=_CODE)
    hot: Code = Field("", title=mark("Item that hot water is billed by"), description=_CODE)
    power: Code = Field("", title=mark("Item that electricity is billed by"), description=_CODE)
    gas: Code = Field("", title=mark("Item that gas is billed by"), description=_CODE)
    heat: Code = Field("", title=mark("Item that heating is billed by"), description=_CODE)

    def items(self) -> Mapping[MeterKind, str]:
        """By what is measured the code of the item on the price list that bills it, or none."""
        return {kind: str(getattr(self, kind.value)) for kind in MeterKind}


def settings() -> MeterSettings:
    """The settings in force."""
    return own.settings("meters", MeterSettings)
