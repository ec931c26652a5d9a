"""What was sent to printers: how far each sheet has come, and the ways on when it does not."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from store import answers
from store.desk import printjobs
from store.desk.printjobs import Job, State
from store.paper import Printer
from tui.language import _, clockface, mark
from tui.listing import NARROWER, WIDER, Listing, View
from tui.over.menu import Menu
from tui.printing import sending, words
from tui.printing.choosing import QueueList
from tui.printing.preview import PRINT
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    pass

OPEN = Action("open", ("enter",), mark("Ways on"), mark("What can be done about this sheet."), 3)
AGAIN = Action("again", ("ctrl+r",), mark("Try again"), mark("Send it once more."), 5)
OTHER = Action("other", ("ctrl+o",), mark("Other printer"), mark("Send it somewhere else."), 6)
CANCEL = Action("cancel", ("ctrl+k",), mark("Take back"), mark("Take it out of the queue."), 7)
PDF = Action("pdf", ("ctrl+e",), mark("PDF"), mark("Leave it at the PDF, and say where it is."), 8)
WAYS_ON = (AGAIN, OTHER, PDF, CANCEL)


class PrintQueue(Listing[Job]):
    """The newest prints."""

    SCOPE = "print queue"
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN, *WAYS_ON, NARROWER, WIDER, actions.BACK)
    HELP = mark(
        "The sheets that went to a printer, the newest first. One that waits or failed can be sent"
        " again, to another printer, or left at its PDF. One that came out is printed anew as the"
        " next copy."
    )

    TITLE = mark("Print queue")
    VIEWS: ClassVar[tuple[View[Job], ...]] = (
        View(mark("all")),
        View(mark("on their way"), lambda job: job.open),
    )
    FOLLOWS = ("print",)
    LOWER_LINES = 4

    def things(self, typed: str) -> Sequence[Job]:
        """The newest prints, by sheet, printer and file."""
        wanted = typed.casefold()
        told = (
            (job, f"{words.sheet(job)} {job.printer.name} {job.file}") for job in printjobs.latest()
        )
        return [job for job, text in told if wanted in text.casefold()]

    def key(self, thing: Job) -> int:
        """Its number."""
        return thing.id

    def columns(self) -> Sequence[Column]:
        """When, what, where to, and how far."""
        return (
            Column(_("Time"), 11),
            Column(_("Sheet"), 22, flex=True),
            Column(_("Printer"), 14),
            Column(_("State"), 18, flex=True),
        )

    def drawn(self, thing: Job) -> Drawn:
        """A print as a line."""
        return _drawn(thing)

    def full(self, thing: Job) -> Iterator[str | Words]:
        """What became of it, and where its PDF is."""
        yield words.sentence(thing)
        yield _("The PDF: {file}").format(file=f"{sending.FOLDER}/{thing.file}")

    def empty(self) -> str:
        """How something is printed."""
        return actions.told(
            _("Nothing was sent to a printer yet. {print} prints what a screen shows."), PRINT
        )

    def can(self, action: Action) -> bool:
        """Only what is still on its way can be taken back."""
        job = self.rows.current
        if action is CANCEL:
            return job is not None and job.open
        return job is not None or action not in (OPEN, *WAYS_ON)

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(OPEN)

    async def act_open(self) -> None:
        """Offer the ways on."""
        job = self.rows.current
        if job is not None:
            offered = [action for action in WAYS_ON if self.can(action)]
            action = await self.app.ask(Menu(words.sheet(job), offered, [words.sentence(job)]))
            if action is not None:
                self.perform(action)

    async def act_again(self) -> None:
        """Send the same file again; what has come out is a reprint, on record as the next copy."""
        job = self.rows.current
        if job is None:
            return
        kind = answers.sheet(job.kind)
        if kind is not None and job.state is State.DONE:
            await sending.print_sheet(self.app, kind, job.subject)
            self._show_newest()
        else:
            await self._send(job, job.printer)

    async def act_other(self) -> None:
        """Send it to a printer that is chosen now, and only this once."""
        job = self.rows.current
        if job is None:
            return
        name = await self.app.ask(QueueList(words.sheet(job)))
        if name:
            await self._send(job, job.printer.model_copy(update={"name": name}))

    async def _send(self, job: Job, printer: Printer) -> None:
        if job.open:
            await sending.take_back(self.app, job)
        await sending.send(self.app, job.printing, job.file, printer)
        self._show_newest()

    def _show_newest(self) -> None:
        self.load()
        self.rows.point(self.rows.things[0].id)

    async def act_cancel(self) -> None:
        """Take it back."""
        job = self.rows.current
        if job is not None:
            sending.say(self.app, await sending.take_back(self.app, job))
            self.load()

    async def act_pdf(self) -> None:
        """Leave it at the PDF."""
        job = self.rows.current
        if job is None:
            return
        path = self.app.folder / sending.FOLDER / job.file
        if not await asyncio.to_thread(path.exists):
            self.say(_("The PDF is gone; print the sheet anew where it belongs."), Tone.WARN)
            return
        if job.open:
            await sending.take_back(self.app, job)
        self.load()
        self.say(_("The PDF is {file}.").format(file=path), Tone.GOOD)


def _drawn(job: Job) -> Drawn:
    mark_ = {State.WAITING: "!", State.FAILED: "!", State.LOST: "!"}.get(job.state, " ")
    tone = words.TONES.get(job.state, Tone.PLAIN)
    cells = (clockface.moment(job.at), words.sheet(job), job.printer.name, words.state(job))
    return Drawn(cells, mark_, Tone.PLAIN if tone is Tone.GOOD else tone)
