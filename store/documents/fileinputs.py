"""What is filled in about a file, its loan, and the destruction of files (O25)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from store.documents.words import FileKind, Keep
from store.inputs import (
    Count,
    FilledLine,
    FilledProse,
    Input,
    Line,
    PastDay,
    Pin,
    Prose,
    StaffNumber,
    WorkerName,
    mark,
)

_TODAY = mark("Empty: today.")


class NewFile(Input):
    """A file as it is opened: year, kind, matter, and how long it is kept."""

    year: Count = Field(ge=1990, title=mark("Year of it"))
    kind: FileKind = Field(title=mark("What it holds"))
    matter: FilledLine = Field(title=mark("Matter"))
    title: FilledLine = Field(title=mark("Title of the file"))
    keep: Keep = Field(title=mark("How long it is kept"))
    place: FilledLine = Field(title=mark("Where the file stands"))
    pages: Count = Field(0, title=mark("Pages"))
    ends_on: date | None = Field(
        None, title=mark("Contract ends on"), description=mark("Of contracts only.")
    )


class FileChange(Input):
    """What of a file is put right; what was wrong stays in the entries before."""

    matter: FilledLine = Field(title=mark("Matter"))
    title: FilledLine = Field(title=mark("Title of the file"))
    place: FilledLine = Field(title=mark("Where the file stands"))
    pages: Count = Field(0, title=mark("Pages"))
    reason: FilledLine = Field(title=mark("Reason"))


class Lending(Input):
    """Who borrows the original, why, until when."""

    lent_to: WorkerName = Field(title=mark("Borrower"))
    lent_why: FilledLine = Field(title=mark("What for"))
    lent_until: date = Field(title=mark("Back by"))


class Back(Input):
    """That it is back."""

    back_on: PastDay | None = Field(None, title=mark("Came back on"), description=_TODAY)
    remark: Line = Field("", title=mark("Remark"))


class NewCull(Input):
    """Which files are to be destroyed, and why."""

    files: Prose = Field(
        "",
        title=mark("Numbers of the files"),
        description=mark("Empty: all whose time is over. Else as AJ-2026-0001, a blank between."),
    )
    reason: FilledLine = Field(title=mark("Reason"))


class Approval(Input):
    """That the list may be destroyed as it stands."""

    remark: Line = Field("", title=mark("Opinion"))


class Destroying(Input):
    """That two saw it destroyed, each by their own PIN."""

    how: FilledLine = Field(title=mark("How it was done"))
    pin: Pin = Field(title=mark("Your PIN"))
    second: StaffNumber = Field(title=mark("The other's staff number"))
    second_pin: Pin = Field(title=mark("The other's PIN"))


class Dropping(Input):
    """Why the list is dropped; its files stay."""

    reason: FilledProse = Field(title=mark("Reason"))


class Moved(Input):
    """A file goes on a list, off it, or with it."""
