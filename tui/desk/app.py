"""The desk: a session, and what can be done in it from every screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from store import clock
from store.disk import firstlook
from store.engine import numbering
from store.subjects import thing_of
from tui import language
from tui.desk import screens, upgrading
from tui.desk.session import Session
from tui.language import _
from tui.screen import actions
from tui.subjects import OF_THING
from tui.widgets.paint import Tone
from tui.wire import install

if TYPE_CHECKING:
    from store.paper import SheetKind
    from store.rights import Staff
    from tui.screen.host import Host


class Desk(Session, inherit_bindings=False):
    """What every screen's keys can do."""

    def open_page(self, name: str) -> Awaitable[object] | None:
        """Show a page of the directory; None when it shows, else what is to be awaited."""
        if screens.is_screen(name):
            return self.turn(name)
        opens: Callable[[Host], Awaitable[object]] = screens.found(name)
        return opens(self)

    async def act_find(self) -> None:
        """Find a home, a thing or a page, and open it."""
        from tui.over.finder import Finder

        screen = self._open[-1]
        found = await self.ask(Finder([one for one in actions.PAGES.values() if self.may(one)]))
        if isinstance(found, str):
            await self.go(OF_THING[thing_of(found)], found)
        elif found is not None:
            screen.perform(found)

    async def act_more(self) -> None:
        """All pages, and what this screen does without a key."""
        from tui.over.directory import Directory

        screen = self._open[-1]
        keyless = [each for each in screen.ACTIONS if not each.keys and screen.can(each)]
        offered = [each for each in (*actions.PAGES.values(), *keyless) if self.may(each)]
        action = await self.ask(Directory(offered))
        if action is not None:
            screen.perform(action)

    async def act_palette(self) -> None:
        """Choose among all actions of the screen, and do it."""
        from tui.over.palette import Palette

        screen = self._open[-1]
        action = await self.ask(Palette(screen.available))
        if action in screen.available:  # others may have changed what it is about meanwhile
            screen.perform(action)

    async def act_help(self) -> None:
        """Explain the focused field, the screen and its keys."""
        from tui.over.help import HelpScreen

        await self.ask(HelpScreen(self._open[-1]))

    def act_repaint(self) -> None:
        """Paint everything anew, whatever the terminal has come to show."""
        if self.wire is not None:
            self.wire.repaint()

    def act_leave(self) -> None:
        """Leave the desk; asks once while a form is half written, and who is on duty."""
        if not self._leaving and (reason := self._reason_to_stay()):
            self._leaving = True
            self._open[-1].say(actions.told(reason, actions.LEAVE), Tone.WARN)
            return
        self._keep_all()
        self.whereabouts.forget()
        self.exit(0)

    def _reason_to_stay(self) -> str:
        if any(screen.half_written for screen in self._open):
            return _("A form is half written. {leave} again leaves; a draft is kept.")
        if self.staff is None:
            return ""
        from tui import answers

        reasons = (each.stays(self.staff) for _name, each in answers.daily() if each.stays)
        return next(filter(None, reasons), "")

    async def print_sheet(self, kind: SheetKind, subject: str) -> None:
        """Make a sheet about a subject as a PDF, and print it where its kind has a printer."""
        from tui.printing import sending

        await sending.print_sheet(self, kind, subject)

    async def enter(self, staff: Staff) -> None:
        """Begin the desk, and go on watching what is still being printed."""
        await super().enter(staff)
        from tui.printing import sending

        await sending.resume(self)


def run(folder: Path, language_code: str | None = None) -> int:
    """Open the desk in a data folder, in the estate's language unless another is given.

    Raises ``StoreError`` when the folder cannot be used. Returns the exit code.
    """
    estate = firstlook.look(folder)
    if estate is None or _is_older(estate):
        language.speak(language_code or (estate.language if estate else language.current()))
        return _run(_in_open_folder(folder, language_code))
    clock.set_zone(estate.timezone)
    language.speak(language_code or estate.language)
    return _run(Desk(folder, estate))


def _is_older(estate: firstlook.Front) -> bool:
    return estate.schema is not None and estate.schema < numbering.newest()


def _in_open_folder(folder: Path, language_code: str | None) -> Desk:
    """The desk of a new estate, or of one brought up to date, or a sentence why there can be none.

    Nobody signs in meanwhile: what an older version wrote may take a minute.
    """
    from store.desk import opening

    opening.open_folder(folder, create=True, progress=upgrading.tell)
    desk = Desk()
    language.speak(language_code or (desk.front.language if desk.front else "zh_CN"))
    return desk


def _run(desk: Desk) -> int:
    desk.wire = install(desk)
    try:
        desk.run(mouse=False)
    finally:
        if desk.loaded.is_set():
            from store.engine import database

            database.close()
    if desk.refusal is not None:
        raise desk.refusal
    return desk.return_code or 0
