"""What is filled in about a worker's pass (R10)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from store import money
from store.deposits import Way
from store.inputs import Filled, FilledProse, Input, Line, mark, wrong
from store.residents import RULES, IdKind
from store.text import Named


class Trade(Named):
    """What a worker does."""

    GENERAL = "general", mark("General work")
    ELECTRICIAN = "electrician", mark("Electrician")
    WELDER = "welder", mark("Welder")
    PLUMBER = "plumber", mark("Plumber")
    MASON = "mason", mark("Mason")
    CARPENTER = "carpenter", mark("Carpenter")
    PAINTER = "painter", mark("Painter")
    OTHER = "other", mark("Other")


CARDED = frozenset({Trade.ELECTRICIAN, Trade.WELDER})  # those that need a card of their own


class Term(Named):
    """How long a pass holds (R10)."""

    SHORT = "short", mark("Short")
    LONG = "long", mark("Long")


class PassStage(Named):
    """How a pass stands; that it has run out follows from its last day."""

    ISSUED = "issued", mark("given out")
    RETURNED = "returned", mark("is back")
    LOST = "lost", mark("lost, number dead")
    WITHDRAWN = "withdrawn", mark("taken from its worker")
    OVER = "over", mark("run out")


def _id_number(typed: str) -> str:
    text = typed.upper().replace(" ", "")
    rule = RULES[IdKind.RESIDENT]
    if text and not rule.fits(text):
        raise wrong(rule.wrong)
    return text


IdNumber = Annotated[Line, AfterValidator(_id_number)]
Sum = Annotated[int, money.of(money.FEN, least=0, most=10_000_00)]


class _Permit(Input):
    """Under which permit a pass is given out."""

    permit: Annotated[Line, Filled] = Field(
        title=mark("Permit no."), description=mark("For example ZX-2026-0001.")
    )


class NewPass(_Permit):
    """A worker who gets a pass (R10)."""

    name: Annotated[Line, Filled] = Field(title=mark("Name"))
    id_number: IdNumber = Field("", title=mark("ID number"))
    trade: Trade = Field(Trade.GENERAL, title=mark("Trade"))
    card: Line = Field(
        "", title=mark("Trade card no."), description=mark("Electricians and welders need one.")
    )
    card_until: date | None = Field(None, title=mark("Card valid until"))
    photo: bool = Field(False, title=mark("Photo is here"))
    term: Term = Field(Term.SHORT, title=mark("Holds"))
    until: date | None = Field(
        None, title=mark("Valid until"), description=mark("Empty: as long as its kind holds.")
    )
    deposit: Sum | None = Field(
        None, title=mark("Deposit"), description=mark("Empty: what the settings say.")
    )
    method: Way = Field(Way.CASH, title=mark("Paid how"))
    reference: Line = Field(
        "", title=mark("Reference number"), description=mark("Needed but for cash.")
    )


class Longer(Input):
    """Until when a pass holds on."""

    until: date = Field(title=mark("Valid until"))


class PassBack(Input):
    """That the pass is back."""

    remark: Line = Field("", title=mark("Remark"))


class Loss(Input):
    """A pass that is lost: its number is dead, another one takes its place."""

    note: bool = Field(title=mark("Statement of loss signed"))
    anew: bool = Field(True, title=mark("Give out a new one"))


class Withdrawal(Input):
    """Why a pass is taken from its worker (R15)."""

    reason: FilledProse = Field(title=mark("Reason"))
    back: bool = Field(False, title=mark("The pass is back"))
