"""What every cell of a screen shows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.wire.pens import PLAIN, Pen, Pens

# The character with what is combined with it, and its pen; right of a wide character it is "".
Cell: TypeAlias = tuple[str, Pen]
Row: TypeAlias = list[Cell]
EMPTY: Cell = (" ", PLAIN)


class Grid:
    """Rows of cells, painted strip by strip; no wide character is ever left in half."""

    def __init__(self, columns: int, lines: int, pens: Pens) -> None:
        self.columns = columns
        self.lines = lines
        self.rows: list[Row] = [[EMPTY] * columns for _ in range(lines)]
        self.touched: set[int] = set()
        self._pens = pens
        self._segment = lru_cache(maxsize=1024)(self._cells_of)

    def paint(self, y: int, x: int, strip: Strip, end: int | None = None) -> None:
        """Lay a strip on line ``y`` from column ``x`` up to, not including, column ``end``."""
        if not 0 <= y < self.lines:
            return
        cells = self._cells(strip)
        if end is not None and len(cells) > end - x:
            cells = self._cut(cells, max(end - x, 0))
        if x + len(cells) > self.columns:
            cells = self._cut(cells, max(self.columns - x, 0))
        if cells and x >= 0:
            self._lay(self.rows[y], x, cells)
            self.touched.add(y)

    def _lay(self, row: Row, x: int, cells: Row) -> None:
        end = x + len(cells)
        if row[x][0] == "" and x:
            row[x - 1] = self._blank(row[x - 1])
        if end < self.columns and row[end][0] == "":
            row[end] = self._blank(row[end])
        row[x:end] = cells

    def _cut(self, cells: Row, count: int) -> Row:
        kept = cells[:count]
        if kept and cells[count][0] == "":
            kept[-1] = self._blank(kept[-1])
        return kept

    def _blank(self, cell: Cell) -> Cell:
        return (" ", cell[1].blank)

    def _cells(self, strip: Iterable[Segment]) -> Row:
        cells: Row = []
        for text, style, control in strip:
            if control or not text:
                continue
            joined, own = self._segment(text, style)
            if joined and cells:
                _join(cells, joined)
            cells += own
        return cells

    def _cells_of(self, text: str, style: Style | None) -> tuple[str, tuple[Cell, ...]]:
        """What joins the cell before, and the cells; controls are nothing a screen may be sent."""
        pen, blank = self._pens.of(style)
        if not text.isprintable():
            text = "".join(c for c in text if c >= " " and not "\x7f" <= c <= "\x9f")
        if text.isascii():
            return "", tuple((" ", blank) if c == " " else (c, pen) for c in text)
        joined, cells = "", list[Cell]()
        for start, stop, width in split_graphemes(text)[0]:
            character = text[start:stop]
            if not width and not cells:
                joined += character
            elif not width:
                _join(cells, character)
            else:
                cells.append((character, blank if character == " " else pen))
                cells += [("", pen)] * (width - 1)
        return joined, tuple(cells)


def _join(cells: Row, combining: str) -> None:
    at = -2 if cells[-1][0] == "" else -1
    text, pen = cells[at]
    cells[at] = (text + combining, pen)
