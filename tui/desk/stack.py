"""The screens of a session: which are open, how one is gone to, and how one is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from textual.worker import get_current_worker

from store.errors import Forbidden, Refused
from tui.desk import screens
from tui.screen.actions import PAGES
from tui.screen.deskscreen import DeskScreen
from tui.screen.host import Asked, Host
from tui.screen.typeahead import TypeAhead
from tui.widgets.paint import Tone
from tui.wire import inside

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.rights import Staff

R = TypeVar("R")


class ScreenStack(Host, inherit_bindings=False):
    """The desk's screens over one another; keys wait until the one before has been dealt with."""

    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = False
    SUSPENDED_SCREEN_CLASS = ""

    def __init__(self) -> None:
        super().__init__()
        self.theme = "ansi-dark"
        self.staff: Staff | None = None
        self.keys_ahead = TypeAhead(self)
        self._pages: dict[str, DeskScreen[Any]] = {}
        self._visit = 0  # counts who came after whom
        self._unlocked = asyncio.Event()
        self._unlocked.set()

    def _keep_all(self) -> None:
        """Keep what is half written, and where they are."""
        for screen in self._open:
            screen.keep_draft()
        self.whereabouts.keep()

    @property
    def _open(self) -> list[DeskScreen[Any]]:
        return [screen for screen in self.screen_stack if isinstance(screen, DeskScreen)]

    @property
    def open_screens(self) -> Sequence[DeskScreen[Any]]:
        """The screens of the desk that are open, the one that shows last."""
        return self._open

    def name_of(self, screen: DeskScreen[Any]) -> str:
        """The name by which ``go`` shows a screen, empty for one that opened over another."""
        return next((name for name, page in self._pages.items() if page is screen), "")

    @property
    def locked(self) -> bool:
        """Whether a screen is open that nothing may be shown over."""
        return any(screen.LOCKS for screen in self._open)

    async def _until_unlocked(self) -> None:
        """What comes late, when the desk has been locked meanwhile, waits behind the lock."""
        if self.locked:
            self._unlocked.clear()
            self.keys_ahead.let_go()  # the PIN is typed with them
            visit = self._visit
            await self._unlocked.wait()
            if visit != self._visit:
                raise Refused("Nobody is signed in here any more.")  # but perhaps somebody else

    async def go(self, name: str, key: object = None) -> None:
        """Show the screen of this name, pointing at ``key`` when one is given.

        Raises ``Forbidden`` for a page that is not for this role.
        """
        await self._until_unlocked()
        if not self.may(PAGES[name]):
            raise Forbidden("Your role does not allow this.")
        if name not in self._pages:
            self._pages[name] = screens.make(name)
            self.install_screen(self._pages[name], name)
        page = self._pages[name]
        self._turn_to(name, page)
        # Textual waits only until it is on the stack; ``point`` needs what it is composed of.
        await inside.mounted(page).wait()
        if key is not None:
            page.point(key)

    def turn(self, name: str) -> Awaitable[None] | None:
        """Show the screen of this name; None when it shows, else what is to be awaited."""
        page = self._pages.get(name)
        if page is None or not page.ready or self.locked:
            return self.go(name)
        self._turn_to(name, page)
        page.show_at_once()
        return None

    def _turn_to(self, name: str, page: Screen[Any]) -> None:
        if name != "today":
            self.whereabouts.before = None  # they have gone on by themselves
        if page in self.screen_stack:
            self._back_to(page)
        else:
            self.push_screen(page)

    def _back_to(self, page: Screen[Any]) -> None:
        """Leave all that lies over a page; what lies between is not shown on the way."""
        stack = self.screen_stack
        over = stack[stack.index(page) + 1 :]
        for screen in reversed(over):
            if isinstance(screen, DeskScreen):
                screen.keep_draft()
        for screen in reversed(over[:-1]):
            self.take_away(screen)
        if over:
            self.take_away(self.screen)

    def take_away(self, screen: Screen[Any]) -> None:
        """Close a screen; one that is covered, by the lock perhaps, leaves what shows as it is."""
        if screen is self.screen:
            self.pop_screen()
        else:
            inside.take_from_stack(self, screen)
        if not self.locked:
            self._unlocked.set()

    async def ask(self, screen: Asked[R]) -> R | None:
        """Show a screen and wait for its result; None when it was left without one.

        Call it from an action (``act_…``), never from a message's handler: that would keep the
        screen beneath from hearing anything until the answer comes.
        """
        get_current_worker()  # raises NoActiveWorker
        if not screen.OVER_LOCK:
            await self._until_unlocked()
        screen.answer = asyncio.get_running_loop().create_future()
        self.push_screen(screen)
        return await self.keys_ahead.answer(screen.answer)

    def show_top(self) -> None:
        """Paint the screen that shows now, before Textual has told it so."""
        if isinstance(self.screen, DeskScreen):
            self.screen.show_at_once()

    def say_after(self, sentence: str) -> None:
        """Say something on the screen that shows once this one has gone."""
        self.call_later(self.say_on_top, sentence)

    def say_on_top(self, sentence: str, tone: Tone = Tone.GOOD) -> None:
        """Say something on the screen that shows now."""
        if self._open:
            self._open[-1].say(sentence, tone)

    def _anew(self, beginning: Coroutine[Any, Any, None]) -> None:
        token = self.keys_ahead.begin()

        async def begin() -> None:
            with self.keys_ahead.acting(token):
                await beginning

        self.run_worker(begin(), group="enter")

    async def _put_away(self) -> None:
        """Close all but the first screen, drafts kept; what shows a person is gone with them."""
        self.whereabouts.forget()
        self._visit += 1
        self._back_to(self.screen_stack[0])
        pages, self._pages = self._pages, {}
        for name in pages:
            self.uninstall_screen(name)
        for page in pages.values():
            await page.remove()
