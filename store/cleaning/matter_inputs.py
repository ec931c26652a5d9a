"""What is filled in about impact works and accidents (L9, L12)."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field, ValidationInfo, field_validator

from store.inputs import (
    Count,
    FilledLine,
    FilledProse,
    Input,
    Line,
    PastMoment,
    Prose,
    mark,
    wrong,
)
from store.text import Named


class MatterKind(Named):
    """What kind of work, or that it is an accident (L9)."""

    FACADE = "facade", mark("Façade washing")
    HIGH = "high", mark("High-place work")
    STONE = "stone", mark("Stone care of a passage")
    CARPET = "carpet", mark("Carpet washing")
    PESTS = "pests", mark("Pest control")
    TANK = "tank", mark("Water tank")
    SEPTIC = "septic", mark("Septic tank")
    OFF = "off", mark("Work with water, power or lift off")
    NOISE = "noise", mark("Noisy work")
    OTHER = "other", mark("Other work")
    ACCIDENT = "accident", mark("Accident")
    FIRE = "fire accident", mark("Fire or road accident")

    @property
    def happened(self) -> bool:
        """Whether it is an accident, and no work."""
        return self in (MatterKind.ACCIDENT, MatterKind.FIRE)


WORKS = tuple(kind for kind in MatterKind if not kind.happened)


class MatterStage(Named):
    """How far a work or an accident has come (L9)."""

    DRAFT = "draft", mark("plan in draft")
    TOLD = "told", mark("reported, unanswered")
    APPROVED = "approved", mark("approved by the developer")
    RETURNED = "returned", mark("returned")
    UNDER_WAY = "under way", mark("work under way")
    PAUSED = "paused", mark("work paused")
    FINISHED = "finished", mark("finished")
    ACCEPTED = "accepted", mark("accepted and filed")
    DROPPED = "dropped", mark("dropped")
    HAPPENED = "happened", mark("accident open")
    CLOSED = "closed", mark("accident closed")


class Planned(Input):
    """The plan of a work: everything in it is what the developer approves (G10)."""

    kind: MatterKind = Field(title=mark("Kind of work"))
    place: FilledLine = Field(title=mark("Place"))
    what: FilledProse = Field(title=mark("What is done, and how"))
    people: FilledLine = Field(title=mark("People and contractor"))
    starts: datetime = Field(title=mark("Work begins"))
    ends: datetime = Field(title=mark("Work ends"))
    height: Count = Field(
        0,
        le=999,
        title=mark("Height, metres"),
        description=mark("From 2 m on it needs a high-place permit; 0 for none."),
    )
    measures: FilledProse = Field(
        title=mark("Safety, notices, emergency"),
        description=mark("Measures, who is told, what is done if something happens."),
    )

    @field_validator("kind")
    @classmethod
    def _work(cls, kind: MatterKind) -> MatterKind:
        if kind.happened:
            raise wrong("This is a work; an accident has a form of its own.")
        return kind

    @field_validator("ends")
    @classmethod
    def _behind(cls, ends: datetime, info: ValidationInfo) -> datetime:
        starts = info.data.get("starts")
        if starts is not None and ends <= starts:
            raise wrong("It must end after it begins.")
        return ends


class Telling(Input):
    """That the plan was handed to the developer."""

    receiver: FilledLine = Field(title=mark("Received by"))


class Approving(Input):
    """That the developer approves the plan as it stands."""

    approver: FilledLine = Field(title=mark("Approved by"), description=mark("The developer's."))
    remark: Line = Field("", title=mark("Opinion"))


class Returning(Input):
    """That the developer does not approve, and why."""

    approver: FilledLine = Field(title=mark("Returned by"), description=mark("The developer's."))
    reason: FilledProse = Field(title=mark("Reason"))


class Urging(Input):
    """Why a work begins before it is approved: told at once, approved afterwards (L9)."""

    receiver: FilledLine = Field(title=mark("Developer told: whom"))
    reason: FilledProse = Field(title=mark("Reason"))


class Starting(Input):
    """That the work begins."""

    permit: Line = Field(
        "",
        title=mark("High-place permit no."),
        description=mark("From 2 m on; for the day and the place."),
    )
    watching: FilledLine = Field(title=mark("Person in charge on site"))


class Stopping(Input):
    """Why the work is paused or dropped."""

    reason: FilledProse = Field(title=mark("Reason"))


class Remarked(Input):
    """A step of which there is little to say."""

    remark: Line = Field("", title=mark("Remark"))


class Happened(Input):
    """An accident: its clocks run from when it happened, not from now (L12, Q59)."""

    kind: MatterKind = Field(MatterKind.ACCIDENT, title=mark("Kind of accident"))
    happened: PastMoment = Field(title=mark("Happened at"))
    place: FilledLine = Field(title=mark("Place"))
    what: FilledProse = Field(title=mark("What happened"))
    people: Line = Field("", title=mark("Who was hurt"))
    measures: Prose = Field("", title=mark("What was done"))

    @field_validator("kind")
    @classmethod
    def _accident(cls, kind: MatterKind) -> MatterKind:
        if not kind.happened:
            raise wrong("This is an accident; a work has a form of its own.")
        return kind


class ToldOn(Input):
    """Who was told, how and when: only a receiver's name stops a clock (L12)."""

    receiver: FilledLine = Field(title=mark("Received by"))
    how: Line = Field("", title=mark("How"))
    at: PastMoment | None = Field(
        None, title=mark("Told at"), description=mark("Empty for just now.")
    )


class NotOwed(Input):
    """Why the law asks for no report to the authority."""

    reason: FilledProse = Field(
        title=mark("Reason"),
        description=mark("For example nobody hurt, no damage: no production accident."),
    )


class Closing(Input):
    """What came of the accident."""

    outcome: FilledProse = Field(title=mark("Cause and outcome"))
