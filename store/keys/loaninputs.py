"""What is filled in when a key is lent, and until it is back (K2)."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field, ValidationInfo, field_validator

from store.inputs import (
    FilledLine,
    FilledProse,
    Input,
    Line,
    Number,
    Phone,
    Pin,
    Prose,
    StaffNumber,
    WorkerName,
    mark,
    wrong,
)
from store.keys.inputs import Identity, Signed

_COLLEAGUES = (Identity.WORK_PASS, Identity.KNOWN)


class KeyLoan(Input):
    """A lending: to whom, which identity was checked, why, and when it is expected back (K2).

    ``count`` is how many of the bunch go, None for all that hang there. Who shows no work pass and
    is not known leaves a phone.
    """

    borrower: WorkerName = Field(title=mark("Borrower"))
    identity: Identity = Field(title=mark("Identity checked"))
    phone: Phone = Field(
        "",
        title=mark("Borrower's phone"),
        description=mark("Rung when the key is late."),
        validate_default=True,
    )
    reason: FilledLine = Field(title=mark("Reason"))
    signed: Signed = Field(title=mark("Signed by both"))
    due: datetime = Field(title=mark("Expected back"))
    firm: Line = Field("", title=mark("Firm"))
    count: Number | None = Field(
        None,
        ge=1,
        le=999,
        title=mark("How many"),
        description=mark("Empty for all that hang there."),
    )

    @field_validator("phone")
    @classmethod
    def _can_be_rung(cls, phone: str, info: ValidationInfo) -> str:
        if not phone and info.data.get("identity") not in (*_COLLEAGUES, None):
            raise wrong("Whom to ring when the key is late? Only a colleague needs no phone here.")
        return phone


class Heeding(Input):
    """What the instructions of a key asked, and that it was done."""

    heeded: bool = Field(title=mark("Instruction heeded"))
    called: Line = Field("", title=mark("Who was called, what they said"))


class HeededLoan(KeyLoan, Heeding):
    """A lending of a key that has instructions; they come first."""


class KeyReturn(Input):
    """A return; ``returned_by`` stays empty when it is the borrower (K2).

    ``count`` may stay empty where one key is out; of more it has to be said.
    """

    count: Number | None = Field(None, ge=1, le=999, title=mark("How many came back"))
    signed: Signed = Field(title=mark("Signed by both"))
    returned_by: Line = Field("", title=mark("Brought back by"))
    identity: Identity | None = Field(
        None,
        title=mark("Identity checked"),
        description=mark("Where it is not the borrower who brings it."),
    )
    words: Prose = Field("", title=mark("Note"))


class KeyExtension(Input):
    """More time, asked for by phone say; the first time it was due is kept."""

    due: datetime = Field(title=mark("Expected back"))
    asked_by: FilledLine = Field(title=mark("Who asked"))
    reason: FilledLine = Field(title=mark("Reason"))


class KeyChase(Input):
    """A call for a key that is out."""

    reached: bool = Field(title=mark("Reached"))
    words: FilledProse = Field(title=mark("What was said"))


class KeyReveal(Input):
    """Why the borrower's phone is shown whole."""

    reason: FilledLine = Field(title=mark("What for"))


class KeySigning(Input):
    """How both sign after all; by PIN the other one with their own staff number and PIN."""

    how: Signed = Field(title=mark("Signed by both"))
    number: StaffNumber | None = Field(None, title=mark("Their staff number"))
    their_pin: Pin | None = Field(None, title=mark("Their PIN"))
    pin: Pin | None = Field(None, title=mark("Your PIN"))
