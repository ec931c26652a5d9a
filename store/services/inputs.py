"""What is filled in about a paid service, and its words (money.md W10–W19, §16.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from store import money
from store.inputs import (
    Asks,
    FilledProse,
    Input,
    Line,
    Number,
    PastMoment,
    Prose,
    ResidentName,
    mark,
    wrong,
)
from store.text import Named, halfwidth

OWN = "自备"  # how a line of material begins that the owner brings


class Basis(Named):
    """Why it is charged or not (W11)."""

    LIST = "list", mark("by the price list")
    DEVELOPER = "developer", mark("free: in the developer's warranty")
    COMMON = "common", mark("free: a common part")
    REPEAT = "repeat", mark("free: our own work, in its warranty")

    @property
    def free(self) -> bool:
        """Whether nothing is charged for it."""
        return self is not Basis.LIST


class Stage(Named):
    """How far what it costs has come (W14)."""

    FREE = "free", mark("no charge")
    OPEN = "open", mark("to be quoted")
    QUOTED = "quoted", mark("quoted")
    REFUSED = "refused", mark("quote refused")
    AGREED = "agreed", mark("agreed to")
    MORE = "more", mark("more is quoted")
    LISTED = "listed", mark("settlement list shown")
    SETTLED = "settled", mark("accepted")
    DISPUTED = "disputed", mark("disputed")
    WAIVED = "waived", mark("waived")
    CANCELLED = "cancelled", mark("called off")


class State(Named):
    """How it reads on a day, its bill looked at (W14)."""

    FREE = "free", mark("no charge")
    OPEN = "open", mark("to be quoted")
    QUOTED = "quoted", mark("quoted")
    EXPIRED = "expired", mark("quote has run out")
    REFUSED = "refused", mark("quote refused")
    AGREED = "agreed", mark("agreed to")
    MORE = "more", mark("more is quoted")
    LISTED = "listed", mark("settlement list shown")
    ACCEPTED = "accepted", mark("accepted, to be paid")
    OWED = "owed", mark("on the account, owed")
    PART = "part", mark("part paid")
    PAID = "paid", mark("paid")
    DISPUTED = "disputed", mark("disputed")
    WRITTEN_OFF = "written-off", mark("written off")
    WAIVED = "waived", mark("waived")
    CANCELLED = "cancelled", mark("called off")


class How(Named):
    """How a resident agreed (W12)."""

    SIGNED = "signed", mark("signed")
    PERSON = "person", mark("in person")
    PHONE = "phone", mark("by phone, number on file")


class LineKind(Named):
    """What a line of a quote is for (W12)."""

    LABOUR = "labour", mark("Labour")
    MINIMUM = "minimum", mark("Up to the least price")
    SURCHARGE = "surcharge", mark("Night or holiday")
    CALL_OUT = "call-out", mark("Call-out")
    MATERIAL = "material", mark("Material")
    OWN = "own", mark("Owner's own material")


@dataclass(frozen=True)
class Wanted:
    """A material that is quoted: its code on the list, or the owner's own words; hundredths."""

    what: str
    quantity: int
    own: bool

    def __str__(self) -> str:
        told = f"{OWN} {self.what}" if self.own else self.what
        return f"{told}, {money.measure_text(self.quantity, money.AREA)}"


def wanted(text: str) -> list[Wanted]:
    """The materials of a text, one a line; raises a field's error that names the line."""
    lines = [line for line in text.split("\n") if line.strip()]
    return [_wanted(number, line.strip()) for number, line in enumerate(lines, 1)]


def _wanted(number: int, line: str) -> Wanted:
    own = line.startswith(OWN)
    what, *more = (part.strip() for part in re.split("[,，]", line.removeprefix(OWN)))
    try:
        quantity = money.whole(more[0] if more else "1", money.AREA) if len(more) <= 1 else 0
    except PydanticCustomError:
        quantity = 0
    if not what or quantity <= 0:
        raise wrong(
            "Line {n}: write the code of a material and how many, with a comma: JF, 2. What the"
            " owner brings begins with 自备.",
            n=number,
        )
    return Wanted(what if own else _code(what), quantity, own)


def _materials(text: str) -> str:
    return "\n".join(map(str, wanted(text)))


Materials = Annotated[Prose, AfterValidator(_materials)]
Quantity = Annotated[int, money.of(money.AREA, least=0)]
Fee = Annotated[int, money.of(money.FEN, least=1)]


def _code(text: str) -> str:
    return halfwidth(text).upper()


Code = Annotated[Line, AfterValidator(_code), Asks("price_item")]


class Decided(Input):
    """Why it is free, or that it is charged after all (W11)."""

    basis: Basis = Field(title=mark("Charged or free"))
    after: Number | None = Field(
        None,
        title=mark("Again after ticket"),
        description=mark("Of our own work in its warranty: the ticket it was done under."),
    )
    reason: Line = Field("", title=mark("Reason"))


class NewQuote(Input):
    """What it will cost, by the list (W12)."""

    service: Code = Field(
        "", title=mark("Service"), description=mark("Its code on the list; empty: none.")
    )
    quantity: Quantity = Field(
        100, title=mark("Quantity"), description=mark("At most 2 decimals; 0 for coming alone.")
    )
    call_out: bool = Field(False, title=mark("Call-out"))
    surcharge: bool = Field(False, title=mark("Night or holiday"))
    materials: Materials = Field(
        "",
        title=mark("Material"),
        description=mark("A line each: code, how many. What the owner brings: 自备 角阀, 1."),
    )
    price: Annotated[int, money.of(money.PRICE, least=1)] | None = Field(
        None,
        title=mark("Another price, yuan"),
        description=mark("Of what is charged as agreed; else the supervisor alone."),
    )
    most: Fee | None = Field(
        None, title=mark("At most, yuan"), description=mark("Where it is not certain yet.")
    )
    decides: Line = Field("", title=mark("What decides it"))
    valid_until: date | None = Field(
        None, title=mark("Holds until"), description=mark("Empty: as the settings say.")
    )


class Agreed(Input):
    """Who agreed to a quote, how, when, to which sum (W12); before the work."""

    sum: Fee = Field(title=mark("Agreed sum, yuan"))
    who: ResidentName = Field(title=mark("Agreed by"))
    how: How = Field(How.PERSON, title=mark("Agreed how"))
    at: PastMoment | None = Field(None, title=mark("Agreed at"))
    on_account: bool = Field(
        False,
        title=mark("May go on the account"),
        description=mark("No: it is paid when the work is done."),
    )


class Reason(Input):
    """Why."""

    reason: FilledProse = Field(title=mark("Reason"))


class Done(Input):
    """What was done of a line, where it is not what was quoted (W13)."""

    line: Number = Field(title=mark("Line"))
    quantity: Quantity = Field(title=mark("Quantity done"))
    reason: FilledProse = Field(title=mark("Reason"))


class Shown(Input):
    """That the settlement list was made and shown (PRICE-22 art. 15)."""


class Accepted(Input):
    """Who accepted the work and the settlement list by signing (W15)."""

    who: ResidentName = Field(title=mark("Accepted by"))
    signed: bool = Field(title=mark("Settlement list signed"))


class OnAccount(Input):
    """That it goes on the home's account."""


class Paid(Input):
    """That it was paid at the ticket."""
