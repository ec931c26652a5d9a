"""What is filled in about the money of a permit (P8, P9)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from store.bills.inputs import ItemCode
from store.inputs import FilledProse, Input, Number, mark


class Ahead(Input):
    """How many months are billed, and by which item."""

    item: ItemCode = Field(title=mark("Item"))
    months: Annotated[Number, Field(ge=1, le=12)] = Field(1, title=mark("Months"))


class Back(Input):
    """Why whole months that are left are given back; the permit was returned."""

    reason: FilledProse = Field(title=mark("Reason"))


class Pass(Input):
    """What a pass costs, by the list: another one for a lost one, say (P9)."""

    item: ItemCode = Field(title=mark("Item"))
