"""Files by year, kind and matter: lent and back, destroyed by two (O25)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from store import clock, documents
from store.desk import staff
from store.documents import (
    CULL,
    CULLS,
    FILE_LIST,
    FILES,
    LOAN,
    Cull,
    CullStage,
    File,
    FileKind,
    FileStage,
)
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_APPROVES = "store.documents.rights:APPROVE_CULL"
OPENED = Action("new", ("ctrl+n",), mark("New file"), mark("A year, a kind, a matter."), 4)
LEND = Action("file_lend", ("ctrl+t",), mark("Lend it"), mark("The original: who, why, when."), 5)
BACK = Action("file_back", ("ctrl+r",), mark("File is back"), mark("It is in its place again."), 6)
CHANGE = Action("file_change", ("ctrl+w",), mark("Correct"), mark("Title, place, pages."), 7)
TO_DESTROY = Action("culls", ("ctrl+u",), mark("To destroy"), mark("Lists, and who approved."), 8)
LISTED = Action("new", ("ctrl+n",), mark("New list"), mark("Files whose time is over."), 4)
APPROVE = Action(
    "cull_approve", ("ctrl+d",), mark("Approve"), mark("By another than who listed them."), 5,
    right=_APPROVES,
)  # fmt: skip
DESTROY = Action("cull_destroy", ("ctrl+e",), mark("Destroyed"), mark("Two sign, by PIN."), 6)
DROP = Action("cull_drop", ("ctrl+x",), mark("Drop list"), mark("Its files stay."), 7)


def newest_file(kind: FileKind) -> Mapping[str, object]:
    """The file that a letter of a kind most likely goes into: the newest of this year."""
    year = clock.today().year
    found = [
        one for one in documents.files()
        if (one.year, one.kind, one.stage) == (year, kind, FileStage.KEPT) and not one.cull_id
    ]  # fmt: skip
    return {"file": max(found, key=lambda one: one.id).number} if found else {}


class FilesScreen(RegisterScreen[File]):
    """The files, the newest year on top."""

    SCOPE = "archive_files"
    TITLE = mark("Files")
    REGISTER = FILES
    HELP = mark(
        "Files by year, kind and matter, with their place and how long they are kept. {file_lend}"
        " lends an original until a day; {culls} has the lists of those to be destroyed."
    )
    MORE = (TO_DESTROY,)
    SHEETS = (LOAN,)
    LISTS = ((FILE_LIST, "documents:all"),)
    FOLLOWS = ("letter_in", "letter_out")
    VIEWS: ClassVar[tuple[View[File], ...]] = (
        View(mark("kept here"), lambda one: one.stage is not FileStage.DESTROYED),
        View(mark("lent"), lambda one: one.stage is FileStage.LENT),
        View(mark("time over"), lambda one: one.over(clock.today())),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[File], ...]] = (
        Do("opened", OPENED, documents.open_file),
        Do("lent", LEND, documents.lend),
        Do("back", BACK, documents.take_file_back),
        Do("changed", CHANGE, documents.change_file, vars),
    )

    def things(self, typed: str) -> Sequence[File]:
        """Files by number, year, matter, title, place and borrower."""
        return documents.files(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost."""
        return [
            Column(_("State"), 10),
            Column(_("File no."), 12),
            Column(_("Year"), 4),
            Column(_("Matter"), 12),
            Column(_("Its title"), 16, flex=True),
            Column(_("Place"), 10),
            Column(_("Kept to"), 10),
        ]

    def drawn(self, one: File) -> Drawn:
        """A file as a line."""
        late = one.late(clock.today())
        state: Words = [(label(one.stage), Tone.ALARM if late else Tone.PLAIN)]
        until = one.keep_until.isoformat() if one.keep_until else _("ever")
        cells = (state, one.number, str(one.year), one.matter, one.title, one.place, until)
        sign = "!" if late else "*" if one.over(clock.today()) else " "
        faint = one.stage is FileStage.DESTROYED
        return Drawn(cells, mark=sign, tone=Tone.FAINT if faint else Tone.PLAIN)

    def named(self, one: File) -> str:
        """Number, title, and how it stands."""
        return "  ".join((one.number, one.title, label(one.stage)))

    def full(self, one: File) -> Iterator[str | Words]:
        """What it holds and how long, who has it; then all on record."""
        first, *rest = super().full(one)
        yield first
        told = _("{kind}  {pages} pages  {keep}").format(
            kind=label(one.kind), pages=one.pages, keep=label(one.keep)
        )
        yield told
        if one.lent_until:
            late = one.late(clock.today())
            told = _("Lent to {who} until {day}: {why}").format(
                who=one.lent_to, day=one.lent_until.isoformat(), why=one.lent_why
            )
            yield [(told, Tone.ALARM if late else Tone.WARN)]
        if one.cull_id:
            yield _("On list {number}").format(number=documents.cull(one.cull_id).number)
        yield from rest

    def can(self, action: Action) -> bool:
        """The lists open without a file, too."""
        return action is TO_DESTROY or super().can(action)

    async def act_culls(self) -> None:
        """The lists of files to be destroyed."""
        await self.app.ask(CullsScreen())
        self.load()


class CullsScreen(RegisterScreen[Cull]):
    """The lists of files to be destroyed, the newest on top."""

    SCOPE = "archive_culls"
    TITLE = mark("Files to destroy")
    REGISTER = CULLS
    HELP = mark(
        "A list of files whose time is over; another than who made it approves, then two see them"
        " destroyed and sign by their own PINs. The list and its files' entries stay for ever."
    )
    SHEETS = (CULL,)
    VIEWS: ClassVar[tuple[View[Cull], ...]] = (
        View(mark("all")),
        View(mark("still open"), lambda one: one.stage in (CullStage.LISTED, CullStage.APPROVED)),
    )
    STEPS: ClassVar[tuple[Do[Cull], ...]] = (
        Do("listed", LISTED, documents.list_for_destruction),
        Do("approved", APPROVE, documents.approve),
        Do("destroyed", DESTROY, documents.destroy),
        Do("dropped", DROP, documents.drop),
    )

    def things(self, typed: str) -> Sequence[Cull]:
        """Lists by number and reason."""
        return documents.culls(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands leftmost."""
        return [
            Column(_("State"), 14),
            Column(_("List no."), 12),
            Column(_("Listed on"), 10),
            Column(_("Files"), 5, right=True),
            Column(_("Reason"), 20, flex=True),
        ]

    def drawn(self, one: Cull) -> Drawn:
        """A list as a line."""
        count = str(len(documents.files_of(one.id)))
        return Drawn((label(one.stage), one.number, one.listed_on.isoformat(), count, one.reason))

    def named(self, one: Cull) -> str:
        """Number and how it stands."""
        return "  ".join((one.number, one.reason, label(one.stage)))

    def full(self, one: Cull) -> Iterator[str | Words]:
        """The files on it, who listed, approved and saw it; then all on record."""
        first, *rest = super().full(one)
        yield first
        names = staff.names()
        who = (one.listed_by, one.approved_by, one.first_by, one.second_by)
        told = [names.get(each, "") if each else "-" for each in who]
        yield _("Listed by {0}, approved by {1}, destroyed before {2} and {3}").format(*told)
        for each in documents.files_of(one.id):
            until = each.keep_until.isoformat() if each.keep_until else ""
            yield f"{each.number}  {each.title}  {until}"
        yield from rest
