"""What is filled in about a survey, and the words for how it stands (V11–V14)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store.inputs import (
    Asks,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    Number,
    Pin,
    Prose,
    WorkerName,
    halfwidth,
    mark,
    wrong,
)
from store.surveys.questions import BLANK, MARKS, NA, SEED, typed
from store.text import Named


class Stage(Named):
    """How far a survey has come (V12)."""

    DRAFT = "draft", mark("draft")
    APPROVED = "approved", mark("approved")
    OPEN = "open", mark("out in the homes")
    CLOSED = "closed", mark("no longer open")
    COUNTED = "counted", mark("counted for good")
    POSTED = "posted", mark("results posted")


class State(Named):
    """How a sheet stands: entered once, the same twice, differing, or settled by the paper."""

    ENTERED = "entered", mark("entered")
    SAME = "same", mark("entered twice, the same")
    DIFFERS = "differs", mark("the two entries differ")
    SETTLED = "settled", mark("settled by the paper")


Questions = Annotated[str, BeforeValidator(typed), Asks("prose")]


class NewSurvey(Input):
    """A survey as it is drafted; nobody answers it yet."""

    title: FilledLine = Field("业主满意度调查", title=mark("Title"))
    anonymous: bool = Field(
        False,
        title=mark("Anonymous"),
        description=mark("Then no sheet is tied to a home, and small groups are not shown."),
    )
    share: Annotated[Number, Field(ge=1, le=100)] = Field(
        100, title=mark("Of the homes lived in, %"), description=mark("100: all of them.")
    )
    days: Annotated[Number, Field(ge=1, le=60)] = Field(
        14, title=mark("Days to answer"), description=mark("It closes by itself after the last.")
    )
    questions: Questions = Field(
        SEED,
        title=mark("Questions"),
        description=mark("A line each, a weight behind *; the last one is about it all."),
    )


class Approval(Input):
    """Another person has read the questions."""

    remark: Line = Field("", title=mark("Remark"))


class Publish(Input):
    """It is given out: from now on it is frozen."""

    seed: Annotated[Number, Field(ge=0, le=999999)] | None = Field(
        None, title=mark("Seed"), description=mark("Empty: one is drawn. Six digits at most.")
    )


def _answers(given: object) -> object:
    """A digit a question: 1 to 5, 0 for not known, a dot for blank; raises pydantic's error."""
    if not isinstance(given, str):
        return given
    known = {**{one: one for one in MARKS}, "0": NA, ".": BLANK}
    text = "".join(halfwidth(given).split())
    if any(one not in known for one in text):
        raise wrong("1 to 5, 0 for not known, a dot for blank.")
    return tuple(known[one] for one in text)


def _within(given: tuple[str, ...]) -> tuple[str, ...]:
    if any(one not in (*MARKS, NA, BLANK) for one in given):
        raise wrong("1 to 5, 0 for not known, a dot for blank.")
    return given


Answers = Annotated[tuple[str, ...], BeforeValidator(_answers), AfterValidator(_within)]


class NewSheet(Input):
    """A sheet as it is typed in, a digit a question."""

    no: Annotated[Number, Field(ge=1, le=999999)] = Field(title=mark("Sheet no."))
    answers: Answers = Field(title=mark("Answers"))
    words: Prose = Field("", title=mark("What they wrote"))
    building: Line = Field("", title=mark("Building"))
    beside: bool = Field(False, title=mark("One more opinion of the home"))


class Again(Input):
    """The same sheet typed in once more, by another person or by the paper."""

    answers: Answers = Field(title=mark("Answers"))


class Returned(Input):
    """That a home has returned a sheet of an anonymous survey; which one, nobody keeps."""

    home: HomeId = Field(title=mark("Home"))


class Refusing(Input):
    """A home of the sample that will not answer: another one of its kind is asked instead."""

    home: HomeId = Field(title=mark("Home"))


class Closing(Input):
    """Why it closes before its last day."""

    reason: FilledProse = Field(title=mark("Reason"))


class Counting(Input):
    """Who puts right what falls short, and until when (V19)."""

    worker: WorkerName = Field(title=mark("To be put right by"))
    due: datetime = Field(title=mark("Until when"))


class Posting(Input):
    """The manager lets the results be posted, and signs with their own PIN (V19)."""

    measures: FilledProse = Field(title=mark("What will change"))
    pin: Pin = Field(title=mark("PIN"))
