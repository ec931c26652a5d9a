"""What is filled in about what is reported up (D8, D9)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from store.inputs import Asks, FilledProse, Input, Pin, Prose, StaffNumber, mark
from store.text import Named


class Level(Named):
    """How grave it is: who has to be reached (D8)."""

    HARD = "hard", mark("Hard: the supervisor")
    MAJOR = "major", mark("Major: supervisor and manager")


class Stage(Named):
    """How far it has come (D14)."""

    RAISED = "raised", mark("reported up")
    REACHED = "reached", mark("reached")
    DECIDED = "decided", mark("decided")
    ENDED = "ended", mark("done with")


class How(Named):
    """By what somebody was told."""

    PHONE = "phone", mark("By telephone")
    RADIO = "radio", mark("By radio")
    PERSON = "person", mark("Face to face")
    TEXT = "text", mark("By text message")


class NewEscalation(Input):
    """What is reported up, and why."""

    level: Level = Field(Level.HARD, title=mark("Level"))
    why: FilledProse = Field(title=mark("What, and why it goes up"))


class Told(Input):
    """Somebody was told, or tried to be: only who was reached has been told (D9)."""

    whom: Annotated[int, Asks("staff")] = Field(title=mark("Who"))
    how: How = Field(How.PHONE, title=mark("By what"))
    reached: bool = Field(title=mark("Reached"))
    words: Prose = Field("", title=mark("What was said"))
    at: Annotated[datetime | None, Asks("been")] = Field(
        None, title=mark("When"), description=mark("Empty for now; for example 14:45 or -5.")
    )


class Acknowledged(Input):
    """Somebody has read it here, and says so with their own PIN."""

    number: StaffNumber = Field(title=mark("Staff number"))
    pin: Pin = Field(title=mark("PIN"))


class Decision(Input):
    """What was decided, by whom, until when it holds, and who does it from now on (D12)."""

    whom: Annotated[int, Asks("staff")] = Field(title=mark("Decided by"))
    words: FilledProse = Field(title=mark("Decision"))
    until: datetime | None = Field(None, title=mark("Until"))
    owner: Annotated[int | None, Asks("staff")] = Field(
        None,
        title=mark("Done by"),
        description=mark("Empty: whoever has it keeps it. Telling moves no duty by itself."),
    )


class Lowered(Input):
    """Why it is not as grave as it was taken for."""

    reason: FilledProse = Field(title=mark("Reason"))


class Ended(Input):
    """What came of it."""

    words: FilledProse = Field(title=mark("Outcome"))
