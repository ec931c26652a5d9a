"""Every private name of Textual's that the desk leans on, and why: nothing else touches one.

Made for Textual 8.2.8, which the project pins exactly. ``LEDGER`` lists the names; the tests hold
it against this room, against the rest of the floor and against Textual itself
(``tests/tui/wire/test_inside.py``). With another Textual, begin here.
"""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import IO, Any, Generic, TypeVar, cast

from rich.style import Style
from rich.text import Text
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.widget import Widget

from store.text import escaped

__all__ = [
    "ANSI_SEQUENCES_KEYS", "LEDGER", "CompositorUpdate", "DirectApp", "DirectCompositor",
    "DirectDriver", "DirectScreen", "DirectWidget", "LayoutUpdate", "XTermParser", "attributes",
    "colour_system", "forget_colours", "forward", "is_painting", "is_reading_a_key", "mounted",
    "show_through", "take_from_stack", "takes_brackets",
]  # fmt: skip

LEDGER: dict[str, str] = {
    "app.App._background_screens": "no screen lets one beneath be seen: none has to be painted",
    "app.App._batch_count": "nothing is painted within a batch",
    "app.App._close_messages_no_wait": "ending after a fault without waiting",
    "app.App._closed": "nothing is painted after the end",
    "app.App._disable_notifications": "toasts would cost bytes and move",
    "app.App._disable_tooltips": "there is no mouse",
    "app.App._display": "frames go through the wire",
    "app.App._exception": "the fault that is noted",
    "app.App._exit": "nothing is counted while the screens are taken down",
    "app.App._exit_renderables": "the sentence about a fault, in place of every variable",
    "app.App._fatal_error": "a fault is noted without data (F6)",
    "app.App._replace_screen": "a covered screen leaves without what shows being painted anew",
    "app.App._running": "nothing is painted before the beginning",
    "app.App._screen_stack": "a covered screen leaves",
    "app.App._sync_available": "whether large frames can be bracketed",
    "app.App._watch_app_focus": "a window that loses the focus would be repainted",
    "message_pump.MessagePump._is_mounted": "a line is refreshed only on what is there",
    "message_pump.MessagePump._mounted_event": "a page is pointed at once it is composed",
    "message_pump.MessagePump._parent": "a line is refreshed only on what is there",
    "screen.Screen._compositor": "screens are put together by the wire's painter",
    "screen.Screen._dirty_widgets": "a changed line is painted at the next frame",
    "screen.Screen._forward_event": "a key goes to who takes it in one step",
    "screen.Screen._get_breakpoint_classes": "the width's class is set before styling",
    "screen.Screen._on_screen_resume": "a page that was open is painted with its key",
    "screen.Screen._on_timer_update": "a page that was open is painted with its key",
    "screen.Screen._pop_result_callback": "a covered screen leaves",
    "screen.Screen._update_timer": "a changed line is painted at the next frame",
    "widget.Widget._repaint_required": "a changed line needs no round of messages",
    "widget.Widget._set_dirty": "lines that are kept are forgotten when they change",
    "widget.Widget._size": "lines are written when the widget gets its size",
    "widget.Widget._size_updated": "lines are written when the widget gets its size",
    "widget.Widget._forward_event": "a key goes to who takes it in one step",
    "_compositor.Compositor._dirty_regions": "which lines have changed",
    "_styles_cache.StylesCache.get_inner_outer": "its cache keeps widgets that are gone",
    "_parser.Parser._timeout_time": "how long an Esc may still become a sequence",
    "_ansi_sequences.ANSI_SEQUENCES_KEYS": "which sequences are keys",
    "drivers.linux_driver.LinuxDriver._get_terminal_size": "a window's claim is bounded",
    "drivers.linux_driver.LinuxDriver._query_in_band_window_resize": "the size comes by signal",
    "drivers.linux_driver.LinuxDriver._request_terminal_sync_mode_support": "asked if it answers",
    "drivers.linux_driver.LinuxDriver._writer_thread": "the wire writes in its place",
    "drivers.linux_driver.LinuxDriver._file": "the terminal",
    "driver.Driver._app": "what is typed goes to the app in one step",
    "driver.Driver._loop": "what threads hear is told the loop",
    "console.Console._color_system": "how many colours the terminal has",
    "style.Style._attributes": "bold, reverse, underlined, as bits",
    "style.Style._set_attributes": "bold, reverse, underlined, as bits",
}

R = TypeVar("R")


class DirectApp(App[R], Generic[R], inherit_bindings=False):
    """An app that shows no tooltips, no toasts and nothing beneath its screen."""

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self._disable_tooltips = self._disable_notifications = True

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        return []

    def _watch_app_focus(self, focus: bool) -> None:
        """Change nothing when the window loses the focus: it would repaint the screen."""

    def _fatal_error(self) -> None:
        try:
            self.broke(self._exception)
        finally:
            self._close_messages_no_wait()

    @property
    def is_ending(self) -> bool:
        """Whether its screens are being taken down."""
        return self._exit

    def broke(self, fault: BaseException | None) -> None:
        """A fault ends the app."""

    def leave_word(self, said: str) -> None:
        """Leave a sentence on the terminal at the end; a path in it may hold anything."""
        self._exit_renderables.append(Text(escaped(said)))


