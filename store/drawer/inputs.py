"""What is filled in about the drawer: notes by kind, and who takes the money over ($47–$49)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from store import money
from store.inputs import Count, FilledLine, Input, Line, PastDay, mark
from store.text import Named

Sum = Annotated[int, money.of(money.FEN, least=0)]
# The field of each kind of note or coin, and its fen.
NOTES = {
    "n100": 100_00, "n50": 50_00, "n20": 20_00, "n10": 10_00, "n5": 5_00, "n1": 1_00,
    "n05": 50, "n01": 10,
}  # fmt: skip


class CountStage(Named):
    """How a count stands."""

    COUNTED = "counted", mark("drawer counted")
    TAKEN = "taken", mark("taken by finance")


class DayStage(Named):
    """How a day sheet stands."""

    SIGNED = "signed", mark("signed by the cashier")
    SHUT = "shut", mark("taken over and shut")


class NewCount(Input):
    """What lies in the drawer, by notes and coins, before the book's figure is shown ($48).

    A kind that is left empty is not there.
    """

    n100: Count | None = Field(None, title=mark("Notes of 100"))
    n50: Count | None = Field(None, title=mark("Notes of 50"))
    n20: Count | None = Field(None, title=mark("Notes of 20"))
    n10: Count | None = Field(None, title=mark("Notes of 10"))
    n5: Count | None = Field(None, title=mark("Notes of 5"))
    n1: Count | None = Field(None, title=mark("Of 1 yuan"))
    n05: Count | None = Field(None, title=mark("Of 5 jiao"))
    n01: Count | None = Field(None, title=mark("Of 1 jiao"))
    handed: Sum = Field(
        0,
        title=mark("Handed to finance, yuan"),
        description=mark("What leaves the drawer now; the rest stays as float."),
    )
    reason: Line = Field(
        "",
        title=mark("Reason of a difference"),
        description=mark("Only where the count differs from the book."),
    )


class Taken(Input):
    """That finance has the money."""

    remark: Line = Field("", title=mark("Remark"))


class NewDay(Input):
    """Which day's sheet is signed."""

    day: PastDay = Field(title=mark("Day"))


class Shut(Input):
    """That finance has taken the day over: it is shut."""

    remark: FilledLine = Field("相符", title=mark("Remark"))
