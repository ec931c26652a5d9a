"""What is filled in about a round, and the words for how it and its points stand (I8, I9)."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from store.findings import Severity
from store.inputs import (
    FilledLine,
    FilledProse,
    Input,
    Line,
    PastMoment,
    Prose,
    WorkerName,
    mark,
)
from store.text import Named


class Stage(Named):
    """How far a walk has come (I9)."""

    WALKING = "walking", mark("under way")
    COMPLETE = "complete", mark("complete")
    INCOMPLETE = "incomplete", mark("not complete")


class Result(Named):
    """What was found at a point (I9)."""

    NORMAL = "normal", mark("in order")
    ABNORMAL = "abnormal", mark("something wrong")
    NO_ACCESS = "no access", mark("could not get in")
    NOT_REACHED = "not reached", mark("not reached")


class Method(Named):
    """How it came to the desk that somebody was there (I8)."""

    RADIO = "radio", mark("by radio")
    SHEET = "sheet", mark("from the sheet")
    SCAN = "scan", mark("by scan")
    PHOTO = "photo", mark("by photo")
    PERSON = "person", mark("in person")


class Doubt(Named):
    """Why it is doubted that somebody was there (I8)."""

    PACE = "pace", mark("faster than one can walk")
    OUTSIDE = "outside", mark("outside its time")


class Verdict(Named):
    """What the supervisor decided of what is doubted."""

    COUNTS = "counts", mark("counts")
    VOID = "void", mark("does not count")


WRONG = mark("What is wrong")


class SettingOut(Input):
    """Who walks, and how it comes to the desk."""

    walker: WorkerName = Field(title=mark("Walked by"))
    method: Method = Field(Method.RADIO, title=mark("How confirmed"))


class HandingOn(Input):
    """Who walks on; whoever began stays on record (I10)."""

    walker: WorkerName = Field(title=mark("Walked on by"))
    reason: Line = Field("", title=mark("Reason"))


class Normal(Input):
    """That a point is in order."""

    happened: PastMoment | None = Field(
        None, title=mark("There at"), description=mark("Empty for just now.")
    )
    note: Line = Field("", title=mark("Remark"))


class Abnormal(Input):
    """What is wrong at a point: it becomes a finding at once (I9, I13)."""

    what: FilledProse = Field(title=WRONG)
    severity: Severity = Field(Severity.GENERAL, title=mark("Severity"))
    worker: WorkerName = Field(title=mark("To be put right by"))
    team: Line = Field("", title=mark("Team"))
    due: datetime | None = Field(
        None,
        title=mark("Until when"),
        description=mark("Empty: by its severity, as the settings have it."),
    )
    photo: Line = Field("", title=mark("Photo reference"))
    happened: PastMoment | None = Field(
        None, title=mark("There at"), description=mark("Empty for just now.")
    )


class LeftOut(Input):
    """Why nobody got in, or was there."""

    reason: FilledLine = Field(title=mark("Reason"))


class Block(Input):
    """That all points that are left are in order, between two times as the sheet has them."""

    since: PastMoment = Field(title=mark("From"))
    until: PastMoment = Field(title=mark("To"))


class Judging(Input):
    """What the supervisor decides of the points that are doubted (I8)."""

    verdict: Verdict = Field(title=mark("Decision"))
    reason: FilledProse = Field(title=mark("Reason"))


class Stopping(Input):
    """Why a round ends with points that nobody reached; they stay named (I9)."""

    reason: Prose = Field("", title=mark("Reason"))
