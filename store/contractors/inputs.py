"""What is filled in about a contractor's file, and the words for how it stands (I18, I23)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store import money
from store.inputs import (
    Asks,
    Count,
    FilledLine,
    FilledProse,
    Input,
    Line,
    Phone,
    Prose,
    mark,
    wrong,
)
from store.residents import RULES, IdKind
from store.text import Named, halfwidth


class Trade(Named):
    """What a contractor does here (I18)."""

    CLEANING = "cleaning", mark("Cleaning work")
    GUARDS = "guards", mark("Guarding")
    GREEN = "green", mark("Greenery")
    LIFTS = "lifts", mark("Lift upkeep")
    FIRE = "fire", mark("Fire systems")
    WASHING = "washing", mark("Façade and water tanks")
    PESTS = "pests", mark("Pest control")
    WORKS = "works", mark("Repairs and works")
    OTHER = "other", mark("Other services")


class Stage(Named):
    """How far it has come with a contractor (I23)."""

    LOOKED_AT = "looked at", mark("looked at")
    LISTED = "listed", mark("on the approved list")
    CONTRACTED = "contracted", mark("under contract")
    ON_SITE = "on site", mark("at work here")
    MENDING = "mending", mark("to mend its ways")
    ENDED = "ended", mark("contract ended")
    BARRED = "barred", mark("barred")


def _code(typed: object) -> object:
    return halfwidth(typed).replace(" ", "").upper() if isinstance(typed, str) else typed


def _is_a_code(number: str) -> str:
    rule = RULES[IdKind.COMPANY]
    if not rule.fits(number):
        raise wrong(rule.wrong)
    return number


CreditCode = Annotated[str, BeforeValidator(_code), AfterValidator(_is_a_code)]
# Proposed are those that may be chosen for new work today (I19).
ContractorName = Annotated[FilledLine, Asks("contractor")]
FilledPhone = Annotated[Phone, Field(min_length=1)]
Fee = Annotated[int, money.of(money.FEN, least=0, most=10**11)]


class NewContractor(Input):
    """Somebody who might do work here by contract (I18)."""

    name: FilledLine = Field(title=mark("Name of the company"))
    code: CreditCode = Field(title=mark("Social credit code"))
    trade: Trade = Field(title=mark("Service"))
    head: FilledLine = Field(title=mark("Head of the company"))
    lead: Line = Field("", title=mark("In charge on site"))
    phone: FilledPhone = Field(
        title=mark("Phone"), description=mark("Where somebody answers at any hour.")
    )


class FileChange(NewContractor):
    """What really stands in its file."""

    reason: FilledProse = Field(title=mark("What has changed"))


class Listing(Input):
    """That a contractor was looked at and may be asked for work."""

    remark: Prose = Field("", title=mark("What was looked at"))


class Contract(Input):
    """The contract with a contractor; it holds from the first to the end of the last day."""

    contract: FilledLine = Field(title=mark("Contract no."))
    since: date = Field(title=mark("From"))
    until: date = Field(title=mark("Valid until"))
    services: FilledProse = Field(
        title=mark("Services by the contract"),
        description=mark("Never all services of the estate to one (物业管理条例 39)."),
    )
    posts: Annotated[Count, Field(ge=1, le=500)] = Field(
        title=mark("People on site"), description=mark("How many the contract asks for a day.")
    )
    fee: Fee = Field(title=mark("Fee a month, yuan"))
    terms: Line = Field("", title=mark("Paid when"))
    by_score: bool = Field(
        False,
        title=mark("Fee follows the score"),
        description=mark("Only if the contract says so."),
    )
    agreed_on: date | None = Field(
        None,
        title=mark("Safety agreement of"),
        description=mark("Nobody begins without one (安全生产法 49)."),
    )


class Arriving(Input):
    """That a contractor begins to work here; today where the day stays empty."""

    on: date | None = Field(None, title=mark("Begins on"))


class Letter(Input):
    """What a contractor has to mend until a day, as the letter says."""

    demand: FilledProse = Field(title=mark("What is to be mended"))
    mend_by: date = Field(title=mark("Until when"))


class Mended(Input):
    """What was mended."""

    remark: FilledProse = Field(title=mark("What was mended"))


class Ending(Input):
    """A contractor's last day here, today where it stays empty, and why."""

    on: date | None = Field(None, title=mark("Last day"))
    reason: FilledProse = Field(title=mark("Reason"))


class Barring(Input):
    """Why a contractor is never to be asked again; that stays readable for ever."""

    reason: FilledProse = Field(title=mark("Reason"))
