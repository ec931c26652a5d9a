"""The window itself: too small, dragged about, stopped and continued."""

from __future__ import annotations

import random
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Size

from store.engine import database
from store.rights import Staff
from tests.terminal import Terminal
from tests.tui.driving import opened, settled
from tests.tui.lines import half_write, session, sign_in
from tui.tickets.screen import TicketsScreen


@pytest.fixture
def terminal(assistant: Staff, desk: Path) -> Iterator[Terminal]:
    database.close()
    with session(desk) as one:
        sign_in(one)
        one.wait_quiet()
        yield one


SENTENCE = "窗口至少80列24行，现在为{}列{}行"


def said(terminal: Terminal) -> str:
    """All that the screen says, on however many lines."""
    return "".join(terminal.text.split())


def still(terminal: Terminal) -> str:
    """The screen, but for the time of day."""
    return re.sub(r"\d\d:\d\d$", "-", terminal.text, count=1, flags=re.MULTILINE)


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (40, 10), (12, 3), (1, 1), (200, 5)])
def test_a_small_window_asks_for_a_larger_one_and_comes_back(
    terminal: Terminal, size: tuple[int, int]
) -> None:
    before = still(terminal)
    terminal.resize(*size)
    terminal.wait_gone("现在要办")
    if size[0] * size[1] >= 120:
        terminal.wait_until(lambda: SENTENCE.format(*size) in said(terminal))
    terminal.resize(80, 24)
    terminal.wait_for("现在要办")
    terminal.wait_quiet()
    assert still(terminal) == before


def test_nothing_is_done_that_nobody_can_see(terminal: Terminal) -> None:
    terminal.resize(70, 20)
    terminal.wait_for("窗口至少")
    terminal.press("f3", "ctrl+n")
    terminal.type("水管\r\r")
    terminal.press("ctrl+s")
    terminal.wait_quiet()
    terminal.resize(80, 24)
    terminal.wait_for("现在要办")
    terminal.wait_quiet()
    assert "水管" not in terminal.text
    terminal.press("f3")
    terminal.wait_for("值班")
    assert "水管" not in terminal.text


def test_a_window_is_no_larger_than_a_window_can_be(terminal: Terminal) -> None:
    """A claim of 65535 by 65535 would cost the server gigabytes."""
    before = terminal.memory
    terminal.claim(65535, 65535)
    terminal.watch(2)
    assert terminal.memory < before + 40_000_000
    terminal.press("ctrl+q")
    terminal.wait_end()


def test_what_is_half_written_survives_a_small_window(terminal: Terminal) -> None:
    half_write(terminal, "水管")
    terminal.resize(60, 20)
    terminal.wait_gone("水管")
    terminal.resize(120, 40)
    terminal.wait_for("水管")
    terminal.type("漏水")
    terminal.wait_for("水管漏水")


def test_a_storm_of_resizes_ends_in_a_whole_screen(terminal: Terminal) -> None:
    """As dragging a corner makes them, within 80×24 and 200×60 and below, keys in between."""
    before = still(terminal)
    dice = random.Random(60)
    for _ in range(80):
        terminal.resize(dice.randint(20, 200), dice.randint(5, 60))
        if dice.random() < 0.3:
            terminal.press(dice.choice(["f2", "f4", "down", "up"]))
        terminal.pump(0.005)
    terminal.resize(80, 24)
    terminal.wait_quiet(1)
    terminal.press("f2", "home")
    terminal.wait_quiet(1)
    assert still(terminal) == before
    terminal.press("ctrl+l")
    terminal.wait_quiet(0.3)
    assert still(terminal) == before


async def test_two_sizes_on_their_way_at_once_do_not_follow_each_other_for_ever(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[Size | None] = []
    lay_out = TicketsScreen._refresh_layout

    def count(self: TicketsScreen, size: Size | None = None, scroll: bool = False) -> None:
        laid_out.append(size)
        if len(laid_out) < 50:  # or it would never end
            lay_out(self, size, scroll)

    monkeypatch.setattr(TicketsScreen, "_refresh_layout", count)
    async with opened(assistant, "tickets") as (desk, pilot):
        laid_out.clear()
        for size in (Size(100, 30), Size(80, 24)):
            desk.screen.post_message(events.Resize(size, size))
            desk.screen.call_later(lambda: None)  # or Textual would make one of the two
        await settled(desk, pilot)
        assert len(laid_out) < 5
        assert desk.screen.size == (80, 24)


def test_ctrl_z_does_not_stop_the_desk(terminal: Terminal) -> None:
    """Under a forced command there is no shell that could continue it."""
    before = still(terminal)
    terminal.press("ctrl+c", "ctrl+\\")
    terminal.wait_quiet(0.3)
    assert terminal.alive
    assert still(terminal) == before
    terminal.press("ctrl+z")
    terminal.wait_for("升级上报")
    state = Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()[0]
    assert state != "T"


def test_stopped_and_continued_it_shows_everything_again(terminal: Terminal) -> None:
    before = still(terminal)
    terminal.signal(signal.SIGTSTP)
    terminal.wait_until(lambda: not terminal.screen.alternate, what="the terminal given back")
    terminal.wait_quiet()
    terminal.signal(signal.SIGCONT)
    terminal.wait_for("现在要办")
    terminal.wait_quiet()
    assert still(terminal) == before
    terminal.press("f4")
    terminal.wait_for("没有工单")
