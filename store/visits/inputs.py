"""What is filled in about a return visit, and the words for how it stands (V3–V10)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from store.inputs import (
    Asks,
    Filled,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    Number,
    PastMoment,
    Pin,
    Prose,
    ResidentName,
    mark,
)
from store.text import Named


class Kind(Named):
    """Why a home is visited (V3)."""

    COMPLAINT = "complaint", mark("Complaint")
    ENQUIRY = "enquiry", mark("Enquiry")
    REPAIR = "repair", mark("Repair")
    PAID = "paid", mark("Paid service")
    DISSATISFIED = "dissatisfied", mark("Was dissatisfied")
    EMERGENCY = "emergency", mark("Emergency, help")
    EVENT = "event", mark("Community event")
    ROUTINE = "routine", mark("Month's round")
    SURVEY = "survey", mark("Survey answer")

    @property
    def of_tickets(self) -> bool:
        """Whether a ticket that is done is what it is about."""
        return self in (Kind.COMPLAINT, Kind.ENQUIRY, Kind.REPAIR, Kind.PAID)


ByHand = Literal[Kind.EMERGENCY, Kind.EVENT]


class Stage(Named):
    """How far a return visit has come (V6)."""

    DUE = "due", mark("to be visited")
    AGREED = "agreed", mark("visit agreed")
    VISITED = "visited", mark("has been visited")
    EXCUSED = "excused", mark("need not be visited")
    JOINED = "joined", mark("counts with another")


class Means(Named):
    """How somebody was asked; at home they sign (V5)."""

    PHONE = "phone", mark("By telephone")
    HOME = "home", mark("At their door")
    DESK = "desk", mark("At the desk")


class Overall(Named):
    """What is thought of it all (V7)."""

    A = "A", mark("A satisfied")
    B = "B", mark("B fairly satisfied")
    C = "C", mark("C not satisfied")


class Mark(Named):
    """A mark from 1 to 5; what does not apply is none, and leaves every mean (G7)."""

    ONE = "1", mark("very bad")
    TWO = "2", mark("bad")
    THREE = "3", mark("middling")
    FOUR = "4", mark("good")
    FIVE = "5", mark("very good")
    NA = "NA", mark("does not apply")


class Whether(Named):
    """Yes, no, or it does not apply."""

    YES = "yes", mark("yes")
    NO = "no", mark("no")
    NA = "NA", mark("does not apply")


class Fate(Named):
    """What becomes of what was suggested: each ends somewhere (V7)."""

    ANSWERED = "answered", mark("Answered at once")
    NOTED = "noted", mark("Noted")
    TICKET = "ticket", mark("A new ticket")
    FINDING = "finding", mark("To be put right")


class NewVisit(Input):
    """A home that is to be visited, besides what is drawn and what tickets ask for."""

    home: HomeId = Field(title=mark("Home"))
    kind: ByHand = Field(Kind.EMERGENCY, title=mark("Why"))
    due: datetime | None = Field(
        None, title=mark("Until when"), description=mark("Empty: as long as the settings give.")
    )


class Asked(Input):
    """The same as it goes on record, whatever asks for it."""

    home: int | None = Field(title=mark("Home"))
    kind: Kind = Field(title=mark("Why"))
    due: datetime = Field(title=mark("Until when"))


class Try(Input):
    """Nobody was reached; another time of day may do (V6)."""

    means: Means = Field(Means.PHONE, title=mark("How it was tried"))
    words: Line = Field("", title=mark("Remark"))


class Agreed(Input):
    """When the home expects somebody."""

    at: Annotated[datetime, Asks("time")] = Field(title=mark("Agreed for"))
    words: Line = Field("", title=mark("Remark"))


class Made(Input):
    """What the visit found; the worst first, so that most are one digit and save (V7)."""

    overall: Overall = Field(title=mark("All in all"))
    words: Prose = Field(
        "", title=mark("In their words"), description=mark("C needs words; words need what follows")
    )
    fate: Fate | None = Field(None, title=mark("What follows"))
    person: Annotated[ResidentName, Filled] = Field(title=mark("Who was asked"))
    relation: Line = Field("", title=mark("To the owner"))
    means: Means = Field(Means.PHONE, title=mark("By what means"))
    attitude: Mark | None = Field(None, title=mark("Manner"))
    quality: Mark | None = Field(None, title=mark("Work itself"))
    in_time: Mark | None = Field(None, title=mark("In good time"))
    covers: Whether | None = Field(None, title=mark("Shoe covers"))
    clean: Whether | None = Field(None, title=mark("Left clean"))
    overcharged: bool = Field(False, title=mark("Money asked off the list"))
    signed: bool = Field(
        False, title=mark("They signed"), description=mark("At their door they sign the sheet.")
    )
    visitor: Annotated[int | None, Asks("staff")] = Field(
        None, title=mark("Visited by"), description=mark("None: whoever writes it.")
    )
    worker: Annotated[Line, Asks("worker")] = Field(
        "", title=mark("To be put right by"), description=mark("Of what is to be put right.")
    )
    happened: PastMoment | None = Field(None, title=mark("When it was"))


class Excuse(Input):
    """Why nobody needs to be visited (V6)."""

    reason: FilledProse = Field(title=mark("Reason"))


class Same(Input):
    """The visit that this matter counts with: what was told to several counts once (V8)."""

    other: FilledLine = Field(title=mark("Counts with"), description=mark("Its number, HF-…"))


class Draw(Input):
    """The month's draw: one seed gives one list, whoever draws it again (V4)."""

    seed: Annotated[Number, Field(ge=0, le=999999)] | None = Field(
        None, title=mark("Seed"), description=mark("Empty: one is drawn. Six digits at most.")
    )


class Signed(Input):
    """The supervisor has read the month's summary, and signs with their own PIN (V10)."""

    changed: Prose = Field("", title=mark("What is changed since"))
    pin: Pin = Field(title=mark("PIN"))
