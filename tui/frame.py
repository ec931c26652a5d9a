"""The three bands that every screen stands in, and how its keys reach its actions."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import events
from textual._styles_cache import StylesCache
from textual.screen import Screen

from store.errors import StoreError
from tui import actions, language
from tui.actions import Action
from tui.bands import Band, Rule, TooSmall, key_line
from tui.language import mark
from tui.paint import Tone
from tui.rows import Rows
from tui.wire.painter import Painter

if TYPE_CHECKING:
    from textual import getters
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widget import Widget

    from tui.app import Desk
    from tui.typeahead import Dealt

R = TypeVar("R")
SMALLEST = (80, 24)


class DeskScreen(Screen[None], Generic[R], inherit_bindings=False):
    """A screen of the desk: top line, body, message line, keys.

    Subclasses yield their widgets from ``body``, declare ``ACTIONS`` and write ``act_<id>`` for
    each. ``done`` gives a result to whoever asked (``Desk.ask``).
    """

    ACTIONS: ClassVar[tuple[Action, ...]] = ()
    GLOBAL: ClassVar[tuple[Action, ...]] = actions.EVERYWHERE
    HELP: ClassVar[str] = ""
    SCOPE: ClassVar[str] = ""
    LOCKS: ClassVar[bool] = False  # whether what comes late must wait behind it
    OVER_LOCK: ClassVar[bool] = False  # whether it tells of nobody and need not wait

    if TYPE_CHECKING:
        app = getters.app(Desk)

    _declared: ClassVar[tuple[Action, ...]] = GLOBAL

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        own = {action.id for action in cls.ACTIONS}
        cls._declared = (*cls.ACTIONS, *(each for each in cls.GLOBAL if each.id not in own))

    def __init__(self) -> None:
        super().__init__()
        self._compositor = Painter()
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
        # Textual does it once they are laid out, and has to style all of them again.
        wide = self._get_breakpoint_classes(self.app.size.width, self.app.HORIZONTAL_BREAKPOINTS)
        self.update_classes(dict.fromkeys(wide, True), update=False)
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

    def can(self, action: Action) -> bool:
        """Whether an action makes sense now; what does not is neither shown nor done."""
        return True

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

    def point(self, key: object) -> None:
        """Go to the thing with this key; ``Desk.go`` was asked for it."""

    # What subclasses use

    def say(self, sentence: str, tone: Tone = Tone.PLAIN) -> None:
        """Show one sentence on the message line until the next action."""
        self._message.show([(" " + sentence, tone)] if sentence else ())

    def refuse(self, error: StoreError) -> None:
        """Show why the store said no."""
        self.say("! " + language.say(error), Tone.ALARM)

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

    def titled(self, action: Action) -> Action:
        """An action, called what it would do now."""
        return action

    @property
    def available(self) -> list[Action]:
        """What can be done here and now, the screen's own first."""
        return [self.titled(action) for action in self._declared if self._possible(action)]

    def action_of(self, event: events.Key) -> Action | None:
        """What a key does here and now."""
        fitting = actions.of_key(self._declared, event.key, event.character)
        return next((action for action in fitting if self._possible(action)), None)

    def _possible(self, action: Action) -> bool:
        return self.app.may(action) and self.can(action)

    @property
    def offered(self) -> list[Action]:
        """What the footer may show."""
        return self.available

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
            self._on_screen_resume(events.ScreenResume(refresh_styles=False))
            self._resumed = True
            self._on_timer_update()

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
        # Textual 8.2.8 keeps the last thousand widgets' lines by this cache of their colours.
        StylesCache.get_inner_outer.cache_clear()

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

    def on_key(self, event: events.Key) -> None:
        """Do the action of a key that nothing inside wanted."""
        action = self.action_of(event)
        if action is not None and self._method(action):
            event.stop()
            event.prevent_default()
            self.perform(action)
        elif event.key in {"tab", "shift+tab"}:
            event.stop()
            self.focus_next() if event.key == "tab" else self.focus_previous()

    def perform(self, action: Action) -> None:
        """Do an action: this screen's method for it, else the desk's.

        One that a list or a page inside does by itself (Enter, PgDn) has no method; its key goes
        there.
        """
        if action is not actions.REPAINT:
            self.say("")
        does = self._method(action)
        if does is None:
            self.app.keys_ahead.put(events.Key(action.keys[0], None))
            return
        try:
            result = does()
        except StoreError as error:
            self.refuse(error)
        else:
            if isinstance(result, Awaitable):
                token = self.app.keys_ahead.begin()
                self.run_worker(self._finish(result, token), group=action.id)
            else:
                self.refresh_bands()

    def _method(self, action: Action) -> Callable[[], object] | None:
        name = f"act_{action.id}"
        return getattr(self, name, None) or getattr(self.app, name, None)

    async def _finish(self, acting: Awaitable[object], token: object) -> None:
        with self.app.keys_ahead.acting(token):
            try:
                await acting
            except StoreError as error:
                self.refuse(error)
        if self.is_mounted:
            self.refresh_bands()


def too_small(size: Size) -> bool:
    """Whether a window shows nothing but a request for a larger one."""
    return size.width < SMALLEST[0] or size.height < SMALLEST[1]


OWN_HELP = mark("Move with the arrow keys, choose with Enter, go back with Esc.")
