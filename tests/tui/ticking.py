"""A small app on the wire: a clock, a field with a cursor, a list; run as a program by tests."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from tests.tui.wired import PaintedScreen
from tui.wire import install


class Field(Widget, can_focus=True):
    """A line that is typed into; its cursor is the hardware's."""

    DEFAULT_CSS = "Field { height: 1; }"
    text = ""

    @property
    def cursor_cell(self) -> Offset:
        return Offset(4 + Segment(self.text).cell_length, 0)

    def render_line(self, y: int) -> Strip:
        return Strip([Segment("字段" + self.text)])

    def on_key(self, event: events.Key) -> None:
        if event.character and event.is_printable:
            self.text += event.character
            self.refresh()


class Pane(Widget, can_focus=True):
    """Every line changes with every turn."""

    turn = 0

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"{self.turn} 漏水 {y} {'#' * (self.turn * 7 % 50)}")])


class Ticking(App[None]):
    """``busy``: everything is painted 50 times a second, until ``still`` is typed."""

    def __init__(self, log: Path, busy: bool) -> None:
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.log_file = log
        self.busy = busy
        self.wire = install(self)

    def get_default_screen(self) -> PaintedScreen:
        return PaintedScreen()

    def _watch_app_focus(self, focus: bool) -> None:
        """As in the desk: the focus stays where it is when the window loses it."""

    def compose(self) -> ComposeResult:
        yield Field()
        yield Pane()

    def on_mount(self) -> None:
        self.query_one(Field).focus()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.exit)
        if self.busy:
            self.set_interval(0.02, self.beat)

    def beat(self) -> None:
        with self.log_file.open("a") as log:
            log.write(f"{time.monotonic()}\n")
        if "still" not in self.query_one(Field).text:
            pane = self.query_one(Pane)
            pane.turn += 1
            pane.refresh()

    async def on_key(self, event: events.Key) -> None:
        if event.key == "ctrl+l":
            self.wire.repaint()
        if event.key == "ctrl+x":
            with self.suspend():
                os.system("echo lent")


if __name__ == "__main__":
    Ticking(Path(sys.argv[1]), busy="busy" in sys.argv).run(mouse=False)
