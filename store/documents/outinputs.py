"""What is filled in about a letter that we send, and a notice that we post (O22, O23)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from store.documents.words import By, Haste, Kind, Secrecy
from store.inputs import Count, FilledLine, FilledProse, Input, Line, PastDay, Pin, mark

_TODAY = mark("Empty: today.")


class LetterText(Input):
    """The text of a letter while it is a draft."""

    title: FilledLine = Field(title=mark("Title of it"))
    body: FilledProse = Field(
        title=mark("Text of it"),
        description=mark("A notice to residents names nobody, no phone, no one's debt."),
    )
    sent_to: FilledLine = Field(title=mark("To whom it goes"))
    copies: Count = Field(1, ge=1, title=mark("Copies"))
    secrecy: Secrecy = Field(Secrecy.PLAIN, title=mark("Secrecy"))
    enclosures: Line = Field("", title=mark("Enclosures"))
    reply_to: Line = Field(
        "", title=mark("Answers our letter in"), description=mark("As LW-2026-0001; empty: none.")
    )
    names: Line = Field(
        "",
        title=mark("Why a name may stand"),
        description=mark("Where a notice has a resident's name: elected members, say."),
    )


class NewLetterOut(LetterText):
    """A letter as it is drafted (拟稿)."""

    kind: Kind = Field(Kind.LETTER, title=mark("What it is"))
    urgency: Haste = Field(Haste.USUAL, title=mark("How urgent"))


class Checking(Input):
    """That the draft was checked (核稿)."""

    remark: Line = Field("", title=mark("Remark"))


class CoSigning(Input):
    """Who signed the draft besides, and what they said (会签)."""

    cosigned: FilledProse = Field(
        title=mark("Who co-signed"),
        description=mark("Department, name, opinion, day: a line each."),
    )


class SigningLetter(Input):
    """Who signs has read it whole, and gives their own PIN (签发): from then on it is frozen."""

    opinion: Line = Field("", title=mark("Their opinion"))
    pin: Pin = Field(title=mark("PIN"))


class Numbering(Input):
    """That the signed text gets its number (编号)."""


class Sealing(Input):
    """How often the seal was set, and by whom (用印)."""

    seals: Count = Field(1, ge=1, title=mark("Seals set"))
    sealed_by: FilledLine = Field(title=mark("Sealed by"))
    sealed_on: PastDay | None = Field(None, title=mark("Sealed on"), description=_TODAY)


class Sending(Input):
    """How it went out (发出); its envelope gets a number of the delivery book."""

    way: By = Field(By.HAND, title=mark("How it goes"))
    copies_kept: Count = Field(1, title=mark("Copies kept"))
    sent_on: PastDay | None = Field(None, title=mark("Sent on"), description=_TODAY)


class Receipt(Input):
    """Who signed for it (签收)."""

    receipt_by: FilledLine = Field(title=mark("Signed for by"))
    receipt_on: PastDay | None = Field(None, title=mark("Signed for on"), description=_TODAY)


class Posting(Input):
    """Where a notice hangs, from when until when (O23)."""

    posted_at: FilledLine = Field(title=mark("Where it hangs"))
    post_from: PastDay | None = Field(None, title=mark("Hangs since"), description=_TODAY)
    post_until: date = Field(title=mark("Hangs until"))
    picture: Line = Field("", title=mark("Photo reference"))


class TakingDown(Input):
    """That it was taken down."""

    down_on: PastDay | None = Field(None, title=mark("Taken down on"), description=_TODAY)
    remark: Line = Field("", title=mark("Remark"))
