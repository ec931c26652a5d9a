"""An app whose every frame goes to two terminals: plain Textual's, and through the wire."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.pilot import Pilot

from tests.emulator import ANSWERS_NOTHING, Emulator
from tests.tui.looks import same, screen_of
from tui.wire import Wire
from tui.wire.line import Line


class _ToEmulator(Driver):
    """Plain Textual's way out, into an emulator."""

    screen: Emulator

    def write(self, data: str) -> None:
        # A terminal's line discipline would add the carriage return.
        self.screen.feed(data.replace("\n", "\r\n"))

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
    """One app on two terminals; ``differences`` are the cells that did not look the same."""

    def __init__(self, app: App[Any], size: tuple[int, int]) -> None:
        self.app = app
        self.plain = Emulator(*size, ANSWERS_NOTHING)
        self.wired = Emulator(*size, ANSWERS_NOTHING)
        for screen in (self.plain, self.wired):
            screen.feed("\x1b[?7l")
        self.line = _Held(self.wired)
        self.frames = 0
        self.differences: list[str] = []
        self.wire = Wire(app)
        self.wire.open(cast(Line, self.line), lambda: False)
        self._textual = app._display
        app._display = self._both  # type: ignore[method-assign, assignment]
        app.driver_class = type("Out", (_ToEmulator,), {"screen": self.plain})

    def _both(self, screen: Any, update: Any) -> None:
        self._textual(screen, update)
        self.wire.display(screen, update)
        self.frames += 1
        laid_out = self.app.screen._compositor.size == (self.plain.columns, self.plain.lines)
        if laid_out:
            self.differences += self._compared()

    def _compared(self) -> list[str]:
        rows = zip(screen_of(self.plain), screen_of(self.wired), strict=True)
        return [
            f"frame {self.frames} ({x}, {y}): {plain} but {wired}"
            for y, (left, right) in enumerate(rows)
            for x, (plain, wired) in enumerate(zip(left, right, strict=True))
            if not same(plain, wired)
        ]

    async def resize(self, pilot: Pilot[Any], columns: int, lines: int) -> None:
        """Give both windows another size."""
        for screen in (self.plain, self.wired):
            screen.resize(lines, columns)
        await pilot.resize_terminal(columns, lines)


@asynccontextmanager
async def wired(
    app: App[Any], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Wired, Pilot[Any]]]:
    """Run an app on two terminals and drive it."""
    pair = Wired(app, size)
    async with app.run_test(headless=False, size=size, notifications=True) as pilot:
        yield pair, pilot
