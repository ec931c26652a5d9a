"""What the two fill in at a handover (H1–H9)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from store.checklist import Explanation
from store.estate.lists import read_items
from store.inputs import Count, FilledProse, Input, Line, Pin, StaffNumber, mark


class Relief(Input):
    """Who comes to relieve the one on duty, and is here: they type their own PIN (H1)."""

    incoming: StaffNumber = Field(title=mark("Staff number"))
    pin: Pin = Field(title=mark("PIN of the incoming"))


class TakingOver(Input):
    """Why the desk is taken over without a handover (H8)."""

    reason: FilledProse = Field(title=mark("Reason"))


class ItemCount(Input):
    """How many of an item are there, and whether something about them is damaged (H2)."""

    counted: Count = Field(title=mark("Counted"))
    damaged: bool = Field(False, title=mark("Damaged"))


class Account(Explanation):
    """Where what is missing went, or what is wrong, as the outgoing says (H2, H4)."""

    photo: Line = Field("", title=mark("Photo number"))


class Pass(Input):
    """Why the supervisor lets important unfinished work pass: one line, or all that wait (H9)."""

    reason: FilledProse = Field(title=mark("Reason"))
    all_lines: bool = Field(False, title=mark("All important"))
    number: StaffNumber = Field(title=mark("Supervisor's number"))
    pin: Pin = Field(title=mark("PIN"))


def _items(text: str) -> str:
    read_items(text)
    return text


class ListChange(Input):
    """What a handover counts, with the number, and what it looks at (H2, H4, H6)."""

    items: Annotated[FilledProse, AfterValidator(_items)] = Field(
        title=mark("Items to count"),
        description=mark("With the number, apart by commas or a line each: 对讲机 2, 手电筒 2"),
    )
    areas: FilledProse = Field(
        title=mark("Areas to check"),
        description=mark("Apart by semicolons, or each on a line of its own (Ctrl-O)."),
    )


class Refusal(Input):
    """Why the incoming does not sign yet."""

    reason: FilledProse = Field(title=mark("Reason"))
