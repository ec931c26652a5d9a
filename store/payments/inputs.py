"""What is filled in when money is taken, and how a payment stands (money.md $29–$38, §16.5)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from store import clock, money
from store.inputs import Asks, Input, Line, PastDay, mark
from store.receipts import Method
from store.text import Named

Paid = Annotated[int, money.of(money.FEN, least=1)]
# A deposit is put to fees where deposits are kept.
Ways = Literal[
    Method.CASH, Method.WECHAT, Method.ALIPAY, Method.CARD, Method.TRANSFER, Method.DEBIT,
    Method.PREPAID,
]  # fmt: skip


class Stage(Named):
    """How a payment stands."""

    TAKEN = "taken", mark("taken")
    UNDONE = "undone", mark("given back")


class NewPayment(Input):
    """Money that is taken at the desk."""

    amount: Paid = Field(title=mark("Amount, yuan"))
    method: Ways = Field(Method.CASH, title=mark("Paid by way of"))
    tendered: Paid | None = Field(
        None,
        title=mark("Cash given, yuan"),
        description=mark("Empty: the exact amount. The change is told."),
    )
    reference: Line = Field(
        "", title=mark("Payment number"), description=mark("Of the transfer; not for cash.")
    )
    rest: bool = Field(
        False,
        title=mark("Rest is prepaid"),
        description=mark("What is more than owed waits for the next bills."),
    )
    payer: Annotated[Line, Asks("resident")] = Field(
        "", title=mark("Paid in by"), description=mark("Empty: who owes it.")
    )
    received_on: PastDay = Field(default_factory=clock.today, title=mark("Money received on"))
