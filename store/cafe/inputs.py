"""What is filled in about the café, and the words for how things stand there (C4–C13)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from store.inputs import Count, FilledLine, Input, Line, Number, Prose, mark, wrong
from store.text import Named, halfwidth


class Kind(Named):
    """What kind of drink; what is unavailable is replaced by its like (C8)."""

    TEA = "tea", mark("Tea")
    COFFEE = "coffee", mark("Coffee")
    JUICE = "juice", mark("Juice")
    WATER = "water", mark("Water")
    MILK = "milk", mark("Milk drink")
    SOFT = "soft", mark("Soft drink")
    OTHER = "other drink", mark("Other drink")


class Word(Named):
    """How a drink stands on the day's menu, in one word (C7, Q93)."""

    SPECIAL = "special", mark("special")
    AVAILABLE = "available", mark("available")
    FEW = "few", mark("last few")
    MISSING = "missing", mark("not to be had")


class Who(Named):
    """Who sits there, for the words and the order of serving (CR15)."""

    WOMAN = "woman", mark("Lady")
    MAN = "man", mark("Gentleman")
    GUEST = "guest", mark("A guest")
    COMPANION = "companion", mark("Companion")


class How(Named):
    """How a drink is wanted (C6)."""

    USUAL = "usual", mark("as usual")
    HOT = "hot", mark("hot")
    ICED = "iced", mark("iced")
    LESS = "less", mark("less sugar")
    NONE = "none", mark("no sugar")


class Kept(Named):
    """Whether a drink or a seat is still there."""

    KEPT = "kept", mark("in use")
    GONE = "gone", mark("out of use")


class DayStage(Named):
    """Whether the café's day runs."""

    OPEN = "open", mark("café open")
    CLOSED = "closed", mark("café closed")


class PostStage(Named):
    """How far somebody at the post was looked over (CR3)."""

    SELF = "self", mark("checked by themselves")
    HELD = "held", mark("not to be put on the post")
    READY = "ready", mark("ready")


class Stage(Named):
    """How far a seat's order has come."""

    OPEN = "open", mark("guests seated")
    LEFT = "left", mark("to be cleared")
    DONE = "done", mark("cleared")


class LineStage(Named):
    """How far a drink has come (C6)."""

    ORDERED = "ordered", mark("taken down")
    SENT = "sent", mark("at the bar")
    MADE = "made", mark("ready to serve")
    SERVED = "served", mark("served")
    CANCELLED = "cancelled", mark("cancelled, not made")


@dataclass(frozen=True)
class Missing:
    """A drink that is not to be had: why, and until when in words."""

    code: int
    why: str
    until: str = ""


def codes(text: str) -> list[int]:
    """Numbers of drinks as they are typed, with blanks or commas between them."""
    found = [each for each in re.split(r"[\s,，、]+", halfwidth(text)) if each]
    if not all(each.isdecimal() and len(each) == 2 for each in found):
        raise wrong("Drinks are written by their two digits, with commas: 11, 15.")
    return [int(each) for each in found]


def _rows(text: str, least: int, most: int) -> list[list[str]]:
    rows = [[part.strip() for part in re.split("[,，]", line)] for line in text.split("\n")]
    for nth, row in enumerate(rows, 1):
        if not re.fullmatch(r"\d\d", halfwidth(row[0])) or not least <= len(row) <= most:
            raise wrong("Line {n}: begin with the drink's two digits, commas between.", n=nth)
    return rows


def missing(text: str) -> list[Missing]:
    """What is not to be had, one a line: number, why, until when."""
    rows = _rows(text, 2, 3) if text else []
    if not all(row[1] for row in rows):
        raise wrong("Say why a drink is not to be had: 21, 冰箱坏, 16:00.")
    return [Missing(int(halfwidth(row[0])), *row[1:]) for row in rows]


def few(text: str) -> dict[int, int]:
    """Of what only so many are left, one a line: number, how many."""
    return {code: count for code, (count, _why) in counts(text).items()}


def counts(text: str) -> dict[int, tuple[int, str]]:
    """What was counted, one a line: number, how many, why it differs."""
    found: dict[int, tuple[int, str]] = {}
    for nth, row in enumerate(_rows(text, 2, 3) if text else [], 1):
        if not re.fullmatch(r"\d{1,4}", halfwidth(row[1])):
            raise wrong("Line {n}: how many there are is a whole number: 21, 12.", n=nth)
        if int(halfwidth(row[0])) in found:
            raise wrong("Line {n} names the same as one above: put them together.", n=nth)
        found[int(halfwidth(row[0]))] = int(halfwidth(row[1])), "".join(row[2:])
    return found


def _specials(text: str) -> str:
    return ", ".join(map(str, codes(text)))


def _missing(text: str) -> str:
    missing(text)
    return text


def _counts(text: str) -> str:
    counts(text)
    return text


Specials = Annotated[Line, AfterValidator(_specials)]
MissingText = Annotated[Prose, AfterValidator(_missing)]
CountsText = Annotated[Prose, AfterValidator(_counts)]
_ALLERGENS = mark("As on its package; said when a guest asks (CR23).")


