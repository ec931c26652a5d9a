"""Files as they stand, lent or kept, and the lists of those to be destroyed (O25)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from store import clock
from store.documents.fileinputs import (
    Approval,
    Back,
    Destroying,
    Dropping,
    FileChange,
    Lending,
    Moved,
    NewCull,
    NewFile,
)
from store.documents.rights import APPROVE_CULL
from store.documents.words import CullStage, FileKind, FileStage, Keep
from store.engine.table import Table
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class File:
    """A file; ``keep_until`` is its last day, None for one that is kept for ever."""

    id: int
    number: str
    year: int
    kind: FileKind
    matter: str
    title: str
    pages: int
    keep: Keep
    ends_on: date | None
    keep_until: date | None
    place: str
    lent_to: str
    lent_why: str
    lent_on: date | None
    lent_until: date | None
    cull_id: int | None
    stage: FileStage

    @property
    def subject(self) -> str:
        """The file as the journal names it."""
        return f"archive_file:{self.id}"

    def over(self, today: date) -> bool:
        """Whether it need not be kept any longer, and still is."""
        gone = self.stage is FileStage.DESTROYED
        return not gone and self.keep_until is not None and self.keep_until < today

    def late(self, today: date) -> bool:
        """Whether it should be back."""
        lent = self.stage is FileStage.LENT
        return lent and self.lent_until is not None and self.lent_until < today


@dataclass(frozen=True)
class Cull:
    """A list of files to be destroyed, who approved it, and the two who saw it done."""

    id: int
    number: str
    reason: str
    listed_on: date
    listed_by: int
    approved_by: int | None
    approved_on: date | None
    how: str
    destroyed_on: date | None
    first_by: int | None
    second_by: int | None
    stage: CullStage

    @property
    def subject(self) -> str:
        """The list as the journal names it."""
        return f"archive_cull:{self.id}"


def _file_waits(one: File) -> Iterator[Waiting]:
    if one.stage is FileStage.LENT and one.lent_until is not None:
        start, end = clock.bounds(one.lent_until)
        figures = {"number": one.number, "title": one.title, "who": one.lent_to}
        yield Waiting("archive_file.out", one.subject, due=end, figures=figures, shows=start)


def _cull_waits(one: Cull) -> Iterator[Waiting]:
    figures = {"number": one.number, "reason": one.reason}
    if one.stage is CullStage.LISTED:
        yield Waiting("archive_cull.to_approve", one.subject, place=Place.FOLLOWING,
                      figures=figures, roles=APPROVE_CULL.roles)  # fmt: skip
    elif one.stage is CullStage.APPROVED:
        yield Waiting("archive_cull.to_destroy", one.subject, place=Place.FOLLOWING,
                      figures=figures)  # fmt: skip


_HERE = (FileStage.KEPT, FileStage.LENT)
FILES = Register(
    "archive_file",
    Table(
        "archive_file",
        File,
        "SELECT archive_file.id, archive_file.number, archive_file.year, archive_file.kind,"
        " archive_file.matter, archive_file.title, archive_file.pages, archive_file.keep,"
        " archive_file.ends_on, archive_file.keep_until, archive_file.place,"
        " archive_file.lent_to, archive_file.lent_why, archive_file.lent_on,"
        " archive_file.lent_until, archive_file.cull_id, archive_file.stage FROM archive_file",
    ),
    Step("opened", NewFile, to=FileStage.KEPT),
    Step("changed", FileChange, _HERE),
    Step("lent", Lending, (FileStage.KEPT,), FileStage.LENT),
    Step("back", Back, (FileStage.LENT,), FileStage.KEPT),
    Step("listed", Moved, (FileStage.KEPT,)),
    Step("released", Moved, _HERE),
    Step("destroyed", Moved, (FileStage.KEPT,), FileStage.DESTROYED),
    figures=lambda one: {"number": one.number},
    waits=_file_waits,
    columns=(
        *("number", "year", "kind", "pages", "keep", "ends_on", "keep_until", "lent_on"),
        *("lent_until", "cull_id", "stage"),
    ),
    named=("lent_on",),
)
CULLS = Register(
    "archive_cull",
    Table(
        "archive_cull",
        Cull,
        "SELECT archive_cull.id, archive_cull.number, archive_cull.reason,"
        " archive_cull.listed_on, archive_cull.listed_by, archive_cull.approved_by,"
        " archive_cull.approved_on, archive_cull.how, archive_cull.destroyed_on,"
        " archive_cull.first_by, archive_cull.second_by, archive_cull.stage FROM archive_cull",
    ),
    Step("listed", NewCull, to=CullStage.LISTED),
    Step(
        *("approved", Approval, (CullStage.LISTED,), CullStage.APPROVED, APPROVE_CULL),
        not_by="listed_by",
    ),
    Step("destroyed", Destroying, (CullStage.APPROVED,), CullStage.DONE),
    Step("dropped", Dropping, (CullStage.LISTED, CullStage.APPROVED), CullStage.DROPPED),
    figures=lambda one: {"number": one.number, "count": len(files_of(one.id))},
    waits=_cull_waits,
    private=("pin", "second", "second_pin"),
    columns=(
        *("number", "listed_on", "listed_by", "approved_by", "approved_on", "destroyed_on"),
        *("first_by", "second_by", "stage"),
    ),
    named=("listed_on", "approved_on", "destroyed_on"),
)

file = FILES.table.one
cull = CULLS.table.one


def files(text: str = "") -> list[File]:
    """Files by year, kind and matter, the newest year first (O25)."""
    wanted, kinds = text.casefold().split(), list(FileKind)
    found = [one for one in FILES.table.read() if all(word in _file_told(one) for word in wanted)]
    return sorted(found, key=lambda one: (-one.year, kinds.index(one.kind), one.matter, one.id))


def _file_told(one: File) -> str:
    parts = (one.number, str(one.year), one.matter, one.title, one.place, one.lent_to)
    return " ".join(parts).casefold()


def culls(text: str = "") -> list[Cull]:
    """Lists of files to be destroyed, the newest first."""
    wanted = text.casefold().strip()
    found = CULLS.table.read("ORDER BY archive_cull.id DESC")
    return [one for one in found if wanted in f"{one.number} {one.reason}".casefold()]


def files_of(cull_id: int) -> list[File]:
    """The files on a list."""
    where = "WHERE archive_file.cull_id = ? ORDER BY archive_file.id"
    return FILES.table.read(where, cull_id)


def numbered(typed: str) -> File | None:
    """The file with this number, whole or by its end; None where none or several have it."""
    wanted = typed.strip().upper()
    if wanted.isdecimal():
        wanted = f"{clock.today().year}-{int(wanted):04}"
    found = [one for one in FILES.table.read() if one.number.endswith(wanted)]
    return found[0] if len(found) == 1 else None
