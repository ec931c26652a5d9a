"""What is filled in about a cost that homes share, and its words ($8)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from store import money
from store.inputs import Asks, FilledLine, FilledProse, Input, Line, mark
from store.text import Named


class By(Named):
    """By what it is split (民法典 283: as agreed, else by area)."""

    AREA = "area", mark("by area")
    HOMES = "homes", mark("the same for each home")


class Stage(Named):
    """Whether it stands."""

    SPLIT = "split", mark("split")
    UNDONE = "undone", mark("undone, its bills void")


class NewShare(Input):
    """A cost of a period that homes share."""

    item: Annotated[FilledLine, Asks("price_item")] = Field(title=mark("Item"))
    total: Annotated[int, money.of(money.FEN, least=1)] = Field(title=mark("Cost to share, yuan"))
    first: date = Field(title=mark("From"))
    last: date = Field(title=mark("Until the day"))
    way: By = Field(
        By.AREA,
        title=mark("Split"),
        description=mark("Not by area only where that is agreed (民法典 283)."),
    )
    building: Line = Field(
        "", title=mark("Building"), description=mark("Empty for all; else as homes begin, 3.")
    )
    without: Line = Field(
        "",
        title=mark("Without the homes"),
        description=mark("That do not share it by agreement: numbers with spaces between."),
    )
    basis: FilledLine = Field(
        title=mark("Basis"), description=mark("The invoice of the cost; the agreement, if any.")
    )


class Undo(Input):
    """Why a split is undone."""

    reason: FilledProse = Field(title=mark("Reason"))
