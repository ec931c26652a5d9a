"""What is filled in about a received letter, and about its passing round (O20, O21)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from store.documents.words import Haste, Read, Secrecy, Source
from store.inputs import (
    Count,
    Filled,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    PastDay,
    Pin,
    StaffNumber,
    WorkerName,
    mark,
)

Copies = Annotated[Count, Field(ge=1)]
_TODAY = mark("Empty: today.")


class NewLetterIn(Input):
    """A letter as it comes in (O20)."""

    source: Source = Field(title=mark("From whom it is"))
    sender: FilledLine = Field(title=mark("Sender's name"))
    title: FilledLine = Field(title=mark("Title of it"))
    their_number: Line = Field("", title=mark("Number on the letter"))
    home: HomeId | None = Field(
        None, title=mark("Home"), description=mark("Where it is an owner's letter.")
    )
    copies: Copies = Field(1, title=mark("Copies"))
    urgency: Haste = Field(Haste.USUAL, title=mark("How urgent"))
    secrecy: Secrecy = Field(Secrecy.PLAIN, title=mark("Secrecy"))
    enclosures: Line = Field("", title=mark("Enclosures"))
    received_on: PastDay | None = Field(None, title=mark("Letter received on"), description=_TODAY)


class CorrectionIn(Input):
    """What of it is put right; what was wrong stays, struck through (O24)."""

    sender: FilledLine = Field(title=mark("Sender's name"))
    title: FilledLine = Field(title=mark("Title of it"))
    their_number: Line = Field("", title=mark("Number on the letter"))
    copies: Copies = Field(title=mark("Copies"))
    enclosures: Line = Field("", title=mark("Enclosures"))
    reason: FilledLine = Field(title=mark("Reason"))


class Proposal(Input):
    """How it is proposed to handle it (拟办)."""

    proposal: FilledProse = Field(title=mark("Proposed handling"))


class Decision(Input):
    """What is decided about it, by whom, on which day (批办)."""

    decider: WorkerName = Field(title=mark("Decided by"))
    opinion: FilledProse = Field(title=mark("Their opinion"))
    decided_on: PastDay | None = Field(None, title=mark("Decided on"), description=_TODAY)


class Handing(Input):
    """Who handles it, until when (承办)."""

    department: FilledLine = Field(title=mark("Department"))
    handler: WorkerName = Field(title=mark("Handled by"))
    due_on: date = Field(title=mark("To be handled by"))


class Urging(Input):
    """That the handler was urged, and what they said (催办)."""

    said: FilledLine = Field(title=mark("What they said"))
    due_on: date | None = Field(
        None, title=mark("New day"), description=mark("Empty: its day stays.")
    )


class Outcome(Input):
    """What came of it, and the number of our reply (办结)."""

    result: FilledProse = Field(title=mark("Outcome of it"))
    reply_number: Line = Field(
        "", title=mark("Number of our reply"), description=mark("Empty: no reply has gone yet.")
    )
    done_on: PastDay | None = Field(None, title=mark("Dealt with on"), description=_TODAY)


class Reply(Input):
    """The number of the reply that has gone by now."""

    reply_number: FilledLine = Field(title=mark("Number of our reply"))


class Void(Input):
    """Why an entry or a letter is void; its number stays (G11)."""

    reason: FilledLine = Field(title=mark("Reason"))


class Filing(Input):
    """Into which file it goes (归卷)."""

    file: FilledLine = Field(
        title=mark("Number of the file"), description=mark("As AJ-2026-0001; its end is enough.")
    )
    pages: Count = Field(1, ge=1, title=mark("Pages"))


class PassRound(Input):
    """Who reads it, one after the other (传阅)."""

    readers: FilledProse = Field(
        title=mark("Readers"), description=mark("In their order, with a comma or a line between.")
    )


class Listed(Input):
    """One who is to read it."""

    reader: WorkerName = Field(title=mark("Reader"))


class Giving(Input):
    """That the reader has the copy now."""

    given_on: PastDay | None = Field(None, title=mark("Given on"), description=_TODAY)


class Returning(Input):
    """That the reader signed, and the copy is back."""

    how: Read = Field(Read.PAPER, title=mark("How they signed"))
    read_on: PastDay | None = Field(
        None, title=mark("Date beside it"), description=mark("Empty: today. By PIN: always today.")
    )
    staff_number: StaffNumber | None = Field(
        None, title=mark("Their staff number"), description=mark("By PIN only.")
    )
    pin: Annotated[Pin, Filled] | None = Field(
        None, title=mark("Their PIN"), description=mark("By PIN only.")
    )
    remark: Line = Field("", title=mark("Remark"))


class LeavingOut(Input):
    """Why a reader is left out."""

    remark: FilledLine = Field(title=mark("Reason"))
