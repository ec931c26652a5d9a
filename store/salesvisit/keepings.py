"""What is filled in about what the sales site keeps: things, counts, posts, questions (S11–S14)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from store.inputs import (
    Asks,
    Count,
    FilledLine,
    FilledProse,
    Input,
    Line,
    Number,
    Phone,
    Prose,
    mark,
    wrong,
)
from store.text import Named, halfwidth


class ThingKind(Named):
    """What a thing of the site is for (S11, S12)."""

    LENT = "lent", mark("lent to guests")
    COVERS = "covers", mark("shoe covers, used up")
    FLAT = "flat", mark("stands in the show flat")


class Kept(Named):
    """Whether a thing is still there."""

    KEPT = "kept", mark("kept here")
    GONE = "gone", mark("not kept any more")


class Moment(Named):
    """When the flat's items are counted (S12)."""

    OPENING = "opening", mark("at opening")
    CLOSING = "closing", mark("at closing")


class CountStage(Named):
    """What a count found."""

    WHOLE = "whole", mark("all there")
    DIFFERS = "differs", mark("something differs")


class PostStage(Named):
    """Whether somebody may go to the post (S13)."""

    READY = "ready", mark("right")
    HELD = "held", mark("not on the post until right")


class QuestionStage(Named):
    """What became of a question (S14)."""

    OPEN = "open", mark("not answered")
    ANSWERED = "answered", mark("was answered")
    TICKET = "ticket", mark("passed on as an enquiry")


POST_ITEMS = {
    "uniform": "工服整洁",
    "badge": "工号牌",
    "shoes": "鞋袜",
    "nails": "指甲",
    "posture": "站姿",
    "radio": "对讲机",
}


class NewThing(Input):
    """A thing that is kept at the site."""

    code: Annotated[Number, Field(ge=1, le=999)] = Field(
        title=mark("No. of the thing"), description=mark("Typed when it is counted.")
    )
    name: FilledLine = Field(title=mark("Thing of the site"))
    kind: ThingKind = Field(ThingKind.LENT, title=mark("Sort of thing"))
    unit: FilledLine = Field("件", title=mark("Is counted in"))
    total: Count = Field(1, title=mark("How many in all"))
    least: Count = Field(
        0, title=mark("At least"), description=mark("Fewer stand on Today. 0: not watched.")
    )


class ThingChange(NewThing):
    """What is known of it from now on."""


class Came(Input):
    """So many more came in."""

    quantity: Annotated[Count, Field(ge=1)] = Field(title=mark("How many pieces"))


class Lend(Input):
    """Lent to a party."""

    code: Annotated[Number, Field(ge=1, le=999)] = Field(
        title=mark("Thing"), description=mark("Its number: the list stands above.")
    )
    quantity: Annotated[Count, Field(ge=1, le=50)] = Field(1, title=mark("How many pieces"))


class Back(Input):
    """It came back, or did not."""

    lost: bool = Field(False, title=mark("It is lost"))


def differences(text: str) -> dict[int, int]:
    """What is not as it should be, one a line: number of the thing, how many there are."""
    found: dict[int, int] = {}
    for nth, line in enumerate(text.split("\n") if text else (), 1):
        row = [part.strip() for part in re.split("[,，]", halfwidth(line))]
        if len(row) < 2 or not (row[0].isdecimal() and row[1].isdecimal()):
            raise wrong("Line {n}: number of the thing, comma, how many there are: 12, 3.", n=nth)
        if int(row[0]) in found:
            raise wrong("Line {n} names the same as one above: put them together.", n=nth)
        found[int(row[0])] = int(row[1])
    return found


def _differences(text: str) -> str:
    differences(text)
    return text


class ItemCounting(Input):
    """The flat's items as they were counted (S12)."""

    moment: Moment = Field(Moment.OPENING, title=mark("It is counted"))
    differ: Annotated[Prose, AfterValidator(_differences)] = Field(
        "",
        title=mark("What differs"),
        description=mark("One a line (Ctrl-O): number, how many there are. 12, 3. Empty: none."),
    )
    worker: Annotated[Line, Asks("worker")] = Field(
        "", title=mark("Looked into by"), description=mark("Where something differs (G9).")
    )
    due: datetime | None = Field(None, title=mark("Looked into until"))


class PostChecked(Input):
    """What somebody at the site looks at before it opens (S13)."""

    uniform: bool = Field(False, title=mark("Uniform neat"))
    badge: bool = Field(False, title=mark("Badge on"))
    shoes: bool = Field(False, title=mark("Shoes clean"))
    nails: bool = Field(False, title=mark("Nails short"))
    posture: bool = Field(False, title=mark("Posture"))
    radio: bool = Field(False, title=mark("Radio works"))

    @property
    def failing(self) -> list[str]:
        """What is not right, in the words of the check."""
        return [text for name, text in POST_ITEMS.items() if not getattr(self, name)]


class NewQuestion(Input):
    """What a guest asked about the property service (S14)."""

    question: FilledProse = Field(title=mark("What the guest asks"))
    answer: Prose = Field(
        "", title=mark("What was answered"), description=mark("Empty: it goes to the desk.")
    )
    name: Line = Field("", title=mark("Asked by"))
    phone: Phone = Field(
        "", title=mark("Call back at"), description=mark("Only of who wants to be called (S15).")
    )


class QuestionAnswer(Input):
    """What they were told."""

    answer: FilledProse = Field(title=mark("What was answered"))


class Passing(Input):
    """It goes on as an enquiry."""
