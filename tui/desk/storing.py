"""The store behind a stack of screens: loaded, written to, listened to, backed up."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import suppress
from contextvars import Context
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from store.errors import StoreError
from tui.desk import screens
from tui.desk.stack import ScreenStack
from tui.form.opened import held_to
from tui.language import _, saying
from tui.screen import actions
from tui.screen.deskscreen import DeskScreen
from tui.widgets.paint import Tone

if TYPE_CHECKING:
    from store.disk.firstlook import Front
    from store.estate import Settings
    from tui.desk.writer import Backstage

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M")


class Staged(ScreenStack, inherit_bindings=False):
    """Screens with the store behind them.

    With a folder and its ``Front`` the store is loaded once something shows; without, the data
    folder is open already.
    """

    POLL_SECONDS = 0.25
    SAYS_SO_AFTER_SECONDS = 0.5
    AHEAD_AFTER_SECONDS = 2
    DUE_AFTER_SECONDS = 3.0
    DUE_EVERY_SECONDS = 20
    BACKUP_AFTER_SECONDS = 30
    BACKUP_EVERY_SECONDS = 1800

    def __init__(self, folder: Path | None = None, front: Front | None = None) -> None:
        super().__init__()
        self.settings: Settings | None = None
        self.front = front
        actions.remap(front.shortcuts if front else {})
        self.loaded = asyncio.Event()  # set once the store is at hand
        self.refusal: StoreError | None = None  # why it cannot be
        self._backstage: Backstage | None = None
        self.folder = folder or self._take_open_folder()

    def heard(self, subjects: frozenset[str], since: int) -> None:
        """Entries about these subjects came after this number; subclasses follow."""

    # Loading and ending

    def _take_open_folder(self) -> Path:
        from store.engine import database
        from tui.desk.writer import Backstage

        self._have(Backstage())
        return database.folder()

    def _have(self, backstage: Backstage) -> None:
        self._backstage = backstage
        self._heed(backstage.settings)
        self.front = self.front or backstage.front()
        self.loaded.set()

    def _begin_behind(self) -> None:
        if self._backstage is None:
            self.run_worker(self._load(), group="load")
        else:
            self._begin_work()
            gc.enable()

    async def _load(self) -> None:
        """Load the store while somebody types already, then what their keys may open."""
        backstage = await asyncio.to_thread(import_module, "tui.desk.writer")
        try:
            self._have(backstage.open_desk(self.folder))
        except StoreError as error:
            self.refusal = error
            self.exit(1)
        else:
            self._begin_work()
            for module in screens.first():
                await asyncio.to_thread(import_module, module)
            await asyncio.to_thread(_ask_once)
            await asyncio.sleep(self.AHEAD_AFTER_SECONDS)  # who types fast comes first
            for module in screens.ahead():
                await asyncio.to_thread(import_module, module)
            gc.freeze()
            gc.enable()

    def _begin_work(self) -> None:
        self.set_interval(self.POLL_SECONDS, self._poll)
        self.set_timer(self.DUE_AFTER_SECONDS, self._look)
        self.set_interval(self.DUE_EVERY_SECONDS, self._look)
        self.set_timer(self.BACKUP_AFTER_SECONDS, self._back_up)
        self.set_interval(self.BACKUP_EVERY_SECONDS, self._back_up)

    async def on_unmount(self) -> None:
        """Let the writer finish."""
        if self._backstage is not None:
            await self._backstage.end()

    def _look(self) -> None:
        if not self.is_ending:
            self.run_worker(self._make_due(), group="due")

    async def _make_due(self) -> None:
        try:
            await self.backstage.make_due()
        except StoreError as error:  # looked again in a moment
            self.say_on_top(saying.say(error), Tone.WARN)

    def _back_up(self) -> None:
        self.run_worker(self._daily_backup(), group="backup")

    async def _daily_backup(self) -> None:
        try:
            reason = await self.back_up()
        except StoreError as error:
            reason = saying.say(error)
        if reason:
            self.say_on_top(_("Today's backup failed. {reason}").format(reason=reason), Tone.WARN)

    async def back_up(self) -> str | None:
        """Back up if it is due; why it could not be done, empty when it was.

        None while another session does.
        """
        return await self.backstage.back_up()

    # Reading and writing

    @property
    def backstage(self) -> Backstage:
        """The store; asked for only when it is loaded."""
        assert self._backstage is not None
        return self._backstage

    async def desk(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run an operation of the store on the writer thread; its ``StoreError`` comes back.

        Keys that are pressed meanwhile wait for what it changes.
        """
        call = partial(held_to(function), *args, **kwargs)
        # A cancelled call keeps its context, and the screen in it, until it would have been due.
        waiting = asyncio.get_running_loop().call_later(
            self.SAYS_SO_AFTER_SECONDS,
            self.call_later,
            self._say_that_it_saves,
            context=Context(),
        )
        try:
            with self.keys_ahead.recording():
                return await self.backstage.write(call)
        finally:
            waiting.cancel()
            self._poll()

    def _say_that_it_saves(self) -> None:
        self.say_on_top(_("Saving: another session is writing. Please wait ..."), Tone.PLAIN)

    def write_soon(
        self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> Future[object]:
        """Run an operation on the writer thread without waiting for it (drafts)."""
        return self.backstage.write_soon(partial(function, *args, **kwargs))

    def writes(self, function: Callable[..., R], *args: object) -> Callable[[M], Awaitable[R]]:
        """What a form submits to: ``function(*args, model, by=staff)`` on the writer thread."""

        async def submit(model: M) -> R:
            return await self.desk(function, *args, model, by=self.staff)

        return submit

    def _poll(self) -> None:
        """Show what any session, this one too, has recorded since the last look."""
        since = self.backstage.seen
        try:
            subjects = self.backstage.news()
        except StoreError as error:  # looked again in a moment
            self.say_on_top(saying.say(error), Tone.WARN)
            return
        if not subjects:
            return
        self._heed(self.backstage.settings)
        self.heard(subjects, since)
        if self._open and self._open[-1].ready:
            self.catch_up(self._open[-1])

    def _heed(self, settings: Settings | None) -> None:
        """Let settings hold from now on; other keys than before show at once."""
        self.settings = settings
        if settings and actions.remap(settings.shortcuts):
            for screen in {*self._open, *self._pages.values()}:
                screen.rekeyed()

    def catch_up(self, screen: DeskScreen[Any]) -> None:
        """Tell a screen what was recorded since it last showed."""
        if self._backstage is None:
            return
        seen = self._backstage.seen
        if screen.seen is None:
            screen.seen = seen
        if screen.seen < seen:
            since, screen.seen = screen.seen, seen
            screen.changed(self.backstage.since(since))


def _ask_once() -> None:
    """Ask what Today will ask: what answers builds its models with its first question."""
    from store import today
    from store.engine import database
    from tui import answers

    with suppress(StoreError), database.connection():  # Today itself says what is wrong
        now = today.today(1).now
        for _name, each in answers.daily():
            if each.beside:
                tuple(each.beside(now))
