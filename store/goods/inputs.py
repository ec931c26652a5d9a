"""What is filled in about a release slip, and the words for how it stands (GR2–GR4, GR9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from store import money
from store.inputs import FilledLine, FilledProse, HomeId, Input, Line, Phone, mark, wrong
from store.residents.inputs import Plate
from store.text import Named


class Standing(Named):
    """What the applicant is to the home (GR2)."""

    OWNER = "owner", mark("Owner")
    FAMILY = "family", mark("Family")
    PROXY = "proxy", mark("Proxy")
    TENANT = "tenant", mark("Tenant")
    FIRM = "firm", mark("Firm or contractor")
    STAFF = "staff", mark("Staff or developer")


class Identity(Named):
    """How the applicant's ID was checked; never its number."""

    FILE = "file", mark("ID card, compared with the file")
    CARD = "card", mark("ID card")
    COPY = "copy", mark("ID card, copied with consent")
    PASS = "pass", mark("Work pass")


class How(Named):
    """How the owner has confirmed, or who may instead (GR2)."""

    IN_PERSON = "in person", mark("Owner, here in person")
    LETTER = "letter", mark("Owner's signed letter")
    CALL = "call", mark("Call to the owner's number on file")
    LEASE = "lease", mark("Lease with its list of goods")
    TOOLS = "tools", mark("List of the firm's own tools")
    HEAD = "head", mark("The applicant's head")


_BY_OWNER = (How.LETTER, How.CALL)
_PROXY = (_BY_OWNER, mark("The owner's signed letter, or a call to the number on file."))
# What confirms for whom, and how that is told (GR2).
FITS: dict[Standing, tuple[tuple[How, ...], str]] = {
    Standing.OWNER: (
        (How.IN_PERSON, How.CALL),
        mark("The owner in person, or a call to the number on file."),
    ),
    Standing.FAMILY: _PROXY,
    Standing.PROXY: _PROXY,
    Standing.TENANT: (
        (*_BY_OWNER, How.LEASE),
        mark("The owner's letter, a call to the number on file, or the lease with its list."),
    ),
    Standing.FIRM: (
        (How.TOOLS, *_BY_OWNER),
        mark("The list of its own tools; the home's goods as the owner says, by letter or call."),
    ),
    Standing.STAFF: ((How.HEAD,), mark("The applicant's head has to confirm.")),
}


class Why(Named):
    """Why goods go out (GR3)."""

    WHOLE = "whole", mark("Whole move")
    PART = "part", mark("Part of a move")
    REPAIR = "repair", mark("Out for repair")
    LEFTOVER = "leftover", mark("From renovation")
    OTHER = "other", mark("Other")


class Doubt(Named):
    """What makes a slip doubtful (GR9)."""

    UNREACHABLE = "unreachable", mark("Owner cannot be reached")
    VALUABLES = "valuables", mark("Valuables")
    NIGHT = "night", mark("At night")
    THEFT = "theft", mark("Theft is feared")
    OTHER = "other", mark("Other")


class Stage(Named):
    """How far a slip has come; ``UNUSED`` follows from its day and is never kept (GR4)."""

    ASKED = "asked", mark("asked for")
    DOUBT = "doubt", mark("in doubt")
    CONFIRMED = "confirmed", mark("confirmed")
    ISSUED = "issued", mark("issued")
    PASSED = "passed", mark("passed")
    OUT = "out", mark("to come back")
    CLOSED = "closed", mark("closed")
    VOID = "void", mark("void")
    UNUSED = "unused", mark("run out unused")


@dataclass(frozen=True)
class Item:
    """What goes out: a thing, how many in thousandths, its mark or serial number, a remark."""

    thing: str
    quantity: int
    mark: str = ""
    remark: str = ""

    def __str__(self) -> str:
        return ", ".join((self.thing, many(self.quantity), self.mark, self.remark)).rstrip(", ")


def many(quantity: int) -> str:
    """A quantity as it is read and typed."""
    return money.measure_text(quantity, money.READING)


