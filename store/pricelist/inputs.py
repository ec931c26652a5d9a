"""What is filled in about the price list, and its words ($11, $12)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store import money
from store.inputs import Count, FilledLine, FilledProse, HomeId, Input, Line, mark, wrong
from store.residents.inputs import HomeKind
from store.text import Named, halfwidth

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,11}")


class Kind(Named):
    """What is charged for ($11)."""

    MANAGEMENT = "management", mark("Management fee")
    PARKING = "parking", mark("Parking")
    METER = "meter", mark("By meter")
    SHARED = "shared", mark("Shared cost")
    SERVICE = "service", mark("Paid service")
    MATERIAL = "material", mark("Material of paid services")
    RENOVATION = "renovation", mark("Renovation service")
    WASTE = "waste", mark("Clearing of waste")
    PASS = "pass", mark("Cost of a pass")
    DEPOSIT = "deposit", mark("Deposit")
    OTHER = "other", mark("Other charge")


class Way(Named):
    """How it is billed ($11)."""

    AREA = "area", mark("by area, a month")
    FIXED = "fixed", mark("fixed, a month")
    USE = "use", mark("by use")
    ONCE = "once", mark("once")
    AGREED = "agreed", mark("as agreed")


class Convention(Named):
    """What a first month that is not whole comes to ($18)."""

    ACTUAL = "actual", mark("Days of the month")
    THIRTY = "thirty", mark("Days of thirty")
    YEAR = "year", mark("Days of the year")
    HALF = "half", mark("Half a month by the 15th")
    NEXT = "next", mark("From the next month")
    WHOLE = "whole", mark("A month from the day")


class Belongs(Named):
    """Whose money it is ($11)."""

    COMPANY = "company", mark("The property company's")
    OWNERS = "owners", mark("The owners' together")
    THIRD = "third", mark("Collected for others")


class Pricing(Named):
    """What kind of price it is (PRICE-04 art. 6)."""

    GUIDED = "guided", mark("Government-guided price")
    MARKET = "market", mark("Market price")


class Where(Named):
    """The kind of homes that a rate is for."""

    ALL = "", mark("All kinds")
    HOME = HomeKind.HOME.value, HomeKind.HOME.called
    SHOP = HomeKind.SHOP.value, HomeKind.SHOP.called


class Stage(Named):
    """How an item stands on the list."""

    LISTED = "listed", mark("on the list")
    ENDED = "ended", mark("off the list")


def _code(typed: object) -> object:
    return halfwidth(typed).upper() if isinstance(typed, str) else typed


def _fits(code: str) -> str:
    if not _CODE.fullmatch(code):
        raise wrong("A code is up to 12 letters, digits and hyphens, WYF-1 for example.")
    return code


Code = Annotated[str, BeforeValidator(_code), AfterValidator(_fits)]
Rate = Annotated[int, money.of(money.PRICE, least=1)]
Sum = Annotated[int, money.of(money.FEN, least=0)]
Percent = Annotated[int, money.of(2, least=0, most=100_00)]  # basis points


class Described(Input):
    """What the list says of an item besides its rates."""

    name: FilledLine = Field(title=mark("Item"))
    content: FilledLine = Field(
        title=mark("What is done for it"),
        description=mark("Content and standard of the service, as the list is posted."),
    )
    begins: FilledLine = Field(
        "自入住通知所载日期起",
        title=mark("Billing start"),
        description=mark("From when it is charged, in the words of the contract."),
    )


class NewItem(Described):
    """An item that may be charged."""

    number: Code = Field(title=mark("Code"))
    kind: Kind = Field(title=mark("Kind"))
    way: Way = Field(Way.AREA, title=mark("Way of billing"))
    convention: Convention = Field(
        Convention.ACTUAL,
        title=mark("First month"),
        description=mark("What a first month that is not whole comes to."),
    )
    belongs: Belongs = Field(Belongs.COMPANY, title=mark("Whose money"))
    invoice: bool = Field(True, title=mark("Invoice"))
    rated: bool = Field(
        False,
        title=mark("Counts in the rate"),
        description=mark("Whether it counts in the collection rate; the management fee does."),
    )


class Correction(Described):
    """What the list should say."""

    reason: FilledProse = Field(title=mark("What was wrong"))


class NewRate(Input):
    """A rate that holds from a day on; none is ever changed, a new one follows it ($12)."""

    price: Rate = Field(title=mark("Price, yuan"), description=mark("At most 4 decimals."))
    unit: Line = Field(
        "", title=mark("Unit of the price"), description=mark("As the list names it, 元/㎡·月.")
    )
    where: Where = Field(Where.ALL, title=mark("Kind of home"))
    building: Line = Field(
        "",
        title=mark("Building"),
        description=mark("Empty for all; else as homes begin, 3 or 3-2."),
    )
    since: date = Field(title=mark("Holds from"), description=mark("The 1st of a month."))
    posted: date = Field(
        title=mark("Posted on"), description=mark("The day on which the list was posted with it.")
    )
    pricing: Pricing = Field(Pricing.MARKET, title=mark("Kind of price"))
    base: Rate | None = Field(None, title=mark("Base price"))
    up: Percent | None = Field(None, title=mark("May be above, %"))
    down: Percent | None = Field(None, title=mark("May be below, %"))
    basis: FilledLine = Field(
        title=mark("Basis"), description=mark("Number and date of the document or the contract.")
    )


class Calling(Named):
    """What is charged of a service that is called off after it was agreed (W18)."""

    NOTHING = "nothing", mark("nothing is charged")
    CALL_OUT = "call-out", mark("the call-out")
    MATERIAL = "material", mark("the material that was ordered")


class NewTerms(Input):
    """What the list says of a paid service besides its price; new ones follow them (W10, $12)."""

    excluded: FilledLine = Field(
        title=mark("Not in it"), description=mark("What the price does not cover.")
    )
    minimum: Sum = Field(0, title=mark("At least, yuan"), description=mark("For the labour."))
    call_out: Sum = Field(
        0, title=mark("Call-out, yuan"), description=mark("0: coming alone is not charged.")
    )
    surcharge: Percent = Field(
        0, title=mark("Night and holiday, %"), description=mark("On top of the labour.")
    )
    warranty: Count = Field(0, title=mark("Warranty, days"), description=mark("From acceptance."))
    cancelling: Calling = Field(Calling.NOTHING, title=mark("When called off"))
    since: date = Field(title=mark("Holds from"), description=mark("The 1st of a month."))
    posted: date = Field(
        title=mark("Posted on"), description=mark("The day on which the list was posted with it.")
    )


class Taken(Input):
    """Why the rate that has not begun is taken back."""

    reason: FilledProse = Field(title=mark("Reason"))


class Ended(Input):
    """From when an item is charged no more."""

    until: date = Field(title=mark("Charged until"))
    reason: FilledProse = Field(title=mark("Reason"))


class Reckoned(Input):
    """What a home would pay."""

    home_id: HomeId = Field(title=mark("Home"))
    since: date | None = Field(
        None,
        title=mark("Charged from"),
        description=mark("The day of the move-in notice, for the first month; empty without."),
    )
