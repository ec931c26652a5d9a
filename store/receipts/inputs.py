"""What is filled in about a receipt, and the words for how it stands ($36, $40, $43)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store.inputs import FilledLine, FilledProse, Input, PastDay, halfwidth, mark, wrong
from store.inputs import Line as Typed
from store.text import Named


class Kind(Named):
    """Which book a receipt is of; each has a series of its own."""

    INCOME = "income", mark("Receipt")
    DEPOSIT = "deposit", mark("Deposit receipt")
    RED = "red", mark("Red receipt")


class Method(Named):
    """How money came ($36)."""

    CASH = "cash", mark("cash")
    WECHAT = "wechat", mark("WeChat")
    ALIPAY = "alipay", mark("Alipay")
    CARD = "card", mark("bank card")
    TRANSFER = "transfer", mark("transfer")
    DEBIT = "debit", mark("bank debit")
    PREPAID = "prepaid", mark("from prepayment")
    DEPOSIT = "deposit", mark("from deposit")

    @property
    def referred(self) -> bool:
        """Whether it carries a reference number: what comes from outside, but cash."""
        return self not in (Method.CASH, Method.PREPAID, Method.DEPOSIT)


class Stage(Named):
    """How a receipt stands; a red one itself is valid, the one it refers to is red."""

    VALID = "valid", mark("valid")
    VOID = "void", mark("void")
    RED = "red", mark("reddened")


class Invoicing(Named):
    """How far a receipt's invoice has come ($43); deposits and what is collected have none."""

    NEVER = "never", mark("no invoice")
    NONE = "none", mark("not asked for")
    ASKED = "asked", mark("invoice asked for")
    ISSUED = "issued", mark("invoice issued")
    RED_NEEDED = "red_needed", mark("red invoice needed")
    RED_DONE = "red_done", mark("red invoice issued")


@dataclass(frozen=True)
class Line:
    """A line of a receipt as it is printed: what for, which time, what measure, at what price.

    ``amount`` is whole fen; below nought on a red receipt only.
    """

    words: str
    period: str
    measure: str
    price: str
    amount: int


@dataclass(frozen=True)
class NewReceipt:
    """A receipt to be issued; ``about`` is the payment or deposit as the journal names it.

    ``amount`` is whole fen, the sum of the lines. ``remark`` is printed below them: what the payer
    named, the change, the prepayment left. ``invoice`` says whether an invoice may be asked for:
    not for what is collected for others ($43).
    """

    kind: Kind
    home_id: int
    about: str
    payer: str
    amount: int
    method: Method
    received_on: date
    lines: tuple[Line, ...]
    reference: str = ""
    remark: str = ""
    invoice: bool = True


class Voiding(Input):
    """Why a receipt is void, and that all of its plies were collected."""

    reason: FilledProse = Field(title=mark("Reason"))
    plies_back: bool = Field(title=mark("All three plies are here"))


class Reddening(Input):
    """Why a receipt is reddened, and what of the payer's ply: collected, or stated as lost."""

    reason: FilledProse = Field(title=mark("Reason"))
    ply_back: bool = Field(title=mark("The payer's ply is here"))
    loss: Typed = Field(
        "",
        title=mark("Loss statement"),
        description=mark("Where the ply is lost: when it was signed, and where it is filed."),
    )


class Certificate(Input):
    """Why a certificate of payment is given."""

    reason: FilledLine = Field(title=mark("Reason"))


class Reason(Input):
    """Why."""

    reason: FilledProse = Field(title=mark("Reason"))


def _tax_number(text: object) -> object:
    if not isinstance(text, str):
        return text
    return re.sub(r"[\s-]", "", halfwidth(text)).upper()


def _as_tax_number(text: str) -> str:
    if text and not re.fullmatch(r"[0-9A-Z]{15}|[0-9A-Z]{18}|[0-9A-Z]{20}", text):
        raise wrong("A tax number has 15, 18 or 20 digits and letters.")
    return text


TaxNumber = Annotated[str, BeforeValidator(_tax_number), AfterValidator(_as_tax_number)]


class InvoiceRequest(Input):
    """To whom the invoice is made out."""

    title: FilledLine = Field(title=mark("Invoice title"))
    tax_number: TaxNumber = Field(
        "", title=mark("Tax number"), description=mark("Empty for a person.")
    )


class Invoice(Input):
    """An invoice that finance has made, or a red one."""

    no: FilledLine = Field(title=mark("Invoice number"))
    on: PastDay = Field(title=mark("Invoice date"))
