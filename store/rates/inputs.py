"""What is filled in about closed months, posted lines and statements."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store import money
from store.inputs import FilledLine, FilledProse, HomeId, Input, Line, mark, wrong
from store.text import Named, halfwidth


def _halfwidth(typed: object) -> object:
    return halfwidth(typed).upper() if isinstance(typed, str) else typed


def _month(typed: str) -> str:
    if not re.fullmatch(r"(19|2\d)\d\d-(0[1-9]|1[0-2])", typed):
        raise wrong("A month is written like 2026-11.")
    return typed


Month = Annotated[str, BeforeValidator(_halfwidth), AfterValidator(_month)]
Code = Annotated[Line, BeforeValidator(_halfwidth)]


class Stage(Named):
    """How a line that is posted, or a month, stands."""

    CLOSED = "closed", mark("books closed")
    ENTERED = "entered", mark("on the sheet")
    STRUCK = "struck", mark("struck")


class Kind(Named):
    """What is posted apart (民法典 282, 943)."""

    INCOME = "income", mark("Income of the service")
    SPENT = "spent", mark("Expenditure of the service")
    COMMON = "common", mark("Income from common parts")
    COMMON_SPENT = "common spent", mark("Spent on or from common parts")
    FUND = "fund", mark("Use of the maintenance fund")


class Closing(Input):
    """Which month is closed, for good."""

    month: Month = Field(
        title=mark("Month"), description=mark("Nothing is dated into it any more, for good.")
    )


class NewLine(Input):
    """A figure of finance's that is posted."""

    month: Month = Field(title=mark("Month"), description=mark("Like 2026-11."))
    kind: Kind = Field(title=mark("Kind"))
    name: FilledLine = Field(title=mark("Item"), description=mark("As it is posted."))
    amount: money.Fen = Field(title=mark("Amount, yuan"))
    source: FilledLine = Field(
        title=mark("Source"), description=mark("The account or voucher that it is taken from.")
    )
    dated: date = Field(title=mark("Date of the source"))
    own: Code = Field(
        "",
        title=mark("Held against"),
        description=mark("Code of the price list whose receipts here stand beside; may be empty."),
    )


class Struck(Input):
    """Why a line is taken off the sheet."""

    reason: FilledProse = Field(title=mark("Reason"))


class Asked(Input):
    """Of which home and days a statement is wanted."""

    home_id: HomeId = Field(title=mark("Home"))
    first: date = Field(title=mark("From"), description=mark("The first day that counts."))
    last: date = Field(title=mark("Through"), description=mark("The last day that counts."))
    every: bool = Field(
        False,
        title=mark("Every payer"),
        description=mark("Earlier payers' dealings as well, for the manager alone."),
    )
