"""What is filled in about a body, and about a visit to it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from store.inputs import (
    Filled,
    FilledLine,
    FilledProse,
    Input,
    Line,
    PastDay,
    Phone,
    Prose,
    WorkerName,
    mark,
)
from store.outside.words import Kind, Side, Way

FilledPhone = Annotated[Phone, Filled]


class NewBody(Input):
    """A body that the desk may have to call."""

    kind: Kind = Field(title=mark("What it is for"))
    name: FilledLine = Field(title=mark("Name of the body"))
    urgent: FilledPhone = Field(
        title=mark("Phone in an emergency"), description=mark("Day and night; it shows first.")
    )
    phone: Phone = Field("", title=mark("Office phone"))
    other: Phone = Field("", title=mark("Another phone"))
    contact: Line = Field("", title=mark("Whom we know there"))
    mobile: Phone = Field("", title=mark("Their mobile"))
    address: Line = Field("", title=mark("Address"))
    hours: Line = Field("", title=mark("Office hours"))
    cares: Line = Field(
        "", title=mark("To be told"), description=mark("What they ask for: 户号, 片区, 表号.")
    )


class BodyChange(NewBody):
    """What is new about it."""


class TakingOff(Input):
    """Why it is not needed any more."""

    reason: FilledLine = Field(title=mark("Reason"))


class NewLiaison(Input):
    """A visit, a call, a meeting, and what was agreed there."""

    on: PastDay | None = Field(None, title=mark("On"), description=mark("Empty: today."))
    way: Way = Field(Way.VISIT, title=mark("How one met"))
    who: WorkerName = Field(title=mark("Who of us"))
    whom: Line = Field("", title=mark("Whom they met"))
    what: FilledProse = Field(title=mark("What it was about"))
    agreed: Prose = Field("", title=mark("What was agreed"))
    side: Side = Field(Side.THEIRS, title=mark("Whose turn"))
    due: date | None = Field(
        None, title=mark("Agreed until"), description=mark("Needed where something was agreed.")
    )


class Agreed(Input):
    """What was agreed at a visit, whose turn it is, and until when."""

    agreed: FilledProse = Field(title=mark("What was agreed"))
    side: Side = Field(title=mark("Whose turn"))
    due: date | None = Field(title=mark("Agreed until"))


class Keeping(Input):
    """That what was agreed is done."""

    how: FilledProse = Field(title=mark("What was done"))


class PuttingOff(Input):
    """Until when it is put off, and why."""

    due: date = Field(title=mark("Agreed until"))
    reason: FilledLine = Field(title=mark("Reason"))


class Dropping(Input):
    """Why nothing comes of it."""

    reason: FilledProse = Field(title=mark("Reason"))
