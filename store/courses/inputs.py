"""What is filled in about a session of training, and how far it has come (O14)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from store.inputs import Count, FilledLine, FilledProse, Input, Line, Prose, mark
from store.text import Named
from store.trainings import Kind


class Stage(Named):
    """How far a session has come."""

    PLANNED = "planned", mark("is planned")
    CLOSED = "closed", mark("held and closed")
    CALLED_OFF = "called off", mark("called off")


class Asks(Named):
    """What is asked of who takes part; the last two are examined (O14)."""

    AWARE = "aware", mark("be aware of it")
    KNOW = "know", mark("know it")
    MASTER = "master", mark("master it")


class Exam(Named):
    """How it is examined."""

    NONE = "none", mark("no examination")
    WRITTEN = "written", mark("in writing")
    ORAL = "oral", mark("by word of mouth")
    PRACTICE = "practice", mark("by doing it")


class Result(Named):
    """Whether somebody who was to come was there and signed (Q119)."""

    DUE = "due", mark("is to come")
    PRESENT = "present", mark("was there")
    ABSENT = "absent", mark("did not come")


_WHO = mark(
    "Names or staff numbers, posts like 前台, 全部, a contractor's number; with 、 between."
)
Hours = Annotated[Count, Field(ge=1, le=400)]


class NewCourse(Input):
    """A session that is to be held; the law's four, before it is held (A14)."""

    kind: Kind = Field(Kind.SAFETY, title=mark("Trained in"))
    topic: FilledLine = Field(title=mark("Topic"))
    asks: Asks = Field(Asks.AWARE, title=mark("Asked of them"))
    starts_at: datetime = Field(title=mark("Begins at"))
    hours: Hours = Field(title=mark("Class hours"), description=mark("Of 45 minutes each."))
    room: FilledLine = Field(title=mark("Where it is held"))
    trainer: FilledLine = Field(title=mark("Trainer"))
    outside: bool = Field(False, title=mark("Trainer from outside"))
    material: Line = Field("", title=mark("Teaching material"))
    exam: Exam = Field(
        Exam.NONE,
        title=mark("Examined"),
        description=mark("Needed where they are to know or to master it."),
    )
    exam_on: date | None = Field(
        None, title=mark("Examined on"), description=mark("Empty for the day of the session.")
    )
    people: Prose = Field("", title=mark("Who is to come"), description=_WHO)


class CourseChange(Input):
    """What is new about a session that is not held yet."""

    topic: FilledLine = Field(title=mark("Topic"))
    starts_at: datetime = Field(title=mark("Begins at"))
    hours: Hours = Field(title=mark("Class hours"), description=mark("Of 45 minutes each."))
    room: FilledLine = Field(title=mark("Where it is held"))
    trainer: FilledLine = Field(title=mark("Trainer"))
    exam_on: date | None = Field(
        None, title=mark("Examined on"), description=mark("Empty for the day of the session.")
    )
    reason: FilledLine = Field(title=mark("What has changed"))


class People(Input):
    """Who is to come besides."""

    people: FilledProse = Field(title=mark("Who is to come"), description=_WHO)


class Present(Input):
    """That somebody was there and has signed."""


class Absent(Input):
    """Why somebody did not come, and when they make up for it."""

    reason: FilledLine = Field(title=mark("Reason"))
    makeup_on: date | None = Field(None, title=mark("Makes up for it on"))


class Marks(Input):
    """What somebody got, of 100."""

    score: Annotated[Count, Field(le=100)] = Field(title=mark("Marks, of 100"))


class Closing(Input):
    """That the session is over and its sheet signed."""

    signed: bool = Field(title=mark("Sheet signed"))


class Effect(Input):
    """What came of it at work, a month later."""

    effect: FilledProse = Field(title=mark("What came of it at work"))


class CalledOff(Input):
    """Why it is not held."""

    reason: FilledLine = Field(title=mark("Reason"))
