"""What is filled in about a line of a move-in: a paper, a room, a defect, a thing handed out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from store import money
from store.deposits import Way
from store.inputs import (
    Asks,
    Filled,
    FilledLine,
    FilledProse,
    Input,
    Line,
    Number,
    Prose,
    ResidentName,
    WorkerName,
    mark,
)
from store.meters.inputs import MeterNumber
from store.moveins.words import Warranty, Whose
from store.residents import PaperForm


class Ticked(Input):
    """That a line is as it should be."""


class Seen(Input):
    """A paper that is here."""

    form: PaperForm = Field(PaperForm.COPY, title=mark("Original or copy"))
    count: Annotated[Number, Field(ge=1, le=99)] = Field(1, title=mark("How many of it"))
    note: Line = Field("", title=mark("Note"))


class Owed(Input):
    """A paper that is brought later (M18)."""

    owed_by: date = Field(title=mark("Brought by"))
    note: Line = Field("", title=mark("Note"))


class Why(Input):
    """Why a line is let past, struck out, or not needed."""

    reason: FilledProse = Field(title=mark("Reason"))


class Defect(Input):
    """What is wrong with the home, whose it is and until when (M21)."""

    what: FilledProse = Field(title=mark("What is wrong"))
    warranty: Warranty = Field(Warranty.FINISH, title=mark("Warranty"))
    place: Line = Field("", title=mark("Place"), description=mark("Empty: the line's own."))
    whose: Whose = Field(Whose.DEVELOPER, title=mark("Whose to put right"))
    worker: Annotated[Line, Asks("worker")] = Field(
        "", title=mark("Whom to tell"), description=mark("Empty: the developer's repairs.")
    )
    wanted_by: date | None = Field(
        None, title=mark("Wanted by"), description=mark("Empty: the usual days.")
    )
    photo: Line = Field("", title=mark("Photo"))


class Reinspected(Input):
    """What engineering found at the re-inspection (M7, M22)."""

    passed: bool = Field(title=mark("It is right now"))
    inspector: WorkerName = Field(title=mark("Re-inspected by"))
    note: FilledProse = Field(title=mark("What was seen"))


class Agreed(Input):
    """When the owner comes again, and whom of engineering was told (M22)."""

    meeting_at: datetime = Field(title=mark("Agreed time"))
    told: WorkerName = Field(title=mark("Engineering told"))


class Tried(Input):
    """That the owner could not be reached (M22)."""

    how: FilledLine = Field(title=mark("Tried how"))


class Reaccepted(Input):
    """What the owner says of what was mended; signed on the ticket (M7)."""

    passed: bool = Field(title=mark("The owner accepts it"))
    signed_by: Annotated[ResidentName, Filled] = Field(title=mark("Signed by"))
    note: Prose = Field("", title=mark("What is still wrong"))


class Base(Input):
    """A meter of the home and what it stands at; both sign (M24)."""

    number: MeterNumber = Field(title=mark("Meter no."))
    value: money.Reading = Field(title=mark("Reading"))


class Paid(Input):
    """A deposit that is taken at the move-in."""

    payer: Annotated[ResidentName, Filled] = Field(title=mark("Paid by"))
    amount: Annotated[int, money.of(money.FEN, least=1, most=1_000_000_00)] = Field(
        title=mark("Amount")
    )
    method: Way = Field(Way.CASH, title=mark("Paid how"))
    reference: Line = Field(
        "", title=mark("Reference number"), description=mark("Needed but for cash.")
    )


class Settled(Input):
    """What was done about a line of leaving."""

    words: Line = Field(
        "",
        title=mark("What was agreed or done"),
        description=mark("Needed where something is still open."),
    )
