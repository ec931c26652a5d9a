"""The screens of a session: which are open, how one is gone to, and how one is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.worker import get_current_worker

from tui import screens
from tui.frame import DeskScreen
from tui.paint import Tone
from tui.typeahead import TypeAhead

if TYPE_CHECKING:
    from store.staff import Staff
    from tui.whereabouts import Whereabouts

R = TypeVar("R")


class ScreenStack(App[int], inherit_bindings=False):
    """The desk's screens over one another; keys wait until the one before has been dealt with."""

    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = False
    SUSPENDED_SCREEN_CLASS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    whereabouts: Whereabouts

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self._disable_tooltips = self._disable_notifications = True
        self.staff: Staff | None = None
        self.keys_ahead = TypeAhead(self)
        self._pages: dict[str, DeskScreen[Any]] = {}

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

    async def go(self, name: str, key: object = None) -> None:
        """Show the screen of this name, pointing at ``key`` when one is given."""
        if name != "today":
            self.whereabouts.before = None  # they have gone on by themselves
        if name not in self._pages:
            self._pages[name] = screens.make(name)
            self.install_screen(self._pages[name], name)
        page = self._pages[name]
        if page in self.screen_stack:
            while self.screen is not page:
                self._leave_top()
        else:
            await self.push_screen(page)
            # Textual waits only until it is on the stack; ``point`` needs what it is composed of.
            await page._mounted_event.wait()
        if key is not None:
            page.point(key)

    def _leave_top(self) -> None:
        if isinstance(self.screen, DeskScreen):
            self.screen.keep_draft()
        self.pop_screen()

    async def ask(self, screen: DeskScreen[R]) -> R | None:
        """Show a screen and wait for its result; None when it was left without one.

        Call it from an action (``act_…``), never from a message's handler: that would keep the
        screen beneath from hearing anything until the answer comes.
        """
        get_current_worker()  # raises NoActiveWorker
        screen.answer = asyncio.get_running_loop().create_future()
        self.push_screen(screen)
        return await self.keys_ahead.answer(screen.answer)

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
        while len(self.screen_stack) > 1:
            self._leave_top()
        pages, self._pages = self._pages, {}
        for name in pages:
            self.uninstall_screen(name)
        for page in pages.values():
            await page.remove()
