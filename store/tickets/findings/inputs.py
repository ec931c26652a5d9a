"""What is filled in for the steps of a finding (G9)."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from store.inputs import FilledProse, Input, Line, WorkerName, mark


class Assigning(Input):
    """Who is to put it right."""

    worker: WorkerName = Field(title=mark("To be put right by"))
    team: Line = Field("", title=mark("Team"))


class Righted(Input):
    """What was done about it."""

    result: FilledProse = Field(title=mark("What was done"))


class Returning(Input):
    """Why it is given back to be assigned to somebody else."""

    reason: FilledProse = Field(title=mark("Reason"))


class Reinspected(Input):
    """What somebody else found at the re-inspection."""

    passed: bool = Field(title=mark("Is it right now"))
    note: FilledProse = Field(title=mark("What was seen"))


class Extension(Input):
    """Until when it is put off, and why."""

    expected: datetime = Field(title=mark("New time"))
    reason: FilledProse = Field(title=mark("Reason"))
