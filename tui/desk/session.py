"""One session: its beginning and end, its clock, and who works in it."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events

from store import clock, rights
from store.errors import Refused
from tui import language, subjects
from tui.desk import failure
from tui.desk.storing import Staged
from tui.desk.topline import Alarms, TopLine
from tui.desk.whereabouts import Whereabouts
from tui.language import _
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import too_small
from tui.widgets.paint import Tone
from tui.wire import Wire

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.disk.firstlook import Front
    from store.rights import Staff
    from tui.widgets.paint import Words


class Session(Staged, inherit_bindings=False):
    """One session at the desk.

    With a folder and its ``Front`` the sign-in shows at once, and the store is loaded behind it;
    without, the data folder is open already.
    """

    LAST_SECONDS = 10  # after a hang-up; what is not recorded by then is undone

    def __init__(self, folder: Path | None = None, front: Front | None = None) -> None:
        super().__init__(folder, front)
        self.seconds = 0
        self.alarms: Alarms = Alarms()
        self.whereabouts = Whereabouts(self)
        self._last_key = self._ticked = clock.now()
        self._leaving = self._begun = False
        self._top = TopLine()
        self.wire: Wire | None = None  # what sends only the cells that changed; none in tests

    # Starting and ending

    def get_default_screen(self) -> Screen[Any]:
        """Set-up in an empty folder, else sign-in."""
        if self.front is None:
            from tui.desk.setup import SetUp

            return SetUp()
        from tui.desk.signin import DEMO, SignIn

        return SignIn(heading=[_(DEMO)] if self.front.demo else ())

    def on_load(self) -> None:
        """Listen for hang-ups, before there is anything on the terminal to be left behind."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            loop.add_signal_handler(number, self._hung_up)

    def post_display_hook(self) -> None:
        """Begin once something shows, whichever screen that is."""
        if not self._begun:
            self._begun = True
            self.call_later(self._begin)

    def _begin(self) -> None:
        self.set_interval(1, self._tick)
        self._begin_behind()

    def _hung_up(self) -> None:
        last = threading.Timer(self.LAST_SECONDS, os._exit, [1])  # whatever is in its way
        last.daemon = True
        last.start()
        try:
            self._keep_all()
        finally:
            self.exit(0)

    @property
    def signed_in(self) -> Staff:
        """Who works here; raises ``Refused`` for what outlives their signing out."""
        if self.staff is None:
            raise Refused("Nobody is signed in here any more.")
        return self.staff

    def may(self, action: Action) -> bool:
        """Whether the role of who is signed in has the right that an action needs."""
        needs = action.needs
        return needs is None or (self.staff is not None and rights.may(self.staff.role, needs))

    @property
    def _hears_alarms(self) -> bool:
        """Whether what rings is told here: to whoever works the desk, or passes it unattended."""
        return self.staff is None or rights.may(self.staff.role, rights.WORK_THE_DESK)

    def heard(self, subjects: frozenset[str], since: int) -> None:
        """Let the alarms follow, and who works here."""
        self.alarms.changed(subjects)
        if self.staff is not None and f"staff:{self.staff.id}" in subjects:
            self._stand(self.staff, since)

    def _stand(self, who: Staff, since: int) -> None:
        """Be the person that the staff list has now, or sign them out and say why."""
        from tui.desk import staying

        self.staff, why = staying.again(who, since)
        if why:
            self.sign_out(why)

    def sign_out(self, why: str) -> None:
        """Put everything away and ask who is there, saying why."""
        self._anew(self._sign_out(why))

    async def _sign_out(self, why: str) -> None:
        from tui.desk.signin import SignIn

        await self._put_away()
        self.staff = None
        if not isinstance(self.screen, SignIn):  # a session that set the estate up
            await self.push_screen(SignIn())
        self.say_on_top(why, Tone.WARN)
        self._open[-1].refresh_bands()

    def _tick(self) -> None:
        if self.is_ending:
            return  # its screens are being taken down already
        self.seconds += 1
        if clock.now() < self._ticked and self.loaded.is_set():
            self._look()  # the clock was set back: what shows is put in order again
        self._ticked = clock.now()
        if self.seconds % 5 == 0:
            self.whereabouts.keep()
        self._lock_when_idle()
        self.keys_ahead.go_on()
        if self.alarms.tick(self.settings) and self._hears_alarms:
            self.bell()
        if self._open and self._open[-1].ready:
            self._open[-1].tick()
            self._open[-1].refresh_bands()

    # Who works here

    async def enter(self, staff: Staff) -> None:
        """Begin the desk for somebody who has signed in."""
        await self._put_away()
        self.staff = staff
        self.whereabouts.begin()
        await self.go("today")
        own = subjects.OPENS_FOR.get(staff.role)
        if own is not None and self.whereabouts.before is None:
            await self.go(own)
        self._stand(staff, self.backstage.seen)  # it may have changed since the PIN was checked

    def begin_anew(self, staff: Staff) -> None:
        """Close everything and begin the desk, from a screen that will not outlive it."""
        self._anew(self.enter(staff))

    def speak(self, code: str) -> None:
        """Go on in another language, on a fresh first screen."""
        language.speak(code)
        if self.staff is not None:
            self.begin_anew(self.staff)

    async def act_lock(self) -> None:
        """Lock the screen; everything stays as it is."""
        from tui.desk.lock import LockScreen

        if self.staff is None or self.locked:
            return
        self._keep_all()
        await self.push_screen(LockScreen(self.staff))

    def _lock_when_idle(self) -> None:
        if self.staff is None or self.settings is None:
            return
        self._last_key = min(self._last_key, clock.now())  # it may have been set back
        idle = (clock.now() - self._last_key).total_seconds()
        if idle >= self.settings.lock_minutes * 60:
            self.run_worker(self.act_lock(), group="lock", exclusive=True)

    # Textual's own ways, bent a little

    async def on_event(self, event: events.Event) -> None:
        """Give keys out one by one, and notice that somebody is here."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._last_key = clock.now()
        key = event.key if isinstance(event, events.Key) else ""
        if key not in actions.LEAVE.keys:
            self._leaving = False
        # Nothing is done that nobody can see.
        if not too_small(self.size) or key in (*actions.LEAVE.keys, *actions.REPAINT.keys):
            self.keys_ahead.put(event)

    def top_line(self, cells: int) -> Words:
        """The line on top of every screen."""
        alarms = self.alarms.count if self._hears_alarms else 0
        of = self.settings or self.front
        return self._top.words(cells, clock.now(), of, self.staff, alarms)

    def broke(self, fault: BaseException | None) -> None:
        """Say that something broke; Textual would print every variable with it (F6)."""
        try:
            self._keep_all()
        finally:
            self.leave_word(failure.note(fault, self.folder))