class Drink(Input):
    """A drink as its card has it (CR23)."""

    code: Annotated[Number, Field(ge=10, le=99)] = Field(
        title=mark("Drink no."), description=mark("Two digits, 10 to 99: typed to order it.")
    )
    name: FilledLine = Field(title=mark("Drink"))
    kind: Kind = Field(Kind.TEA, title=mark("Kind"))
    ingredients: Line = Field("", title=mark("Ingredients"))
    allergens: Line = Field("", title=mark("Allergens"), description=_ALLERGENS)
    caffeine: bool = Field(False, title=mark("Has caffeine"))
    minutes: Count = Field(3, le=60, title=mark("Minutes to make"))
    unit: FilledLine = Field("杯", title=mark("Counted in"))
    counted: bool = Field(False, title=mark("Its stock is counted"))
    printed: bool = Field(
        True,
        title=mark("On the printed menu"),
        description=mark("What is not printed there is never suggested (CR24)."),
    )


class Change(Drink):
    """What is on the card from now on."""


class GivenUp(Input):
    """Why it is not kept any more."""

    reason: FilledLine = Field(title=mark("Reason"))


class Availability(Input):
    """How a drink stands from now on, in one word (C7)."""

    word: Word = Field(Word.MISSING, title=mark("It is"))
    left: Count = Field(0, title=mark("How many left"), description=mark("Of the last few alone."))
    why: Line = Field("", title=mark("Why"), description=mark("What is told to the guest."))
    until: Line = Field("", title=mark("Back when"))


class Amount(Input):
    """So much came in, or was spoiled."""

    quantity: Annotated[Count, Field(ge=1)] = Field(title=mark("How many"))
    note: Line = Field("", title=mark("Remark"))


class Seat(Input):
    """A table with its chairs (C5)."""

    code: FilledLine = Field(title=mark("Seat"), description=mark("For example A1."))
    note: Line = Field("", title=mark("Remark"), description=mark("By the window, quiet."))


class PostCheck(Input):
    """What somebody at the café's post looks at before it opens (CR1–CR4)."""

    uniform: bool = Field(False, title=mark("Uniform clean and neat"))
    badge: bool = Field(False, title=mark("Badge worn"))
    hands: bool = Field(False, title=mark("Hands washed, nails short"))


class LookedOver(Input):
    """What their superior says (CR3)."""

    reason: Line = Field(
        "",
        title=mark("Why without a certificate"),
        description=mark("Of who has no valid health certificate alone."),
    )


class Opening(Input):
    """The day's menu: specials and what is not to be had, read before the first order (CR14)."""

    specials: Specials = Field(
        "", title=mark("Specials"), description=mark("By their two digits, commas between.")
    )
    hours: Line = Field(
        "", title=mark("Specials from when to when"), description=mark("Empty for all day.")
    )
    missing: MissingText = Field(
        "",
        title=mark("Not to be had"),
        description=mark("One a line (Ctrl-O): number, why, back when. 21, 冰箱坏, 16:00"),
    )
    few: CountsText = Field(
        "",
        title=mark("Last few of"),
        description=mark("One a line (Ctrl-O): number, how many. 22, 3"),
    )
    clean: bool = Field(False, title=mark("Menus clean and whole"))  # CR15


class Closing(Input):
    """What was counted when the guests had gone (C13)."""

    counts: CountsText = Field(
        "",
        title=mark("What was counted"),
        description=mark("One a line (Ctrl-O): number, how many, why it differs. 21, 12"),
    )
    note: Line = Field("", title=mark("Remark"))


class Seating(Input):
    """Who sits down (C5)."""

    women: Count = Field(0, le=20, title=mark("Ladies"))
    men: Count = Field(0, le=20, title=mark("Gentlemen"))
    guests: Count = Field(0, le=20, title=mark("Guests"))
    companions: Count = Field(0, le=20, title=mark("Companions"))
    hurry: bool = Field(False, title=mark("In a hurry"))  # CR18


class Wanted(Input):
    """A drink for a guest, and how they want it."""

    guest: Annotated[Count, Field(ge=1)] = Field(title=mark("Guest no."))
    code: Annotated[Number, Field(ge=10, le=99)] = Field(
        title=mark("Drink"), description=mark("Its two digits on the menu.")
    )
    quantity: Annotated[Count, Field(ge=1, le=20)] = Field(1, title=mark("How many"))
    how: How = Field(How.USUAL, title=mark("How wanted"))
    refill: bool = Field(False, title=mark("Refill"))
    note: Line = Field("", title=mark("Remark"))


class Cancel(Input):
    """So many of a line are not wanted any more; once the bar has it, why (C10)."""

    quantity: Annotated[Count, Field(ge=1)] = Field(1, title=mark("How many"))
    reason: Line = Field("", title=mark("Reason"))


class Wrong(Input):
    """What was set before whom (CR20, C11)."""

    what: FilledLine = Field(
        title=mark("What was served wrongly"), description=mark("Which drink, to which guest.")
    )


class Move(Input):
    """Where the guests sit now (C5)."""

    seat: FilledLine = Field(title=mark("To seat"))


class Leaving(Input):
    """The guests have gone."""

    note: Line = Field("", title=mark("Remark"))


class Act(Input):
    """What is done with a key alone."""
