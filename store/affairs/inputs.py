"""What is filled in about things, their loans and bookings, stock and counts."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from store.affairs.words import Kind, Scope
from store.inputs import (
    Count,
    FilledLine,
    FilledProse,
    Input,
    Line,
    Number,
    Pin,
    WorkerName,
    mark,
    wrong,
)

Few = Annotated[Number, Field(ge=1, le=9999)]
Km = Annotated[Number, Field(ge=0, le=9_999_999)]


class NewAsset(Input):
    """A thing that the office keeps."""

    kind: Kind = Field(title=mark("Kind"))
    name: FilledLine = Field(title=mark("Thing"))
    code: Line = Field(
        "", title=mark("Plate or mark"), description=mark("Plate, inventory number, size.")
    )
    place: Line = Field("", title=mark("Lies at"))
    keeper: WorkerName = Field(title=mark("Kept by"))
    unit: Line = Field("", title=mark("Counted in"), description=mark("For example 个, 包, 盒."))
    stock: Count = Field(0, title=mark("How many there are"), description=mark("Of supplies."))
    minimum: Count = Field(
        0, title=mark("At least"), description=mark("Of supplies: fewer stand on Today; 0: never.")
    )

    @field_validator("stock", "minimum")
    @classmethod
    def _supplies(cls, count: int, info: ValidationInfo) -> int:
        kind = info.data.get("kind")
        if count and kind is not None and kind is not Kind.SUPPLY:
            raise wrong("Only supplies have a stock.")
        return count


class AssetChange(Input):
    """What is right about it."""

    name: FilledLine = Field(title=mark("Thing"))
    code: Line = Field("", title=mark("Plate or mark"))
    place: Line = Field("", title=mark("Lies at"))
    unit: Line = Field("", title=mark("Counted in"))
    minimum: Count = Field(0, title=mark("At least"))


class Handing(Input):
    """Who keeps it from now on: both sign with their PIN, or on the sheet."""

    to: WorkerName = Field(title=mark("Kept by, from now on"))
    their_number: Annotated[str, Field(max_length=12)] = Field(
        "",
        title=mark("Their staff number"),
        description=mark("Empty: they have signed on the sheet."),
    )
    their_pin: Annotated[str, Field(max_length=12)] = Field("", title=mark("Their PIN"))
    pin: Pin = Field(title=mark("Your PIN"))
    remark: Line = Field(
        "",
        title=mark("Remark"),
        description=mark("Needed where you are not its keeper: why you hand it over."),
    )


class StockIn(Input):
    """What came."""

    count: Few = Field(title=mark("Quantity that came"))
    source: Line = Field("", title=mark("From whom"), description=mark("Supplier, receipt."))


class StockOut(Input):
    """What somebody took."""

    count: Few = Field(title=mark("How many are taken"))
    who: WorkerName = Field(title=mark("Taken by"))
    what: Line = Field("", title=mark("What for"))


class Dropping(Input):
    """Why it is not kept any more."""

    reason: FilledProse = Field(title=mark("Reason"))


class Finding(Input):
    """Where it was found again."""

    place: FilledLine = Field(title=mark("Lies at"))


class SealUse(Input):
    """What is sealed here, for whom, and who approved it (用印)."""

    what: FilledLine = Field(title=mark("Paper to be sealed"))
    copies: Few = Field(1, title=mark("Copies"))
    whither: Line = Field("", title=mark("Sent to"))
    who: WorkerName = Field(title=mark("Asked for by"))
    other: WorkerName = Field(title=mark("Approved by"))


class _Span(Input):
    """From when to when; the end does not belong to it any more."""

    since: datetime | None = Field(
        None, title=mark("Lent from"), description=mark("Empty: from now on.")
    )
    until: datetime = Field(title=mark("Lent until"))

    @field_validator("until")
    @classmethod
    def _behind(cls, until: datetime, info: ValidationInfo) -> datetime:
        since = info.data.get("since")
        if since is not None and until <= since:
            raise wrong("It must end after it begins.")
        return until


class SealOut(_Span):
    """A seal that is taken out: two go with it, and somebody in charge lets it go."""

    who: WorkerName = Field(title=mark("Taken by"))
    other: WorkerName = Field(title=mark("Second person"), description=mark("A seal needs two."))
    what: FilledLine = Field(title=mark("Paper to be sealed"))
    whither: FilledLine = Field(title=mark("Where to"))


class Drive(_Span):
    """A vehicle that is lent."""

    who: WorkerName = Field(title=mark("Lent to"))
    other: Line = Field("", title=mark("Driver"), description=mark("Empty: the same."))
    what: FilledLine = Field(title=mark("What for"))
    whither: Line = Field("", title=mark("Where to"))


class Meeting(_Span):
    """A meeting room that is booked."""

    who: WorkerName = Field(title=mark("Booked by"))
    what: FilledLine = Field(title=mark("What for"))
    copies: Count = Field(0, title=mark("How many people"))


class Agreeing(Input):
    """That the seal may go."""

    remark: Line = Field("", title=mark("Opinion"))


class Taking(Input):
    """That it goes out."""

    km: Km | None = Field(
        None, title=mark("Kilometres"), description=mark("Of a vehicle: what it shows.")
    )


class Returning(Input):
    """That it is back, and how."""

    km: Km | None = Field(
        None, title=mark("Kilometres"), description=mark("Of a vehicle: what it shows.")
    )
    remark: Line = Field("", title=mark("State, damage"))


class Longer(Input):
    """Until when it is needed."""

    until: datetime = Field(title=mark("Lent until"))
    reason: FilledLine = Field(title=mark("Reason"))


class CallingOff(Input):
    """Why nothing comes of it."""

    reason: FilledLine = Field(title=mark("Reason"))


class Over(Input):
    """That its time is over."""


class Begin(Input):
    """What is counted."""

    scope: Scope = Field(Scope.ALL, title=mark("What is counted"))


class Counted(Input):
    """How many there are."""

    counted: Annotated[Number, Field(ge=0, le=9999)] = Field(title=mark("How many are there"))


class GivingUp(Input):
    """Why a count is given up."""

    reason: FilledProse = Field(title=mark("Reason"))
