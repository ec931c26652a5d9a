"""How screens are compared: every cell and every attribute that can be seen."""

from __future__ import annotations

from tests.emulator import Cell, Emulator
from tui.wire.clusters import cluster_of
from tui.wire.grid import FILLER, Grid
from tui.wire.pens import Pen


def look(cell: Cell) -> Cell:
    """A cell without what cannot be seen of it: the colour and weight of a bare blank."""
    marked = cell.underscore or cell.reverse or cell.strikethrough or cell.blink
    return cell if cell.data[:1] != " " or marked else Cell(cell.data, bg=cell.bg)


def same(plain: Cell, wired: Cell) -> bool:
    """Whether two cells look alike.

    Without combining marks: where Textual cuts a letter from its mark, the mark is lost or lands on
    the neighbour's cell, once more with each repaint. Marks have their own test, against the grid.
    """
    return plain._replace(data=plain.data[:1]) == wired._replace(data=wired.data[:1])


def screen_of(emulator: Emulator) -> list[list[Cell]]:
    """All cells of a screen, as they look."""
    columns, lines = range(emulator.columns), range(emulator.lines)
    return [[look(emulator.cell(x, y)) for x in columns] for y in lines]


def wanted_of(grid: Grid) -> list[list[Cell]]:
    """All cells of a grid, as a terminal must show them."""
    return [[look(_cell(*cell)) for cell in zip(*row, strict=True)] for row in grid.rows]


def _cell(letter: str, mark: str) -> Cell:
    text, pen = cluster_of(letter.strip(FILLER)), Pen.of(mark)
    codes = ";".join(filter(None, [pen.foreground, pen.background]))
    flags = ("bold", "faint", "italics", "underscore", "blink", "", "reverse", "", "strikethrough")
    painted = Emulator(1, 1)
    painted.feed(f"\x1b[{codes}m")
    colours: Cell = painted.cursor.attrs  # type: ignore[assignment]
    on = {flag: bool(pen.attributes >> bit & 1) for bit, flag in enumerate(flags) if flag}
    return colours._replace(data=text, **on)  # type: ignore[arg-type]
