"""An app behind the wire, and beside it what plain Textual would have painted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast
from unittest.mock import patch

from textual import events
from textual._compositor import Compositor
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from tests.emulator import ANSWERS_NOTHING, Cell, Emulator
from tests.tui.looks import same, screen_of
from tui.widgets.lines import Lines
from tui.wire import Wire
from tui.wire.line import Line
from tui.wire.painter import Painter


class PaintedScreen(Screen[None]):
    """A plain screen, put together as the desk's are."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._compositor = Painter()


class _Nowhere(Driver):
    """Tells the app how large its window is; what it shows goes elsewhere."""

    screen: Emulator

    def write(self, data: str) -> None: ...

    def start_application_mode(self) -> None:
        size = Size(self.screen.columns, self.screen.lines)
        self.send_message(events.Resize(size, size))

    def disable_input(self) -> None: ...

    def stop_application_mode(self) -> None: ...


class _Held:
    """A line that takes everything at once, into an emulator."""

    free = True

    def __init__(self, screen: Emulator) -> None:
        self.screen = screen
        self.sent = 0

    def write(self, data: bytes) -> None:
        self.sent += len(data)
        self.screen.feed(data)

    def close(self, patience: float = 0) -> None: ...


class Wired:
    """One app behind the wire, and a second terminal that plain Textual paints the same on."""

    def __init__(self, app: App[Any], size: tuple[int, int]) -> None:
        self.app = app
        self.plain = Emulator(*size, ANSWERS_NOTHING)
        self.wired = Emulator(*size, ANSWERS_NOTHING)
        for screen in (self.plain, self.wired):
            screen.feed("\x1b[?7l")
        self.line = _Held(self.wired)
        self.frames = 0
        self.wire = Wire(app)
        self.wire.open(cast(Line, self.line), lambda: False)
        app._display = self._display  # type: ignore[method-assign, assignment]
        app.driver_class = type("Out", (_Nowhere,), {"screen": self.wired})

    def _display(self, screen: Any, frame: Any) -> None:
        self.wire.display(screen, frame)
        self.frames += 1

    def differences(self) -> list[str]:
        """The cells that look otherwise than plain Textual paints the whole screen now."""
        for widget in self.app.screen.query(Lines):
            widget._styles_cache.clear()
        with patch.object(Lines, "render_lines", Widget.render_lines):
            whole = Compositor.render_full_update(self.app.screen._compositor)
            # A terminal's line discipline would add the carriage return.
            sent = whole.render_segments(self.app.console).replace("\n", "\r\n")
        self.plain.feed("\x1b[m\x1b[2J" + sent)
        rows = zip(screen_of(self.plain), screen_of(self.wired), strict=True)
        return [
            f"frame {self.frames} ({x}, {y}): {plain} but {wired}"
            for y, (left, right) in enumerate(rows)
            for x, (plain, wired) in enumerate(zip(left, right, strict=True))
            if not same(plain, wired) and not _cut_in_two(left, right, x)
        ]

    async def resize(self, pilot: Pilot[Any], columns: int, lines: int) -> None:
        """Give both windows another size."""
        for screen in (self.plain, self.wired):
            screen.resize(lines, columns)
        await pilot.resize_terminal(columns, lines)


def _cut_in_two(plain: list[Cell], wired: list[Cell], x: int) -> bool:
    """Whether plain Textual blanked a wide character at the edge of something that lies beneath."""
    first = x - 1 if wired[x].data == "" else x
    whole = [cell.data for cell in wired[first + 1 : first + 2]] == [""]
    return whole and all(cell.data == " " for cell in plain[first : first + 2])


@asynccontextmanager
async def wired(
    app: App[Any], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Wired, Pilot[Any]]]:
    """Run an app on two terminals and drive it."""
    pair = Wired(app, size)
    async with app.run_test(headless=False, size=size, notifications=True) as pilot:
        yield pair, pilot
