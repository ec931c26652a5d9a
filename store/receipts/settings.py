"""For how long names stay in money papers, changeable without code ($46)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from store import clock
from store.estate import own
from store.inputs import Input, Number, mark

TERM = 30  # years


class ReceiptSettings(Input):
    """For how long the names in receipts are kept."""

    kept: Number = Field(
        TERM,
        ge=TERM,
        le=99,
        title=mark("Names in receipts kept, years"),
        description=mark(
            "Then they are erased, numbers and sums stay (会计档案管理办法 14; 个人信息保护法 47)."
        ),
    )


def settings() -> ReceiptSettings:
    """The settings in force."""
    return own.settings("receipts", ReceiptSettings)


def kept_since() -> date:
    """The first day of which names are still kept."""
    today = clock.today()
    year = today.year - settings().kept
    try:
        return today.replace(year=year)
    except ValueError:  # 29 February
        return today.replace(year=year, day=28)


def over_on(day: date) -> date:
    """The day on which the term of a paper of this day is over for certain."""
    return day.replace(year=day.year + settings().kept, day=min(day.day, 28))
