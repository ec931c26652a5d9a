"""What is filled in about a violation, and the words for how it stands (R13, R14)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from store.inputs import FilledLine, FilledProse, Input, Line, PastMoment, Prose, mark
from store.renovation.decree import Article
from store.text import Named


class Grade(Named):
    """How grave a violation is (R13)."""

    MINOR = "minor", mark("Minor: put right on the spot")
    ORDINARY = "ordinary", mark("Ordinary: notice with a date")
    SEVERE = "severe", mark("Severe: works stop, report due")


class BreachStage(Named):
    """How far a violation has come (R14)."""

    FOUND = "found", mark("found")
    DISSUADED = "dissuaded", mark("dissuaded")
    NOTICED = "noticed", mark("notice given")
    UNHEEDED = "unheeded", mark("unheeded")
    REPORTED = "reported", mark("reported to the authority")
    CLOSED = "closed", mark("put right and closed")
    STRUCK = "struck", mark("was none")


class Signed(Named):
    """Who signed for a notice (R13)."""

    SIGNED = "signed", mark("Signed for")
    REFUSED = "refused", mark("Refused to sign, with a witness")


class Means(Named):
    """How the authority was told."""

    PHONE = "phone", mark("By telephone")
    LETTER = "letter", mark("By letter")
    ONLINE = "online", mark("On its website or hotline")
    VISIT = "visit", mark("Face to face")


class NewViolation(Input):
    """What was found, against which article or clause, and by when it is put right (R13)."""

    article: Article = Field(title=mark("Article or clause"))
    what: FilledProse = Field(title=mark("What was found"))
    grade: Grade = Field(Grade.ORDINARY, title=mark("Grade"))
    put_right_by: date | None = Field(
        None, title=mark("Put right by"), description=mark("Needed but for a minor one.")
    )
    place: Line = Field("", title=mark("Place"))
    photo: Line = Field("", title=mark("Photo reference"))
    told: Line = Field("", title=mark("Told to whom"))


class Dissuasion(Input):
    """What was said to whom, and whether it was heeded there and then (R14)."""

    words: FilledProse = Field(title=mark("What was said"))
    heeded: bool = Field(title=mark("Put right on the spot"))


class Notice(Input):
    """The notice in two copies: signed for, or refused with a witness (R13)."""

    signed: Signed = Field(title=mark("Signature"))
    witness: Line = Field("", title=mark("Witness"))


class Recheck(Input):
    """What was seen when it was looked at again (R14)."""

    righted: bool = Field(title=mark("It is put right"))
    seen: FilledProse = Field(title=mark("What was seen"))
    unreported: Line = Field(
        "",
        title=mark("Not reported, because"),
        description=mark("A severe one that ends unreported: the manager alone, with the reason."),
    )


class Report(Input):
    """The report to the authority (art. 17, 42)."""

    authority: FilledLine = Field(
        title=mark("Reported to"), description=mark("For example 区住建局, 城管.")
    )
    means: Means = Field(Means.PHONE, title=mark("By what"))
    receipt: Line = Field("", title=mark("Their number"))
    at: PastMoment | None = Field(
        None, title=mark("When"), description=mark("Empty for now; for example 14:45 or -20.")
    )
    facts: Prose = Field("", title=mark("What was said"))


class Struck(Input):
    """Why it was no violation."""

    reason: FilledProse = Field(title=mark("Reason"))