class DirectScreen(Screen[R], Generic[R], inherit_bindings=False):
    """A screen that can be put together by another compositor, and painted at once."""

    def put_together_by(self, compositor: Compositor) -> None:
        """Let this compositor make the frames."""
        self._compositor = compositor

    def style_for(self, width: int) -> None:
        """Take on the classes of a width; Textual does once it is laid out, and styles it again."""
        wide = self._get_breakpoint_classes(width, self.app.HORIZONTAL_BREAKPOINTS or [])
        self.update_classes(dict.fromkeys(wide, True), update=False)

    def paint_now(self) -> None:
        """Show a screen that is current again, without three rounds of messages."""
        self._on_screen_resume(events.ScreenResume(refresh_styles=False))
        self._on_timer_update()


class DirectWidget(Widget):
    """A widget that hears of its size and of its lines that change before it is painted."""

    def refresh_at_next_frame(self) -> None:
        """What was refreshed of it is painted without Textual's rounds of messages."""
        if not self._is_mounted or self._parent is None:
            return
        screen = self.screen
        if screen.is_current and screen in screen._compositor and not self.app._batch_count:
            self._repaint_required = False
            screen._dirty_widgets.add(self)
            screen._update_timer.resume()

    def forget(self, *regions: Region) -> None:
        """These regions, all of the widget if there are none, have to be painted anew."""

    def resized(self) -> None:
        """The widget has got another size, and is painted next."""

    def _set_dirty(self, *regions: Region) -> None:
        super()._set_dirty(*regions)
        self.forget(*regions)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        before = self._size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if size != before:
            self.resized()
        return changed


class DirectCompositor(Compositor):
    """A compositor that tells which regions have changed."""

    @property
    def dirty(self) -> set[Region]:
        """What has changed since the last frame."""
        return self._dirty_regions

    @dirty.setter
    def dirty(self, regions: set[Region]) -> None:
        self._dirty_regions = regions


class DirectDriver(LinuxDriver):
    """A driver without a thread that writes; what of its questions is asked, subclasses say."""

    @property
    def loop(self) -> AbstractEventLoop:
        """The app's event loop."""
        return self._loop

    @property
    def of(self) -> App[Any]:
        """The app that it drives."""
        return self._app

    @property
    def terminal(self) -> IO[str]:
        """The terminal that Textual draws on."""
        assert self._file is not None
        return self._file

    def end_writer(self) -> None:
        """Let nothing be written from Textual's queue."""
        if self._writer_thread is not None:
            self._writer_thread.stop()
            self._writer_thread = None

    def window(self, columns: int, lines: int) -> tuple[int, int]:
        """The size that the app is told of a window that claims this one."""
        return columns, lines

    def may_ask(self) -> bool:
        """Whether the terminal answers questions."""
        return True

    def _get_terminal_size(self) -> tuple[int, int]:
        return self.window(*super()._get_terminal_size())

    def _request_terminal_sync_mode_support(self) -> None:
        if self.may_ask():
            super()._request_terminal_sync_mode_support()

    def _query_in_band_window_resize(self) -> None:
        """Never asked: the window's size comes by signal."""


def show_through(app: App[Any], display: Callable[..., None]) -> None:
    """Hand every frame of an app to ``display(screen, frame)``."""
    app._display = display  # type: ignore[method-assign]


def is_painting(app: App[Any]) -> bool:
    """Whether a frame is to be shown now."""
    return bool(app._running and not (app._batch_count or app._closed or app.is_headless))


def colour_system(app: App[Any]) -> Any:
    """How many colours its terminal has, as Rich counts them."""
    return app.console._color_system


def takes_brackets(app: App[Any]) -> bool:
    """Whether the terminal shows a bracketed frame at once."""
    return bool(app._sync_available)


def take_from_stack(app: App[Any], screen: Screen[Any]) -> bool:
    """Close a screen that is covered; False where it is not open."""
    if screen not in app._screen_stack:
        return False
    app._screen_stack.remove(screen)
    screen._pop_result_callback()
    app.call_next(app._replace_screen, screen)
    return True


def mounted(screen: Screen[Any]) -> asyncio.Event:
    """Set once a screen is composed."""
    return cast(asyncio.Event, screen._mounted_event)


def forward(target: Widget, event: events.Event) -> None:
    """Give a key or a paste to a widget or a screen."""
    target._forward_event(event)


def forget_colours() -> None:
    """Let go of the last thousand widgets, which Textual keeps by this cache of their colours."""
    StylesCache.get_inner_outer.cache_clear()


def is_reading_a_key(parser: XTermParser) -> bool:
    """Whether what came so far may still become a key."""
    return parser._timeout_time is not None


def attributes(style: Style) -> int:
    """What a style sets and switches on, as Rich's bits."""
    return style._attributes & style._set_attributes
