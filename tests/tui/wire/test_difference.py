"""Rows of cells into bytes: the terminal must show exactly what was wanted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.emulator import Emulator
from tests.tui.looks import screen_of, wanted_of
from tui.wire.abilities import Abilities
from tui.wire.difference import Shown
from tui.wire.grid import Grid
from tui.wire.pens import Pens

COLUMNS, LINES = 24, 5
STYLES = [
    Style(),
    Style(bold=True),
    Style(dim=True, color="cyan"),
    Style(bold=True, dim=True),
    Style(reverse=True),
    Style(underline=True, color="#ff8800"),
    Style(bgcolor="blue"),
    Style(bgcolor="#102030", color="white", italic=True),
    Style(strike=True, bgcolor="red"),
    Style(color="bright_red", reverse=True, bold=True),
]
TEXTS = st.lists(
    st.sampled_from(
        ["a", "b", " ", "        ", "中", "文", "e\u0301", "漏水", "\u0301", "，", "-"]
    ),
    max_size=14,
).map("".join)
SEGMENTS = st.builds(Segment, TEXTS, st.sampled_from(STYLES))
STRIPS = st.lists(SEGMENTS, min_size=1, max_size=4).map(Strip)
PAINTS = st.lists(
    st.tuples(
        st.integers(0, LINES - 1), st.integers(0, COLUMNS - 1), STRIPS, st.integers(1, COLUMNS)
    ),
    min_size=1,
    max_size=8,
)
TERMINALS = {
    "xterm": Abilities(),
    "screen": Abilities(erases_in_colour=False),
    "unknown": Abilities(erases_in_colour=False, erases_characters=False),
    "vt100": Abilities.of({"TERM": "vt100"}),
    "colourless": replace(Abilities(), colour=False),
}


@pytest.mark.parametrize("terminal", TERMINALS)
@settings(max_examples=40, deadline=None)
@given(frames=st.lists(PAINTS, min_size=1, max_size=6))
def test_every_cell_shows_what_was_painted(
    terminal: str, frames: list[list[tuple[int, int, Strip, int]]]
) -> None:
    abilities = TERMINALS[terminal]
    pens = Pens(ColorSystem.EIGHT_BIT, abilities)
    grid, shown = Grid(COLUMNS, LINES, pens), Shown(pens, abilities)
    emulator = Emulator(COLUMNS, LINES)
    emulator.feed("\x1b[?7l" + shown.clear(COLUMNS, LINES))
    for frame in frames:
        for y, x, strip, end in frame:
            grid.paint(y, x, strip, end)
        emulator.feed(_sent(shown, grid))
        assert screen_of(emulator) == wanted_of(grid)


@settings(max_examples=60, deadline=None)
@given(frames=st.lists(PAINTS, min_size=1, max_size=4))
def test_strips_laid_on_a_line_again_show_as_they_did(
    frames: list[list[tuple[int, int, Strip, int]]],
) -> None:
    pens = Pens(ColorSystem.EIGHT_BIT, Abilities())
    grid = Grid(COLUMNS, 1, pens)
    for frame in [*frames, *frames]:
        painted = Grid(COLUMNS, 1, pens)
        for _, x, strip, end in frame:
            painted.paint(0, x, strip, end)
        grid.lay(0, [(x, end, strip) for _, x, strip, end in frame])
        assert grid.rows == painted.rows


def _sent(shown: Shown, grid: Grid) -> str:
    moved = shown.scroll(grid)
    lines = "".join(shown.become(y, grid.rows[y]) for y in sorted(grid.touched))
    grid.touched.clear()
    return moved + lines


def test_a_line_that_stood_still_among_moved_ones_is_sent_again() -> None:
    pens = Pens(ColorSystem.STANDARD, Abilities())
    grid, shown, emulator = Grid(40, 12, pens), Shown(pens, Abilities()), Emulator(40, 12)
    emulator.feed(shown.clear(40, 12))
    for y in range(12):
        text = "-" * 40 if y == 6 else f"{y} 卫生间漏水".ljust(33)
        grid.paint(y, 0, Strip([Segment(text)]))
    emulator.feed(_sent(shown, grid))
    for y in (1, 2, 3, 4, 5, 7, 8, 9, 10):
        grid.paint(y, 0, Strip([Segment(f"{y + 1} 卫生间漏水".ljust(33))]))
    emulator.feed(_sent(shown, grid))
    assert screen_of(emulator) == wanted_of(grid)


@pytest.mark.parametrize("by", [1, -1, 2, -2, 3, -3])
@pytest.mark.parametrize("terminal", TERMINALS)
def test_a_list_that_scrolls_costs_only_its_new_lines(terminal: str, by: int) -> None:
    abilities = TERMINALS[terminal]
    pens = Pens(ColorSystem.STANDARD, abilities)
    grid, shown, emulator = Grid(60, 16, pens), Shown(pens, abilities), Emulator(60, 16)
    emulator.feed(shown.clear(60, 16))
    sent = []
    for first in (50, 50 + by, 50):
        for y in range(2, 14):
            loud = Style(reverse=y == 8, bgcolor="blue")
            line = Segment(f"{first + y} 卫生间漏水 {'#' * (first + y) * 2}"[:50].ljust(60), loud)
            grid.paint(y, 0, Strip([line]))
        grid.paint(15, 0, Strip([Segment("^N 新报修 Esc 返回".ljust(50))]))
        sent.append(_sent(shown, grid))
        emulator.feed(sent[-1])
        assert screen_of(emulator) == wanted_of(grid)
    assert len(sent[1]) < len(sent[0]) * (abs(by) + 4) / 12


def _bytes(before: Strip, after: Strip, abilities: Abilities | None = None) -> str:
    abilities = abilities or Abilities()
    pens = Pens(ColorSystem.STANDARD, abilities)
    grid, shown = Grid(80, 1, pens), Shown(pens, abilities)
    shown.clear(80, 1)
    grid.paint(0, 0, before)
    shown.become(0, grid.rows[0])
    grid.paint(0, 0, after)
    return shown.become(0, grid.rows[0])


def _strip(text: str, style: Style | None = None) -> Strip:
    return Strip([Segment(text.ljust(80), style)])


def test_an_unchanged_line_costs_nothing() -> None:
    assert _bytes(_strip("3-2-1201 漏水"), _strip("3-2-1201 漏水")) == ""


def test_one_changed_figure_costs_a_jump_and_a_figure() -> None:
    assert _bytes(_strip("余 7分 已派单"), _strip("余 6分 已派单")) == "\x1b[4G6"


def test_near_changes_are_written_through_not_jumped_between() -> None:
    assert _bytes(_strip("abcdef"), _strip("xbcdey")) == "\rxbcdey"


def test_words_that_go_are_erased_to_the_end_of_the_line() -> None:
    assert _bytes(_strip("请致电业主说明"), _strip("")) == "\r\x1b[K"


def test_the_colour_of_a_blank_is_not_worth_a_byte() -> None:
    red = _strip("报警", Style(color="red"))
    assert _bytes(_strip("报警"), red) == "\r\x1b[31m报警"


def test_attributes_change_by_difference() -> None:
    pens = Pens(ColorSystem.STANDARD, Abilities())
    strong = pens.of(Style(bold=True, color="red"))[0]
    faint = pens.of(Style(dim=True, color="red"))[0]
    plain = pens.of(Style())[0]
    assert pens.change(strong, faint) == "\x1b[22;2m"
    assert pens.change(faint, plain) == "\x1b[m"


@pytest.mark.parametrize("environment", [{"TERM": "vt100"}, {"TERM": "dumb"}, {}])
def test_terminals_without_colour_are_sent_none(environment: dict[str, str]) -> None:
    loud = _strip("报警", Style(color="red", bgcolor="blue", bold=True, reverse=True))
    sent = _bytes(_strip(""), loud, Abilities.of(environment))
    assert sent.startswith("\x1b[1;7m报警")


def test_no_colour_keeps_attributes_and_drops_colours() -> None:
    wish = {"TERM": "xterm-256color", "NO_COLOR": "1"}
    loud = _strip("报警", Style(color="red", dim=True))
    assert _bytes(_strip(""), loud, Abilities.of(wish)) == "\x1b[2m报警"


def test_controls_in_the_data_never_reach_the_terminal() -> None:
    assert "\x1b]" not in _bytes(_strip(""), _strip("a\x1b]0;owned\x07b\x9b31m"))
