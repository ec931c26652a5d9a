"""From F9 to paper: the sheet is made, goes to its printer, and is watched until it is out."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from store import clock, estate
from store.desk import printjobs
from store.desk.printjobs import Job, State
from store.disk import datafolder
from store.engine import database, driver
from store.errors import Refused, StoreError, Unavailable
from store.paper import Paper, Printer, SheetKind
from tui.language import _, mark, saying
from tui.printing import words
from tui.screen.actions import Action
from tui.widgets.paint import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from printing.asked import Request
    from printing.making import Issued
    from printing.sheet import Sheet
    from store.rights import Staff
    from tui.screen.host import Host

FOLDER = datafolder.SHEETS
ANYWAY = Action("anyway", (), mark("Print it so"), mark("Fill the boxes in by hand."))
_SHOW_PAGES_FROM = 20
_FORGOTTEN_SECONDS = 60


async def print_sheet(desk: Host, kind: SheetKind, subject: str) -> None:
    """Make a sheet as a PDF in the data folder's ``sheets``, and print it where a printer is set.

    What no face can write is told before. The message line says what becomes of the sheet. Raises
    what keeps it from being made.
    """
    from printing import catalogue

    if catalogue.takes_long(kind):
        desk.say_on_top(_("The book is being made; work on meanwhile."), Tone.PLAIN)
        desk.keys_ahead.let_go()
    lost = await asyncio.to_thread(_lacking, kind, subject)
    if lost and not await _goes_without(desk, lost):
        return
    printer = estate.settings().printers.get(kind.name)
    paper = printer.paper if printer else None
    issued = await asyncio.to_thread(_issued, desk.folder, kind, subject, paper, _told(desk))
    if issued.unsigned is not None:
        desk.say_on_top(_unsigned(issued, issued.unsigned), Tone.WARN)
    elif printer is None:
        text = _("Printed to {file} in the data folder.")
        desk.say_on_top(text.format(file=f"{FOLDER}/{issued.path.name}"))
    if printer is not None:
        await send(desk, issued.printing.number, issued.path.name, printer)


def _lacking(kind: SheetKind, subject: str) -> frozenset[str]:
    from printing import making

    with database.connection():
        return making.lacking(_requested(kind, subject))


def _requested(kind: SheetKind, subject: str, paper: Paper | None = None) -> Request:
    from printing.catalogue import request

    try:
        return request(kind, subject, paper)
    except driver.errors() as error:
        raise database.refusal(error) from error


async def _goes_without(desk: Host, lost: frozenset[str]) -> bool:
    """Ask whether a sheet is printed with boxes to fill in."""
    from tui.over.menu import Menu

    told = _("Neither the program nor this machine has a glyph for:")
    about = [told, words.glyphs(lost), _("A box and a note are printed in its place.")]
    return await desk.ask(Menu(_("A character cannot be printed"), [ANYWAY], about)) is ANYWAY


def _told(desk: Host) -> tuple[Staff | None, Callable[[int, int], None]]:
    loop = asyncio.get_running_loop()

    def progress(done: int, pages: int) -> None:
        if pages >= _SHOW_PAGES_FROM and done % 5 == 0:
            text = _("Page {done} of {pages}").format(done=done, pages=pages)
            loop.call_soon_threadsafe(desk.say_on_top, text, Tone.PLAIN)

    return desk.staff, progress


def _issued(
    folder: Path,
    kind: SheetKind,
    subject: str,
    paper: Paper | None,
    told: tuple[Staff | None, Callable[[int, int], None]],
) -> Issued:
    """Runs on a thread of its own: neither the screen nor other writing waits for a long book."""
    from printing import making

    by, progress = told
    with database.connection():
        asked = _requested(kind, subject, paper)
        to = folder / FOLDER / f"{asked.name}.pdf"
        to.parent.mkdir(mode=0o700, exist_ok=True)
        return making.make(asked, to, by, progress)


def _unsigned(issued: Issued, why: StoreError) -> str:
    text = _("Printed to {file}, but not signed: {reason}")
    return text.format(file=f"{FOLDER}/{issued.path.name}", reason=saying.say(why))


async def declared(kind: SheetKind, subject: str) -> Sheet:
    """A sheet as it would be printed now, for a preview; nothing is recorded."""
    printer = estate.settings().printers.get(kind.name)
    return await asyncio.to_thread(_declared, kind, subject, printer.paper if printer else None)


def _declared(kind: SheetKind, subject: str, paper: Paper | None) -> Sheet:
    from printing import making

    with database.connection():
        return making.preview(_requested(kind, subject, paper))


async def send(desk: Host, printing: int, file: str, printer: Printer) -> None:
    """Send a sheet's file to a printer and watch it; what goes wrong is recorded and said."""
    job = await desk.desk(printjobs.queue, printing, file, printer, by=desk.signed_in)
    try:
        number = await asyncio.to_thread(_submit, desk.folder / FOLDER / file, job)
    except Unavailable as error:
        reason = str(error.values.get("reason", error.message))
        job = await desk.desk(printjobs.move, job.id, State.FAILED, [reason])
        say(desk, job)
        return
    job = await desk.desk(printjobs.move, job.id, State.SPOOLED, spooled=number)
    say(desk, job)
    watch(desk, job)


def _submit(file: Path, job: Job) -> int:
    from printing import printer

    return printer.submit(file, job.printer, file.stem)


def say(desk: Host, job: Job) -> None:
    """Tell on the message line how far a sheet has come."""
    desk.say_on_top(words.sentence(job), words.TONES.get(job.state, Tone.PLAIN))


def watch(desk: Host, job: Job) -> None:
    """Follow a job in the background until it has ended."""
    desk.run_worker(_follow(desk, job), group=f"print-{job.id}", exclusive=True)


async def _follow(desk: Host, job: Job) -> None:
    from printing import printer

    while job.open and job.spooled is not None:
        await asyncio.sleep(desk.PRINTER_SECONDS)
        seen = await asyncio.to_thread(printer.look, job.printer.name, job.spooled)
        now = printjobs.get(job.id)
        if now.open and (seen.state, seen.reasons) != (now.state, now.reasons):
            now = await _moved(desk, now, seen.state, seen.reasons)
        if (now.state, now.reasons) != (job.state, job.reasons):
            say(desk, now)
        job = now


async def _moved(desk: Host, job: Job, state: State, reasons: tuple[str, ...]) -> Job:
    try:
        return await desk.desk(printjobs.move, job.id, state, reasons)
    except Refused:  # another session saw its end first
        return printjobs.get(job.id)
    except StoreError:  # full disk and the like: it stands as it is, and is looked at again
        return job


async def resume(desk: Host) -> None:
    """Go on watching what earlier sessions left on its way."""
    for job in printjobs.waiting():
        if job.spooled is not None:
            watch(desk, job)
        elif abs((clock.now() - job.at).total_seconds()) > _FORGOTTEN_SECONDS:
            await _moved(desk, job, State.LOST, ())


async def take_back(desk: Host, job: Job) -> Job:
    """Take an open job back from its printer."""
    if job.spooled is not None:
        from printing import printer

        await asyncio.to_thread(printer.cancel, job.printer.name, job.spooled)
    return await desk.desk(printjobs.move, job.id, State.CANCELED, by=desk.signed_in)
