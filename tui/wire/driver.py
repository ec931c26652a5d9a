"""Textual's driver for Unix terminals, writing through the wire and asking for little."""

from __future__ import annotations

import os
import signal
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.wire.inside import DirectDriver
from tui.wire.keyboard import Keyboard
from tui.wire.line import Line
from tui.wire.picture import Wire
from tui.wire.presence import QUESTION, Presence

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message


# What Textual would switch on, and the desk has no use for: focus reports and the kitty
# keyboard, pointer shapes; the cursor belongs to the wire.
_UNWANTED = ("\x1b[?1004", "\x1b]22;", "\x1b[>", "\x1b[<u", "\x1b[?25")
_ALTERNATE = "\x1b[?1049"
_MOST_COLUMNS, _MOST_LINES = 500, 200


class WireDriver(DirectDriver):
    """Keeps Textual's input and signals; everything written goes through the wire."""

    def __init__(
        self,
        wire: Wire,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._wire = wire
        self._presence = Presence(
            wire.patience, lambda: wire.control(QUESTION), _hang_up, self._answered
        )
        self._keyboard: Keyboard | None = None

    def window(self, columns: int, lines: int) -> tuple[int, int]:
        """The window's size, as far as a window can be: a claim of more costs the server memory."""
        return min(columns, _MOST_COLUMNS), min(lines, _MOST_LINES)

    def _answered(self) -> None:
        """On the keyboard's thread."""
        self.loop.call_soon_threadsafe(self._wire.answered)

    def send_message(self, message: Message) -> None:
        """Put what was typed into the app's queue, in one step from the keyboard's thread."""
        self.of.post_message(message)

    def write(self, data: str) -> None:
        """Send what is no frame: modes, the bell, the clipboard."""
        if data.startswith(_UNWANTED):
            return
        if data.startswith(_ALTERNATE) and not self._wire.abilities.alternate:
            return
        self._wire.control(data)

    def start_application_mode(self) -> None:
        """Take the terminal over, at the start and after it was lent to another program."""
        self._wire.open(Line(self.terminal.fileno(), self._wire.send), self._presence.ask)
        self._keyboard = Keyboard(self.fileno, self._presence, self.process_message, _hang_up)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.end_writer()
        self._watch_window()
        self._wire.repaint()
        if self._wire.abilities.answers:
            self._presence.begin()

    def run_input_thread(self) -> None:
        """Read keys until the terminal is given back."""
        if self._keyboard is not None:
            self._keyboard.run()

    def disable_input(self) -> None:
        """Read no more keys."""
        if self._keyboard is not None:
            self._keyboard.end()
        super().disable_input()
        self._presence.end()
        if self._keyboard is not None:
            self._keyboard.close()
            self._keyboard = None

    def _watch_window(self) -> None:
        """Paint everything when the window changed: a terminal may move or lose cells then."""
        textual = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: Any) -> None:
            self.loop.call_soon_threadsafe(self._wire.resized)
            if callable(textual):
                textual(number, frame)

        signal.signal(signal.SIGWINCH, resized)

    def may_ask(self) -> bool:
        """Whether the terminal answers questions."""
        return self._wire.abilities.answers

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self._wire.leave()
        super().stop_application_mode()

    def close(self) -> None:
        """End the line."""
        self._wire.close()


def _hang_up() -> None:
    """Go the way of every lost line, also where nobody sends the signal or it was ignored."""
    os.kill(os.getpid(), signal.SIGHUP)


def driver_for(wire: Wire) -> partial[WireDriver]:
    """What Textual calls to make the driver."""
    return partial(WireDriver, wire)
