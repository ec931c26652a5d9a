"""From which sum on a refund needs the manager, changeable without code (§12)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from store import money
from store.estate import own
from store.inputs import Input, mark


class PaymentSettings(Input):
    """What payments and refunds go by."""

    refund_limit: Annotated[int, money.of(money.FEN, least=0)] = Field(
        500_00,
        title=mark("Refund of the supervisor, yuan"),
        description=mark("A larger one the manager approves (会计法 25: approving stands apart)."),
    )  # SET2


def settings() -> PaymentSettings:
    """The settings in force."""
    return own.settings("payments", PaymentSettings)
