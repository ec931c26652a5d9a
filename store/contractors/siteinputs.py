"""What is filled in about a contractor's papers, people, and their time on site (I18-I20)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from store.inputs import Count, FilledLine, FilledProse, Input, Line, Phone, mark
from store.text import Named


class PaperKind(Named):
    """The papers of a contractor, and of its people, that expire (I18, G12)."""

    LICENCE = "licence", mark("Licence of its trade")
    INSURANCE = "insurance", mark("Insurance")
    CERTIFICATE = "certificate", mark("Certificate of the post")
    HEALTH = "health", mark("Health certificate")
    OTHER = "other", mark("Other paper")


class Kept(Named):
    """Whether a paper is on file still."""

    KEPT = "kept", mark("kept")
    WITHDRAWN = "withdrawn", mark("withdrawn")


class Rolled(Named):
    """Whether somebody works for a contractor here."""

    HERE = "here", mark("works here")
    GONE = "gone", mark("has left")
    FORGOTTEN = "forgotten", mark("erased")


class Presence(Named):
    """Whether people of a contractor are on site."""

    IN = "in", mark("on site")
    OUT = "out", mark("has left")


class NewPaper(Input):
    """A paper of the contractor's, or of one of its people."""

    kind: PaperKind = Field(title=mark("Kind"))
    person: Line = Field(
        "",
        title=mark("Whose"),
        description=mark("Name of one of its people; empty for the company's own."),
    )
    no: FilledLine = Field(title=mark("Number on it"))
    issuer: Line = Field("", title=mark("Issued by"))
    issued: date = Field(title=mark("Issued on"))
    expires: date = Field(
        title=mark("Valid until"), description=mark("It holds until the end of this day.")
    )


class NextPaper(Input):
    """The paper that takes its place."""

    no: FilledLine = Field(title=mark("Number on it"))
    issued: date = Field(title=mark("Issued on"))
    expires: date = Field(
        title=mark("Valid until"), description=mark("It holds until the end of this day.")
    )


class PaperEnds(Input):
    """Why a paper is not needed any more."""

    reason: FilledProse = Field(title=mark("Reason"))


class NewPerson(Input):
    """Somebody of a contractor's who works here; since today where the day stays empty."""

    name: FilledLine = Field(title=mark("Name"))
    post: FilledLine = Field(title=mark("Post"))
    phone: Phone = Field("", title=mark("Phone"))
    since: date | None = Field(None, title=mark("Since"))


class PersonGoes(Input):
    """Somebody's last day here, today where it stays empty."""

    until: date | None = Field(None, title=mark("Last day"))


class ForgetPerson(Input):
    """Why name, post and phone of somebody who has left are erased."""

    reason: FilledLine = Field(title=mark("Reason"))


class SignIn(Input):
    """People of a contractor who begin to work on site (I20)."""

    place: FilledLine = Field(title=mark("Place"))
    who: FilledProse = Field(
        title=mark("Who is there"), description=mark("Names of its people, one a line or with 、")
    )
    posts: Annotated[Count, Field(le=500)] = Field(
        title=mark("People asked for"), description=mark("By the contract, for this work.")
    )
    last_day: date | None = Field(
        None,
        title=mark("Work until"),
        description=mark("Empty for today; its insurance has to hold as long."),
    )
    permit: Line = Field("", title=mark("Work permit no."))
    despite: Line = Field(
        "",
        title=mark("Though something has expired"),
        description=mark("Reason of the supervisor, where a paper has expired."),
    )


class SignOut(Input):
    """That they have left, who says that the work is done, and what was seen."""

    done_by: FilledLine = Field(title=mark("Work handed over by"))
    remark: Line = Field("", title=mark("What was looked at"))
