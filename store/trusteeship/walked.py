"""What is filled in about visits of entrusted homes, and about rain (T9–T11)."""

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
from store.trusteeship.inputs import Worker
from store.trusteeship.named import Level, Point

NOW = mark("Empty for now; for example 14:45 or -5.")


class Walker(Input):
    """Who walked by, and when."""

    walked_by: WorkerName = Field(title=mark("Walked by"))
    visited: PastMoment | None = Field(None, title=mark("When"), description=NOW)


class Walked(Walker):
    """A home was walked, and nothing was found."""

    reason: Line = Field("", title=mark("Why so late"), description=mark("Where it was missed."))


class Seen(Walked):
    """Something was found: what, where, what was done at once or who puts it right (T11)."""

    point: Point = Field(title=mark("Which part"))
    what: FilledProse = Field(title=mark("What was found"))
    put_right: Line = Field(
        "",
        title=mark("Put right at once"),
        description=mark("What was done; empty: a finding is raised."),
    )
    worker: Worker = Field("", title=mark("To be put right by"))
    severity: Severity = Field(Severity.URGENT, title=mark("Severity"))
    due: datetime | None = Field(
        None, title=mark("Until when"), description=mark("Empty: by how bad it is.")
    )
    photo: Line = Field("", title=mark("Photo reference"))
    entered: Line = Field(
        "",
        title=mark("Who went in"),
        description=mark("Two names, where somebody went in; empty: seen from outside."),
    )
    permitted: Line = Field(
        "", title=mark("Who allowed it"), description=mark("Who was called and what they said.")
    )


class NotNeeded(Input):
    """Why a home need not be visited."""

    reason: FilledProse = Field(title=mark("Reason"))


class RainProposed(Input):
    """A storm began, and homes are entrusted: their visits are proposed (D39)."""


class NewRain(Input):
    """Rain is announced: how heavy, from when on, by whom (T10)."""

    level: Level = Field(title=mark("Warning"))
    expected: datetime = Field(title=mark("Expected from"))
    source: FilledLine = Field(title=mark("Announced by"))


class RainOver(Input):
    """It is over, by whose word."""

    ended: PastMoment | None = Field(None, title=mark("Over since"), description=NOW)
    source: FilledLine = Field(title=mark("Said by"))


class RainClosed(Input):
    """All homes are visited."""

    remark: Prose = Field("", title=mark("Remark"))


class RainDropped(Input):
    """Why it does not come."""

    reason: FilledProse = Field(title=mark("Reason"))
