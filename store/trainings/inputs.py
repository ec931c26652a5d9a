"""What is filled in about a training, and the words for how it stands (O13, O14)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from store.inputs import Count, FilledLine, FilledProse, Input, Line, PastDay, mark
from store.text import Named


class Kind(Named):
    """What somebody is trained in (O13)."""

    SAFETY = "safety", mark("Safety at work")
    ENTRY = "entry", mark("Company and rules")
    POST = "post", mark("The post")
    EMERGENCY = "emergency", mark("Emergency plans")
    FIRE = "fire", mark("Fire drill")
    TRADE = "trade", mark("Special trade")
    OTHER = "other", mark("Other training")


class Result(Named):
    """What came of it for one person; who was not there is not trained (Q119)."""

    PASSED = "passed", mark("examined and passed")
    ATTENDED = "attended", mark("took part")
    FAILED = "failed", mark("not passed")
    ABSENT = "absent", mark("was not there")


class Stage(Named):
    """Whether what was recorded counts."""

    KEPT = "kept", mark("kept")
    WITHDRAWN = "withdrawn", mark("withdrawn")


Score = Annotated[Count, Field(le=100)]


class NewTraining(Input):
    """What one person was taught; the law's four: time, content, who, result (A14)."""

    kind: Kind = Field(Kind.SAFETY, title=mark("Trained in"))
    topic: FilledLine = Field(title=mark("Topic"))
    held_on: PastDay = Field(title=mark("Taught on"))
    hours: Annotated[Count, Field(ge=1, le=400)] = Field(
        title=mark("Class hours"), description=mark("Of 45 minutes each.")
    )
    trainer: FilledLine = Field(title=mark("Trainer"))
    came: bool = Field(True, title=mark("Was there"))
    score: Score | None = Field(
        None, title=mark("Marks, of 100"), description=mark("Empty where nothing was examined.")
    )
    paper: Line = Field("", title=mark("Certificate no."))
    until: date | None = Field(
        None,
        title=mark("Certificate valid until"),
        description=mark("It holds until the end of this day."),
    )


class Withdrawn(Input):
    """Why what was recorded does not count."""

    reason: FilledProse = Field(title=mark("Reason"))
