"""The desk: a session, and what can be done in it from every screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path
from typing import TYPE_CHECKING

from store import clock
from store.disk import firstlook
from tui import language
from tui.desk.session import Session
from tui.language import _
from tui.screen import actions
from tui.widgets.paint import Tone
from tui.wire import install

if TYPE_CHECKING:
    from store.paper import Kind
    from store.rights import Staff


class Desk(Session, inherit_bindings=False):
    """What every screen's keys can do."""

    def act_today(self) -> Awaitable[None] | None:
        """What is to be done."""
        return self.turn("today")

    def act_dutylog(self) -> Awaitable[None] | None:
        """The duty log."""
        return self.turn("dutylog")

    def act_tickets(self) -> Awaitable[None] | None:
        """The tickets."""
        return self.turn("tickets")

    def act_keys(self) -> Awaitable[None] | None:
        """The keys."""
        return self.turn("keys")

    def act_handover(self) -> Awaitable[None] | None:
        """The handover."""
        return self.turn("handover")

    def act_residents(self) -> Awaitable[None] | None:
        """The resident files."""
        return self.turn("residents")

    async def act_find(self) -> None:
        """Find a home and open its page."""
        from tui.over.finder import Finder

        place = await self.ask(Finder())
        if place is not None:
            await self.go("residents", place)

    async def act_more(self) -> None:
        """What is seldom done."""
        from tui.over.menu import Menu

        screen = self._open[-1]
        keyless = [each for each in screen.ACTIONS if not each.keys and screen.can(each)]
        offered = [each for each in (*actions.IN_MENU, *keyless) if self.may(each)]
        action = await self.ask(Menu(_("More"), offered))
        if action is not None:
            screen.perform(action)

    async def act_own_pin(self) -> None:
        """Change one's own PIN."""
        from tui.desk.stafflist import own_pin

        if await self.ask(own_pin(self)) is not None:
            self.say_on_top(_("Your PIN is changed."))

    async def act_import(self) -> None:
        """Take resident files in."""
        await self.go("import")

    async def act_staff(self) -> None:
        """Who works here."""
        from tui.desk.stafflist import StaffList

        await self.ask(StaffList())

    async def act_settings(self) -> None:
        """Change the settings."""
        from tui.desk.settings import settings_form

        if await self.ask(settings_form(self)) is not None:
            self.say_on_top(_("The settings are changed."))

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
        """Leave the desk; asks once while a form is half written."""
        top = self._open[-1]
        if any(screen.half_written for screen in self._open) and not self._leaving:
            self._leaving = True
            sentence = _("A form is half written. {leave} again leaves; a draft is kept.")
            top.say(actions.told(sentence, actions.LEAVE), Tone.WARN)
            return
        self._keep_all()
        self.whereabouts.forget()
        self.exit(0)

    async def act_printers(self) -> None:
        """Which printer each kind of sheet goes to."""
        from tui.printing.choosing import Printers

        await self.ask(Printers())

    async def act_shortcuts(self) -> None:
        """Which key does what."""
        from tui.desk.shortcuts import Shortcuts, table

        await asyncio.to_thread(table.load)
        await self.ask(Shortcuts())

    async def act_print_queue(self) -> None:
        """What has become of the sheets that were sent to a printer."""
        from tui.printing.queue import PrintQueue

        await self.ask(PrintQueue())

    async def act_blank_sheets(self) -> None:
        """Print a sheet to fill in by hand."""
        from tui.printing import preview

        await preview.print_one(self, preview.BLANKS)

    async def print_sheet(self, kind: Kind, subject: str) -> None:
        """Make a sheet about a subject as a PDF, and print it where its kind has a printer."""
        from tui.printing import sending

        await sending.print_sheet(self, kind, subject)

    async def enter(self, staff: Staff) -> None:
        """Begin the desk, and go on watching what is still being printed."""
        from tui.printing import sending

        await super().enter(staff)
        await sending.resume(self)


def run(folder: Path, language_code: str | None = None) -> int:
    """Open the desk in a data folder, in the estate's language unless another is given.

    Raises ``StoreError`` when the folder cannot be used. Returns the exit code.
    """
    estate = firstlook.look(folder)
    if estate is None:
        return _run(_in_open_folder(folder, language_code))
    clock.set_zone(estate.timezone)
    language.speak(language_code or estate.language)
    return _run(Desk(folder, estate))


def _in_open_folder(folder: Path, language_code: str | None) -> Desk:
    """The desk of a new estate, or a sentence at once why there can be none."""
    from store.desk import opening

    opening.open_folder(folder, create=True)
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
