"""A random walk through an app of lists, fields and boxes, behind the wire."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Awaitable, Callable

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import DataTable, Input, Static, TextArea

from tests.tui.wired import PaintedScreen, Wired, wired

WORDS = ["漏水", "a", " ", "主卧空调不制冷", "e\u0301", "，", "3-2-1201", "  ", "王师傅", "ｆ", "—"]


class Lines(ScrollView, can_focus=True):
    """A list painted line by line, as the product's are."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self.virtual_size = Size(70, 200)

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        dice = random.Random(number)
        words = "".join(dice.choices(WORDS, k=12))
        style = Style(reverse=number == self.at, bold=number % 5 == 0)
        strip = Strip([Segment(f"{number:3} ", Style(color="red")), Segment(words, style)])
        return strip.crop_extend(
            self.scroll_offset.x, self.scroll_offset.x + self.size.width, style
        )

    def step(self, by: int) -> None:
        self.at = max(0, min(199, self.at + by))
        self.scroll_to(y=max(0, self.at - 5), animate=False)
        self.refresh(Region(0, 0, self.size.width, self.size.height))


class Question(ModalScreen[None], PaintedScreen):
    """A box over the list that cuts wide characters in half."""

    DEFAULT_CSS = "Question { align: center middle; } Question Static { width: 31; height: 5; }"

    def compose(self) -> ComposeResult:
        yield Static("请输入密码 " * 5, markup=False)


class Walked(App[None]):
    """Everything at once: a list, a table, fields, side panes."""

    CSS = """
    Lines { width: 3fr; } VerticalScroll { width: 2fr; } #top { height: 1; }
    TextArea { height: 4; }
    Screen { layers: below above; }
    #float { layer: above; width: 17; height: 3; offset: 7 4; background: blue; }
    """

    def get_default_screen(self) -> PaintedScreen:
        return PaintedScreen()

    def compose(self) -> ComposeResult:
        yield Static("金色家园前台  早班 08:00-16:00  李芳", id="top", markup=False)
        with Horizontal():
            yield Lines()
            with VerticalScroll():
                yield Input("请输入")
                yield TextArea("第一行\n第二行漏水")
                yield DataTable[str]()
        yield Static("浮动的框，压住半个字", id="float", markup=False)

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("房号", "事由")
        for number in range(30):
            table.add_row(f"3-2-{number:04}", "卫生间漏水 " * (number % 3))


async def _type(run: Wired, pilot: Pilot[None], dice: random.Random) -> None:
    await pilot.press(*dice.choices(["a", "漏", "，", "backspace", "left", "home", "end"], k=4))


async def _move(run: Wired, pilot: Pilot[None], dice: random.Random) -> None:
    run.app.query_one(Lines).step(dice.choice([1, -1, 7, -7, 30]))


async def _tab(run: Wired, pilot: Pilot[None], dice: random.Random) -> None:
    await pilot.press(*dice.choices(["tab", "shift+tab", "down", "pagedown", "up"], k=3))


async def _resize(run: Wired, pilot: Pilot[None], dice: random.Random) -> None:
    await run.resize(pilot, dice.choice([60, 80, 81, 120, 133]), dice.choice([20, 24, 40]))


async def _modal(run: Wired, pilot: Pilot[None], dice: random.Random) -> None:
    if isinstance(run.app.screen, Question):
        run.app.pop_screen()
    else:
        await run.app.push_screen(Question())


async def _toast(run: Wired, pilot: Pilot[None], dice: random.Random) -> None:
    run.app.notify("已记下 " * dice.randrange(1, 9), timeout=dice.choice([0.05, 9]), markup=False)


async def _float(run: Wired, pilot: Pilot[None], dice: random.Random) -> None:
    box = run.app.screen_stack[0].query_one("#float")
    box.styles.offset = (dice.randrange(60), dice.randrange(18))
    box.display = dice.random() > 0.3


async def _top(run: Wired, pilot: Pilot[None], dice: random.Random) -> None:
    top = run.app.screen_stack[0].query_one("#top", Static)
    top.update("".join(dice.choices(WORDS, k=9)), layout=False)


async def _repaint(run: Wired, pilot: Pilot[None], dice: random.Random) -> None:
    run.wired.feed("\x1b[H\x1b[31mwall: the system goes down")
    run.wire.repaint()


STEPS: list[Callable[[Wired, Pilot[None], random.Random], Awaitable[None]]] = [
    _type, _move, _move, _tab, _resize, _modal, _toast, _float, _top, _repaint,
]  # fmt: skip


async def _at_rest(run: Wired, pilot: Pilot[None]) -> list[str]:
    """What looks different and stays so: a toast may be on its way out just now."""
    wrong = run.differences()
    for _ in range(5 if wrong else 0):
        await pilot.pause(0.1)
        wrong = run.differences()
    return wrong


async def walk(seed: str, steps: int, ansi: bool) -> int:
    """Walk at random and return the frames seen; the first that looks different ends it."""
    dice = random.Random(seed)
    async with wired(Walked(ansi_color=ansi)) as (run, pilot):
        for _ in range(steps):
            step = dice.choice(STEPS)
            await step(run, pilot, dice)
            await pilot.pause()
            if wrong := await _at_rest(run, pilot):
                raise AssertionError(f"{step.__name__}: {wrong[0]}")
        return run.frames


if __name__ == "__main__":
    seed, steps, ansi = sys.argv[1:]
    seen = asyncio.run(walk(seed, int(steps), ansi == "ansi"))
    sys.stdout.write(f"{seen} frames\n")
