"""From which sum on a refund needs the manager, changeable without code (§12)."""

from __future__ import annotations

from pydantic import Field

from store.estate import own
from store.inputs import Input, Number, mark


class PaymentSettings(Input):
    """What payments and refunds go by."""

    refund_limit: Number = Field(
        500,
        ge=0,
        le=1_000_000,
        title=mark("Refund of the supervisor, yuan"),
        description=mark("A larger one the manager approves (会计法 25: approving stands apart)."),
    )  # SET2


def settings() -> PaymentSettings:
    """The settings in force."""
    return own.settings("payments", PaymentSettings)
