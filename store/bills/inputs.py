"""What is filled in about payers and bills, and their words (money.md $16–$28, §16.4)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from store import money
from store.inputs import (
    Asks,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    PastDay,
    mark,
    wrong,
)
from store.text import Named, halfwidth


class Standing(Named):
    """As whom somebody pays ($21, $22)."""

    OWNER = "owner", mark("as owner")
    TENANT = "tenant", mark("as tenant")
    DEVELOPER = "developer", mark("as developer")


class PayerStage(Named):
    """How a payer stands."""

    NAMED = "named", mark("pays")
    STRUCK = "struck", mark("entered by mistake")


class RunStage(Named):
    """How far a run has come ($23)."""

    DRAFTED = "drafted", mark("drafted")
    ISSUED = "issued", mark("now owed")
    DROPPED = "dropped", mark("drafts void")


class Origin(Named):
    """Where a bill comes from ($24)."""

    RUN = "run", mark("by the month's run")
    SINGLE = "single", mark("for one home")
    HAND = "hand", mark("by hand")
    AHEAD = "ahead", mark("paid ahead")
    SERVICE = "service", mark("for a service that was done")
    SHARED = "shared", mark("a share of a cost")


class Stage(Named):
    """How a bill is kept; that it is paid follows from what was settled ($27)."""

    DRAFT = "draft", mark("draft")
    ISSUED = "issued", mark("now owed")
    VOID = "void", mark("void")
    WRITTEN_OFF = "written-off", mark("written off")


class State(Named):
    """How a bill reads ($27)."""

    DRAFT = "draft", mark("draft")
    ISSUED = "issued", mark("owed")
    PART = "part", mark("part paid")
    PAID = "paid", mark("paid")
    VOID = "void", mark("void")
    WRITTEN_OFF = "written-off", mark("written off")


class ReductionStage(Named):
    """How far a reduction has come ($27)."""

    ASKED = "asked", mark("to be decided")
    APPROVED = "approved", mark("granted")
    REFUSED = "refused", mark("not granted")


_MONTH = re.compile(r"(\d{4})[-./年]?(\d{1,2})月?")


def _month(typed: object) -> object:
    """The month that is typed as 2026-11, 202611 or 2026年11月, written 2026-11."""
    if not isinstance(typed, str):
        return typed
    found = _MONTH.fullmatch(halfwidth(typed).strip())
    if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) < 2000:
        raise wrong("A month is written 2026-11.")
    return f"{found[1]}-{int(found[2]):02}"


Month = Annotated[str, BeforeValidator(_month)]
ItemCode = Annotated[FilledLine, Asks("price_item")]
Percent = Annotated[int, money.of(2, least=0, most=100_00)]  # basis points
Owed = Annotated[int, money.of(money.FEN, least=1)]
Quantity = Annotated[int, money.of(money.AREA, least=1)]


class NewPayer(Input):
    """Who pays for a home from a day on."""

    home: HomeId = Field(title=mark("Home"))
    since: date = Field(
        title=mark("Pays from"),
        description=mark("Of the first one: the day of the move-in notice, itself charged."),
    )
    standing: Standing = Field(Standing.OWNER, title=mark("Pays"))
    name: Annotated[Line, Asks("resident")] = Field(
        "", title=mark("Payer"), description=mark("Empty: the owner on file.")
    )
    reason: Line = Field(
        "", title=mark("Basis"), description=mark("Agreement, or why another day was set.")
    )


class FromFiles(Input):
    """From which day the owners on file pay, for the homes that have no payer yet."""

    building: Line = Field(
        "", title=mark("Building"), description=mark("Empty for all; else as homes begin, 3.")
    )
    since: date = Field(title=mark("Pays from"))
    reason: FilledProse = Field(title=mark("Basis"))


class Struck(Input):
    """Why a payer was entered by mistake."""

    reason: FilledProse = Field(title=mark("Reason"))


class NewRate(Input):
    """At which part of its price a home is charged an item for a time."""

    home: HomeId = Field(title=mark("Home"))
    item: ItemCode = Field(title=mark("Item"))
    rate: Percent = Field(
        title=mark("Of the price, %"), description=mark("0: it is not charged for this time.")
    )
    since: date = Field(title=mark("From"))
    until: date | None = Field(
        None, title=mark("Until the day"), description=mark("Empty: no end yet.")
    )
    reason: FilledProse = Field(
        title=mark("Basis"), description=mark("The agreement, or the rule with its article.")
    )


class RateEnded(Input):
    """Until when a part of the price holds."""

    until: date = Field(title=mark("Until the day"))
    reason: FilledProse = Field(title=mark("Reason"))


class NewRun(Input):
    """A month's bills of an item."""

    item: ItemCode = Field(title=mark("Item"))
    month: Month = Field(title=mark("Month"), description=mark("Written 2026-11."))


class Single(NewRun):
    """A month's bill of an item for one home."""

    home: HomeId = Field(title=mark("Home"))


class ByHand(Input):
    """A bill for something that is charged once, at the list's price."""

    home: HomeId = Field(title=mark("Home"))
    item: ItemCode = Field(title=mark("Item"))
    first: date = Field(title=mark("From"))
    last: date | None = Field(
        None, title=mark("Until the day"), description=mark("Empty: the same day.")
    )
    quantity: Quantity = Field(
        title=mark("Quantity"),
        description=mark("As the price counts, 89.52 of m² or 1; at most 2 decimals."),
    )
    agreed: Annotated[int, money.of(money.PRICE, least=1)] | None = Field(
        None,
        title=mark("Agreed price, yuan"),
        description=mark("Only of what is charged as agreed; else the list's price holds."),
    )
    words: Line = Field("", title=mark("Charged for what"))


class Issue(Input):
    """That the bills are issued."""


class Reason(Input):
    """Why."""

    reason: FilledProse = Field(title=mark("Reason"))


class Dispute(Input):
    """What the payer objects to."""

    since: PastDay = Field(title=mark("Objected on"))
    reason: FilledProse = Field(title=mark("What is objected to"))


class NewReduction(Input):
    """A part of a bill that is not to be paid."""

    amount: Owed = Field(title=mark("Reduced by, yuan"))
    reason: FilledProse = Field(title=mark("Reason"))
    paper: FilledLine = Field(
        title=mark("Paper of it"), description=mark("Where it is agreed: number, date.")
    )


class Approved(Input):
    """That it is approved."""

    remark: Line = Field("", title=mark("Remark"))
