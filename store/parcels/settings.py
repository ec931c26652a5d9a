"""How long parcels may lie, and names be kept; changeable without code."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, Input, mark


class ParcelSettings(Input):
    """When the desk asks after a parcel, and when it forgets who fetched it."""

    long: Count = Field(
        0,
        le=90,
        title=mark("Lies too long, days"),
        description=mark("Parcels that lie longer stand on Today; 0: none does."),
    )  # local rule, off until chosen
    keep: Count = Field(
        180,
        le=3650,
        title=mark("Names kept, days"),
        description=mark(
            "So many days after a parcel is gone, its names and tracking number are erased, as soon"
            " as they are not needed any more (个人信息保护法 19, 47); 0: they are kept."
        ),
    )


def settings() -> ParcelSettings:
    """The settings in force."""
    return own.settings("parcels", ParcelSettings)
