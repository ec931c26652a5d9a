"""What is filled in about an inspection, and the words for how it stands (I15-I17)."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from store.findings import Severity
from store.inputs import (
    Count,
    FilledLine,
    FilledProse,
    Input,
    Line,
    Prose,
    WorkerName,
    mark,
)
from store.inspections.standard import Items
from store.text import Named


class Kind(Named):
    """Which department, or what, is inspected (I15)."""

    SERVICE = "service", mark("Customer service")
    ENGINEERING = "engineering", mark("Engineering")
    ORDER = "order", mark("Guards")
    CLEANING = "cleaning", mark("Cleaning")
    GREEN = "green", mark("Green")
    ROOMS = "rooms", mark("Staff rooms")
    FIRE = "fire", mark("Fire prevention")


class Stage(Named):
    """How far an inspection has come (I17)."""

    OPEN = "open", mark("being marked")
    SCORED = "scored", mark("to be signed")
    KNOWN = "known", mark("taken note of")
    OBJECTED = "objected", mark("objected to")
    DECIDED = "decided", mark("decided")
    GIVEN_UP = "given up", mark("given up")


class NewInspection(Input):
    """Which list is gone through, who answers for it, and at how many places drawn by lot."""

    kind: Kind = Field(title=mark("What is inspected"))
    inspected: WorkerName = Field(
        title=mark("Who answers for it"), description=mark("Not who inspects.")
    )
    draw: Count = Field(
        3,
        le=20,
        title=mark("Places drawn"),
        description=mark("So many buildings and units are drawn by lot; 0 for none."),
    )


class InOrder(Input):
    """That a line is as it should be."""

    note: Line = Field("", title=mark("Remark"))


class Fault(Input):
    """What is missing of a line; with somebody to put it right it becomes a finding (G9)."""

    got: Count = Field(0, le=99, title=mark("Points all the same"))
    what: FilledProse = Field(title=mark("What is wrong"))
    severity: Severity = Field(Severity.GENERAL, title=mark("Severity"))
    worker: WorkerName = Field(title=mark("To be put right by"))
    due: datetime = Field(title=mark("Until when"))
    photo: Line = Field("", title=mark("Photo reference"))


class NotApplying(Input):
    """Why a line does not apply: it leaves the score (G7)."""

    reason: FilledLine = Field(title=mark("Reason"))


class TakingNote(Input):
    """That who answers for it has read the sheet and signed it on paper (I17)."""

    remark: Prose = Field("", title=mark("Remark"))


class Objecting(Input):
    """What who answers for it objects to; the manager decides (I17)."""

    objection: FilledProse = Field(title=mark("Objection"))


class Outcome(Named):
    """What the manager decides of an objection."""

    STANDS = "stands", mark("the sheet stands")
    VOID = "void", mark("the sheet does not count")


class Deciding(Input):
    """What is decided of an objection, and why."""

    outcome: Outcome = Field(title=mark("Decision"))
    reason: FilledProse = Field(title=mark("Reason"))


class GivingUpInspection(Input):
    """Why an inspection ends before every line is marked."""

    reason: FilledProse = Field(title=mark("Reason"))


class ChangedList(Input):
    """What is looked at from now on; sheets that are there keep theirs (G5)."""

    items: Items = Field(
        title=mark("Lines"),
        description=mark("One a line: what, a colon, what is asked, the points in brackets."),
    )
    reason: FilledProse = Field(title=mark("What has changed"))
