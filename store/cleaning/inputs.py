"""What is filled in about a duty of cleaning (L7, L8)."""

from __future__ import annotations

from pydantic import Field

from store.inputs import FilledLine, FilledProse, Input, Line, PastMoment, WorkerName, mark
from store.text import Named

DONE_AT, NOW = mark("Done at"), mark("Empty for just now.")


class Result(Named):
    """What was noted of a line: of work the first two, of an inspection the others."""

    TICKED = "ticked", mark("done")
    LEFT_OUT = "left out", mark("left out")
    GOOD = "good", mark("passes")
    MINOR = "minor", mark("minor fault")
    FAILED = "failed", mark("fails")
    NOT_APPLYING = "not applying", mark("does not apply")


class Ticking(Input):
    """That a task is done, or a row passes."""

    happened: PastMoment | None = Field(None, title=DONE_AT, description=NOW)
    note: Line = Field("", title=mark("Remark"))


class Whole(Input):
    """That every task that is left is done."""

    happened: PastMoment | None = Field(None, title=DONE_AT, description=NOW)
    proof: Line = Field(
        "",
        title=mark("Signed by, or photo reference"),
        description=mark("Where the duty demands it."),
    )


class LeavingOut(Input):
    """Why a task was not done, or a row does not apply."""

    reason: FilledLine = Field(title=mark("Reason"))


class Minor(Input):
    """A minor fault: a point off, and no finding (L8)."""

    what: FilledLine = Field(title=mark("What is wrong"))


class Failing(Input):
    """What is wrong at a row: all its points, and a finding (L8, G9)."""

    what: FilledProse = Field(title=mark("What is wrong"))
    worker: WorkerName = Field(title=mark("To be put right by"))
    photo: Line = Field("", title=mark("Photo reference"))
