"""What is filled in about appointments of a new building (M11)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from store import money
from store.inputs import (
    Count,
    Filled,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    PastDay,
    ResidentName,
    mark,
    wrong,
)
from store.moveins.words import Mode
from store.text import halfwidth

_TIME = re.compile(r"(\d{1,2}):?(\d{2})")


def _minute(typed: object) -> object:
    """A time of day at a quarter of an hour as its minute: 9:15, 0915."""
    if not isinstance(typed, str):
        return typed
    found = _TIME.fullmatch(halfwidth(typed).strip())
    if found is None or int(found[1]) > 23 or int(found[2]) % 15 or int(found[2]) > 45:
        raise wrong("A time is written 9:15, at a quarter of an hour.")
    return int(found[1]) * 60 + int(found[2])


Minute = Annotated[int, BeforeValidator(_minute), Field(ge=0, le=1439)]
AtOnce = Annotated[Count, Field(ge=1, le=20)]


class NewVisit(Input):
    """When the owner of a home is expected."""

    batch: FilledLine = Field(title=mark("Batch"), description=mark("For example 3 栋交付."))
    home: HomeId = Field(title=mark("Home"))
    on_day: date = Field(title=mark("Day"))
    minute: Minute = Field(title=mark("Time of day"))
    owner: Annotated[ResidentName, Filled] = Field(title=mark("Name on the notice"))
    notice_date: date = Field(title=mark("Move-in notice of"))
    charged_from: date | None = Field(
        None, title=mark("Charged from"), description=mark("Empty: the day of the notice.")
    )
    area: money.Area | None = Field(None, title=mark("Building area, m²"))


class NewBatch(Input):
    """The homes of a building, spread over days and quarters of an hour."""

    batch: FilledLine = Field(title=mark("Batch"), description=mark("For example 3 栋交付."))
    building: Line = Field(
        "", title=mark("Building"), description=mark("Empty: the homes of the file alone.")
    )
    first_day: date = Field(title=mark("First day"))
    begins: Minute = Field("9:00", validate_default=True, title=mark("From, time of day"))
    ends: Minute = Field("17:00", validate_default=True, title=mark("Until, time of day"))
    at_once: AtOnce | None = Field(
        None, title=mark("Homes at once"), description=mark("Empty: as the settings say.")
    )
    notice_date: PastDay | None = Field(
        None, title=mark("Move-in notice of"), description=mark("Where the file says nothing.")
    )
    path: Line = Field(
        "", title=mark("Spreadsheet"),
        description=mark("Columns for home, owner, notice, charged from, area."),
    )  # fmt: skip


class Came(Input):
    """Who came, by which the move-in opens."""

    mode: Mode = Field(Mode.OWNER, title=mark("Who comes"))
    handler: Line = Field("", title=mark("Who handles it"), description=mark("If somebody else."))


class Postponed(Input):
    """Another day or time, and why."""

    on_day: date = Field(title=mark("Day"))
    minute: Minute = Field(title=mark("Time of day"))
    reason: FilledProse = Field(title=mark("Reason"))


class Why(Input):
    """Why."""

    reason: FilledProse = Field(title=mark("Reason"))
