"""What the terminal shows, what it should show, and the line between them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.geometry import Offset
from textual.widget import Widget

from tui.wire import inside
from tui.wire.abilities import Abilities
from tui.wire.difference import Shown
from tui.wire.flow import Flow
from tui.wire.grid import Grid
from tui.wire.line import Line
from tui.wire.painter import Frame
from tui.wire.pens import Pens
from tui.wire.presence import Patience

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

_PIECE = 4096  # bytes handed over at once while the line takes them
_SMALL_PIECE = 512  # and while it is slow: the newest state goes first
_WORTH_BRACKETS = 256  # bytes; a smaller frame comes in one piece anyway
_SETTLED = 0.1  # seconds after the window's size changed


class Wire:
    """What the terminal shows, what it should show, and the line between them."""

    def __init__(self, app: App[Any], abilities: Abilities | None = None) -> None:
        self.abilities = abilities or Abilities.of()
        self.patience = Patience.of()
        self._app = app
        self._pens = Pens(inside.colour_system(app), self.abilities)
        self._wanted = Grid(0, 0, self._pens)
        self._shown = Shown(self._pens, self.abilities)
        self._line: Line | None = None
        self._flow = Flow()
        self._ask: Callable[[], bool] = lambda: False
        self._cursor: tuple[int, int] | None = None
        self._cursor_shown = True
        self._stale = True
        self._slow = False
        self._lent = self._waits_for_layout = False
        self._waking: asyncio.TimerHandle | None = None

    # What Textual calls

    def display(self, screen: Screen[Any], frame: Frame | None) -> None:
        """Take a frame of a screen (Textual's ``App._display``) and send what changed."""
        try:
            app = self._app
            if not inside.is_painting(app):
                return
            if frame is not None:
                self._take(frame)
            self._cursor = self._insertion_point()
            self.send()
        finally:
            self._app.post_display_hook()

    def _take(self, frame: Frame) -> None:
        columns, lines = frame.size
        if (columns, lines) != (self._wanted.columns, self._wanted.lines):
            self._wanted = Grid(columns, lines, self._pens)
            self._stale, self._waits_for_layout = True, False
        frame.paint(self._wanted)

    def _insertion_point(self) -> tuple[int, int] | None:
        """Where the focused widget wants its next character: line and column on the screen."""
        focused = self._app.screen.focused
        cell = getattr(focused, "cursor_cell", None)
        if not isinstance(focused, Widget) or not isinstance(cell, Offset):
            return None
        at = focused.content_region.offset + cell
        inside = focused.region.contains_point(at) and self._app.screen.region.contains_point(at)
        return (at.y, at.x) if inside else None

    # What is sent

    def send(self) -> None:
        """Send the difference to the newest picture, as far as the line takes it."""
        if self._line is None or self._lent or self._waits_for_layout or not self._wanted.lines:
            return
        while self._free and (piece := self._piece()):
            data = piece.encode()
            self._line.write(data)
            if self._flow.sent(len(data)) and not self._ask():
                self._flow.begin()
        self._slow = not self._free
        if self._slow and self._waking is None and (left := self._flow.left):
            self._waking = asyncio.get_running_loop().call_later(left, self._wake)

    @property
    def _free(self) -> bool:
        return self._line is not None and self._line.free and not self._flow.left

    def _wake(self) -> None:
        """No answer came and nothing was painted since: what waited is sent all the same."""
        self._waking = None
        self.send()

    def answered(self) -> None:
        """The terminal has shown what was sent: what was painted since may follow."""
        self._flow.answered()
        self.send()

    def _piece(self) -> str:
        """The next bytes to send: some lines, the cursor's first; empty when nothing differs."""
        out = [self._begin()]
        size, room = len(out[0]), _SMALL_PIECE if self._slow else _PIECE
        for y in self._order():
            part = self._shown.become(y, self._wanted.rows[y])
            self._wanted.touched.discard(y)
            out.append(part)
            size += len(part.encode())
            if size >= room:
                break
        out.append(self._place_cursor(size))
        return self._bracketed("".join(out))

    def _begin(self) -> str:
        if not self._stale:
            return self._shown.scroll(self._wanted) if self._wanted.touched else ""
        self._stale = False
        self._wanted.touched.update(range(self._wanted.lines))
        return self._shown.clear(self._wanted.columns, self._wanted.lines)

    def _order(self) -> list[int]:
        first = self._cursor[0] if self._slow and self._cursor else -1
        return sorted(self._wanted.touched, key=lambda y: (y != first, y))

    def _place_cursor(self, sent: int) -> str:
        if self._cursor is None:
            return self._show_cursor(False)
        return self._shown.move(*self._cursor) + self._show_cursor(True)

    def _show_cursor(self, on: bool) -> str:
        if on == self._cursor_shown:
            return ""
        self._cursor_shown = on
        return "\x1b[?25h" if on else "\x1b[?25l"

    def _bracketed(self, frame: str) -> str:
        """Let a larger frame show at once, or at least without a cursor running about in it."""
        if len(frame) < _WORTH_BRACKETS:
            return frame
        if inside.takes_brackets(self._app):
            return f"\x1b[?2026h{frame}\x1b[?2026l"
        return f"\x1b[?25l{frame}\x1b[?25h" if self._cursor_shown else frame

    def repaint(self) -> None:
        """Send everything afresh: whatever the terminal shows is not to be trusted."""
        self._stale = True
        self.send()

    def resized(self) -> None:
        """The window's size changed: send nothing until Textual has laid out anew."""
        self._stale = self._waits_for_layout = True
        asyncio.get_running_loop().call_later(_SETTLED, self._settled)

    def _settled(self) -> None:
        self._waits_for_layout = False
        self.send()

    # What the driver calls

    def open(self, line: Line, ask: Callable[[], bool]) -> None:
        """Begin on a terminal whose state is not known; ``ask`` asks whether it is there."""
        self._line, self._ask = line, ask
        self._flow.begin()
        self._stale = self._cursor_shown = True
        self._lent = False

    def control(self, data: str) -> None:
        """Send what is no frame, after what was already handed over."""
        if self._line is not None:
            self._line.write(data.encode())

    def leave(self) -> None:
        """Put pen and cursor back before the terminal is given back; no frame is sent after."""
        tidy = "\x1b[m" + self._show_cursor(True)
        self.control(tidy if self.abilities.alternate else tidy + "\x1b[H\x1b[2J")
        self._lent = True

    def close(self) -> None:
        """End the line; frames are kept, not sent, until the next ``open``."""
        if self._waking is not None:
            self._waking.cancel()
            self._waking = None
        if self._line is not None:
            self._line.close()
            self._line = None