def items(text: str) -> list[Item]:
    """The goods of a text, one a line; raises a field's error that names the line."""
    lines = [line for line in text.split("\n") if line.strip()]
    found = [_item(number, line) for number, line in enumerate(lines, 1)]
    for number, one in enumerate(found, 1):
        if (one.thing, one.mark) in {(each.thing, each.mark) for each in found[: number - 1]}:
            raise wrong("Line {n} names the same as one above: put them together.", n=number)
    return found


def _item(number: int, line: str) -> Item:
    thing, *more = (part.strip() for part in re.split("[,，]", line))
    try:
        quantity = money.whole(more[0], money.READING) if thing and 1 <= len(more) <= 3 else 0
    except PydanticCustomError:
        quantity = 0
    if quantity <= 0:
        raise wrong(
            "Line {n}: write what, how many, and if need be its mark and a remark, with commas:"
            " 电视, 1, SN123.",
            n=number,
        )
    return Item(thing, quantity, *more[1:])


def _goods(text: str) -> str:
    return "\n".join(map(str, items(text)))


Goods = Annotated[FilledProse, AfterValidator(_goods)]
_A_LINE = mark("One a line (Ctrl-O): what, how many, mark, remark. For example: 电视, 1, SN123")


class NewSlip(Input):
    """Goods that somebody asks to take out (GR3)."""

    home: HomeId = Field(title=mark("Home"))
    applicant: FilledLine = Field(title=mark("Applicant"))
    standing: Standing = Field(Standing.OWNER, title=mark("Applicant is"))
    goods: Goods = Field(title=mark("Goods"), description=_A_LINE)
    bearer: FilledLine = Field(title=mark("Bearer"))
    why: Why = Field(Why.PART, title=mark("Why"))
    back_by: date | None = Field(None, title=mark("Back by"))
    phone: Phone = Field("", title=mark("Bearer's phone"))
    plate: Plate = Field("", title=mark("Plate"))
    again: bool = Field(False, title=mark("Another slip for the same goods"))
    remark: Line = Field("", title=mark("Remark"))


class Confirmation(Input):
    """How the applicant's ID was checked, and how and when the owner confirmed (GR2)."""

    identity: Identity = Field(title=mark("ID checked"))
    how: How = Field(title=mark("Confirmed by"))
    at: datetime | None = Field(None, title=mark("When"), description=mark("Empty for now."))


class Doubting(Input):
    """Why the supervisor has to decide (GR9)."""

    doubt: Doubt = Field(title=mark("Doubt"))
    what: Line = Field("", title=mark("What was seen"))


class Decision(Input):
    """Why the goods may go nevertheless; to refuse is to make the slip void (GR9)."""

    identity: Identity = Field(title=mark("ID checked"))
    reason: FilledProse = Field(title=mark("Reason"))
    police: Line = Field("", title=mark("Told to the police"))


class Issue(Input):
    """The slip is given out."""

    remark: Line = Field("", title=mark("Remark"))


class Passage(Input):
    """What the guard says of the passage (GR4, GR5)."""

    at: datetime | None = Field(None, title=mark("When"), description=mark("Empty for now."))
    gate: FilledLine = Field(title=mark("Gate"))
    guard: FilledLine = Field(title=mark("Guard"))
    matches: bool = Field(title=mark("Goods as on the slip"))


class Mismatch(Input):
    """What the guard found instead: the old slip is void, and a new one asked for (GR4)."""

    goods: Goods = Field(title=mark("Goods found"), description=_A_LINE)


class Match(Input):
    """The guard's part is back at the desk and fits the stub (GR6)."""

    remark: Line = Field("", title=mark("Remark"))


class Return(Input):
    """What has come back of the goods (X106)."""

    goods: Goods = Field(title=mark("Goods back"), description=_A_LINE)


class Voiding(Input):
    """Why a slip is void before it has passed."""

    reason: FilledProse = Field(title=mark("Reason"))
