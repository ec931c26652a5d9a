"""What is filled in when a key comes, leaves for good, or is put right on the list (K1, K4)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from store.inputs import (
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    Number,
    Prose,
    halfwidth,
    mark,
    wrong,
)
from store.text import Named


class KeyKind(Named):
    """Why the desk has a key: for public rooms, left by an owner, or of a vacant home (K1)."""

    PUBLIC = "public", mark("Public room")
    DEPOSITED = "deposited", mark("Deposited by the owner")
    VACANT = "vacant", mark("Vacant home")


class Identity(Named):
    """Which proof of identity was checked (K2); never its number."""

    ID_CARD = "id card", mark("ID card")
    WORK_PASS = "work pass", mark("Work pass")
    RESIDENT_CARD = "resident card", mark("Resident card")
    DRIVING_LICENCE = "driving licence", mark("Driving licence")
    PASSPORT = "passport", mark("Passport")
    AUTHORISATION = "authorisation", mark("Authorisation")
    KNOWN = "known", mark("Known in person")


class Signed(Named):
    """How both have signed: on the slip, each with their own PIN, or not yet (K2, K4)."""

    PAPER = "paper", mark("Both on paper")
    PIN = "pin", mark("Both by PIN")
    OWED = "owed", mark("Not signed yet")


class Caution(Named):
    """What an instruction asks before a key is lent."""

    DO_NOT_LEND = "do not lend", mark("Do not lend")
    CALL_FIRST = "call first", mark("Call first")
    DOG = "dog", mark("Dog inside")
    OTHER = "other", mark("Take care")


class Settlement(Named):
    """What became of keys that were missing."""

    FOUND = "found", mark("Found again")
    COPIED = "copied", mark("Copied anew")
    WRITTEN_OFF = "written off", mark("Taken off the list")


def _hook(text: object) -> object:
    if not isinstance(text, str):
        return text
    hook = halfwidth(text)
    if not 1 <= len(hook) <= 12 or " " in hook:
        raise wrong("A hook is 1 to 12 digits or letters, for example 17 or A-3.")
    return hook


Hook = Annotated[str, BeforeValidator(_hook)]


class NewKey(Input):
    """A key that the desk takes into its keeping (K1)."""

    hook: Hook = Field(title=mark("Hook"))
    kind: KeyKind = Field(KeyKind.PUBLIC, title=mark("Kind"))
    home: HomeId | None = Field(None, title=mark("Home"))
    doors: FilledLine = Field(title=mark("Doors"))
    count: Number = Field(1, ge=1, le=999, title=mark("How many"))
    reason: Line = Field("", title=mark("Why it is held"), validate_default=True)
    authorisation: Line = Field(
        "",
        title=mark("Authorisation"),
        description=mark("The paper on file: what, of which day, who signed it."),
        validate_default=True,
    )
    since: date | None = Field(None, title=mark("Held since"))

    @field_validator("reason")
    @classmethod
    def _why(cls, reason: str, info: ValidationInfo) -> str:
        if not reason and info.data.get("kind") in (KeyKind.DEPOSITED, KeyKind.VACANT):
            raise wrong("Please say why the home's key is held here.")
        return reason

    @field_validator("authorisation")
    @classmethod
    def _on_file(cls, paper: str, info: ValidationInfo) -> str:
        if not paper and info.data.get("kind") is KeyKind.DEPOSITED:
            raise wrong("A deposited key needs the owner's authorisation: which paper is on file?")
        return paper

    @model_validator(mode="after")
    def _home_by_kind(self) -> NewKey:
        if self.kind is KeyKind.PUBLIC and self.home is not None:
            raise wrong("A home's key is deposited or vacant, not public.")
        if self.kind is not KeyKind.PUBLIC and self.home is None:
            raise wrong("Please give the home that the key belongs to.")
        return self


class KeyCorrection(NewKey):
    """A key as the list should have it, and why it did not (K4)."""

    why: FilledLine = Field(title=mark("Why it is corrected"))


class KeyRelease(Input):
    """Handing a key over for good, as to the owner at move-in (K4)."""

    handed_to: FilledLine = Field(title=mark("Handed to"))
    identity: Identity = Field(title=mark("Identity checked"))
    signed: Signed = Field(title=mark("Signed by both"))
    words: Prose = Field("", title=mark("Note"))


class NewInstruction(Input):
    """What a home says about lending its key, from when and until when."""

    kind: Caution = Field(title=mark("Instruction"))
    words: Line = Field("", title=mark("In words"), validate_default=True)
    given_by: FilledLine = Field(title=mark("Said by"))
    since: date | None = Field(None, title=mark("From"), description=mark("Empty for today."))
    until: date | None = Field(
        None, title=mark("Holds until"), description=mark("Empty until it is ended.")
    )

    @field_validator("words")
    @classmethod
    def _said(cls, words: str, info: ValidationInfo) -> str:
        if not words and info.data.get("kind") in (Caution.CALL_FIRST, Caution.OTHER):
            raise wrong("Please say whom to call, or what to take care of.")
        return words


class InstructionEnd(Input):
    """Why an instruction holds no longer."""

    reason: FilledLine = Field(title=mark("Reason"))


class KeyLoss(Input):
    """Keys that are lost: how many, what happened, who was told (K4)."""

    count: Number = Field(ge=1, le=999, title=mark("How many are lost"))
    what: FilledProse = Field(title=mark("What happened"))
    told: FilledLine = Field(title=mark("Who was told"))


class Settling(Input):
    """What became of missing keys."""

    how: Settlement = Field(title=mark("What became of them"))
    count: Number = Field(ge=1, le=999, title=mark("How many"))
    words: FilledProse = Field(title=mark("How"))


class LockChange(Input):
    """A lock that was changed: the old keys open nothing, and so many new ones hang here (K4)."""

    count: Number = Field(ge=1, le=999, title=mark("New keys here"))
    words: FilledProse = Field(title=mark("Why, and by whom"))
