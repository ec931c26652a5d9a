"""Figures of move-ins, changeable without code (§12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Count, FilledLine, Input, Number, mark


class MoveInSettings(Input):
    """What is proposed, and how long is given."""

    moving_deposit: Number = Field(
        500,
        ge=0,
        le=100_000,
        title=mark("Moving deposit, yuan"),
        description=mark("Proposed at a move-in; 0: none is asked."),
    )
    utilities_deposit: Number = Field(
        1000,
        ge=0,
        le=100_000,
        title=mark("Water and power deposit, yuan"),
        description=mark("Proposed at a move-in; 0: none is asked."),
    )
    owed_days: Count = Field(
        7, ge=1, le=366, title=mark("Missing papers, days"),
        description=mark("Proposed for a paper that is brought later."),
    )  # fmt: skip
    defect_days: Count = Field(
        15, ge=1, le=366, title=mark("Defects, days"),
        description=mark("Proposed for putting a defect right."),
    )  # fmt: skip
    developer: FilledLine = Field(
        "开发商维修", title=mark("Developer's repairs"),
        description=mark("To whom a defect within the warranty goes."),
    )  # fmt: skip
    tries: Count = Field(
        3, ge=1, le=9, title=mark("Tries to reach the owner"),
        description=mark("After so many, who is in charge may close a mended defect."),
    )  # fmt: skip
    at_once: Count = Field(
        2, ge=1, le=20, title=mark("Homes at once"),
        description=mark("So many are expected at each quarter of an hour."),
    )  # fmt: skip


def settings() -> MoveInSettings:
    """The settings in force."""
    return own.settings("moveins", MoveInSettings)
