"""The three bands that every screen stands in, and how it comes, shows and goes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import events

from store.errors import StoreError
from tui.language import mark, saying
from tui.screen.acting import Acting
from tui.screen.footer import key_line
from tui.widgets.bands import Band, Rule, TooSmall
from tui.widgets.paint import Tone
from tui.widgets.rows import Rows
from tui.wire import inside
from tui.wire.painter import Painter

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widget import Widget

    from tui.screen.typeahead import Dealt

R = TypeVar("R")
SMALLEST = (80, 24)


class DeskScreen(Acting[R], Generic[R], inherit_bindings=False):
    """A screen of the desk: top line, body, message line, keys.

    Subclasses yield their widgets from ``body``, declare ``ACTIONS`` and write ``act_<id>`` for
    each. ``done`` gives a result to whoever asked (``Desk.ask``).
    """

    HELP: ClassVar[str] = ""
    SCOPE: ClassVar[str] = ""
    LOCKS: ClassVar[bool] = False  # whether what comes late must wait behind it

    def __init__(self) -> None:
        super().__init__()
        self.put_together_by(Painter())
        self.answer: asyncio.Future[R | None] | None = None
        self.seen: int | None = None  # the newest journal entry that this screen shows
        self.ready = False  # whether keys can be given to it
        # Held here, not asked for: a screen may speak before it is composed, or while it goes.
        self._top, self._keys, self._small = Band(id="top"), Band(id="keys"), TooSmall()
        self._message = Rule(id="message")
        self._keys_told: list[object] = []  # what the line of keys was made of
        self._had_focus: Widget | None = None  # before the window became too small
        self._resumed = False  # before Textual's message said so

    def compose(self) -> ComposeResult:
        """The bands, with the body between them."""
        self.style_for(self.app.size.width)
        yield self._top
        yield Rule()
        yield from self.body()
        yield self._message
        yield self._keys
        yield self._small

    def body(self) -> ComposeResult:
        """The widgets between the bands."""
        yield from ()

    # What subclasses fill in

    def changed(self, subjects: frozenset[str]) -> None:
        """Entries about these subjects were recorded, here or in another session."""

    def tick(self) -> None:
        """A second has passed; called on the screen that shows."""

    def keep_draft(self) -> None:
        """Keep what is half written; called before locking and leaving."""

    @property
    def half_written(self) -> bool:
        """Whether something typed here is not saved."""
        return False

    @property
    def subject(self) -> str:
        """The thing that is open here, as the journal names it; ``point`` goes back to it."""
        return ""

    @property
    def pointed_at(self) -> str:
        """The thing that is open here or pointed at, as the journal names it."""
        return self.subject

    def point(self, key: object) -> None:
        """Go to the thing with this key; ``Desk.go`` was asked for it."""

    # What subclasses use

    def say(self, sentence: str, tone: Tone = Tone.PLAIN) -> None:
        """Show one sentence on the message line until the next action."""
        self._message.show([(" " + sentence, tone)] if sentence else ())

    def refuse(self, error: StoreError) -> None:
        """Show why the store said no."""
        self.say("! " + saying.say(error), Tone.ALARM)

    def done(self, result: R | None = None) -> None:
        """Leave the screen with a result."""
        shown = self.is_current
        self._give(result)
        self.app.take_away(self)
        if shown and result is None:  # nothing is made of it: what lay beneath shows next
            self.app.show_top()

    def act_back(self) -> Awaitable[None] | None:
        """Leave without a result."""
        self.done(None)
        return None

    def refresh_bands(self) -> None:
        """Show the bands as they are now; a screen that is covered does when it shows again."""
        if not self.is_mounted or not self.size.width or not self.is_current:
            return
        self._top.show(self.app.top_line(self.size.width))
        offered, width = self.offered, self.size.width
        told = [width, *((action.id, action.title, action.rank) for action in offered)]
        if told != self._keys_told:  # to lay the line out costs more than all else here
            self._keys_told = told
            self._keys.show(key_line(offered, width))

    # Events

    def on_mount(self) -> None:
        """Fill the bands in; what a subclass focuses comes before the next key."""
        self.call_next(self._set_ready)
        self.call_after_refresh(self.refresh_bands)

    def _set_ready(self) -> None:
        self.ready = True
        self.app.catch_up(self)
        self.app.keys_ahead.go_on()

    def on_desk_dealt(self, event: Dealt) -> None:
        """A key has come all the way up."""
        event.stop()
        self.app.keys_ahead.dealt_with(self)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the bands to the width, or ask for a larger window.

        Textual 8.2.8 tells a screen of every size that it has just been laid out in. Two sizes on
        their way at once would so follow each other for ever: one that holds no more is dropped.
        """
        if event.size != self.app.size:
            event.prevent_default()
            return
        self._fit(event.size)

    @property
    def regains_focus(self) -> bool:
        """Whether the window is large enough again, and what had the focus has yet to get it."""
        return self._had_focus is not None and not too_small(self.app.size)

    def _fit(self, size: Size) -> None:
        small = too_small(size)
        self.set_class(small, "small")
        self._keep_focus(small)
        self.refresh_bands()

    def _keep_focus(self, small: bool) -> None:
        """Textual takes the focus from what is hidden: give it back with the larger window."""
        if small:
            self._had_focus = self.focused or self._had_focus
        elif self._had_focus is not None:
            token = self.app.keys_ahead.begin()  # what shows again is typed into at once
            self.call_after_refresh(self._focus_again, self._had_focus, token)
            self._had_focus = None

    def _focus_again(self, widget: Widget, token: object) -> None:
        with self.app.keys_ahead.acting(token):
            self.set_focus(widget)

    def show_at_once(self) -> None:
        """Paint a screen that has shown before; Textual does after three rounds of messages."""
        if self.ready and self.is_current:
            self._resume()
            self._resumed = True
            self.paint_now()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Catch up with what happened while another screen showed."""
        if self._resumed:
            self._resumed = False
            event.prevent_default()
            return
        event.refresh_styles = False  # none changes while a screen is hidden
        self._resume()

    def _resume(self) -> None:
        self._fit(self.app.size)  # the window may have changed meanwhile
        self.app.catch_up(self)
        self.app.keys_ahead.go_on()

    def on_unmount(self) -> None:
        """Nobody is to wait for a screen that is gone, and nothing to keep what it painted."""
        self._give(None)
        inside.forget_colours()

    def _give(self, result: R | None) -> None:
        if self.answer is not None and not self.answer.done():
            self.app.keys_ahead.answered(self.answer)
            self.answer.set_result(result)

    def rekeyed(self) -> None:
        """Actions have other keys than before."""
        for rows in self.query(Rows):
            rows.redraw()
        self._keys_told = []
        self.refresh_bands()

    def on_descendant_focus(self) -> None:
        """Other keys may matter now."""
        self.refresh_bands()


def too_small(size: Size) -> bool:
    """Whether a window shows nothing but a request for a larger one."""
    return size.width < SMALLEST[0] or size.height < SMALLEST[1]


OWN_HELP = mark("Move with the arrow keys, choose with Enter, go back with Esc.")
