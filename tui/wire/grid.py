"""What every cell of a screen shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.wire.clusters import cluster_of, letter_of
from tui.wire.pens import PLAIN, Pen, Pens

Piece: TypeAlias = tuple[int, int, Strip]  # from a column up to, not including, another
FILLER = "\0"  # stands right of a wide character
_MOST_KNOWN = 512  # strips; more than all screens of the day show


class Row(NamedTuple):
    """Cells side by side: a letter and the mark of a pen for each.

    Two strings, because to cut, join, compare and search them costs next to nothing.
    """

    text: str
    pens: str

    def upto(self, end: int) -> Row:
        """The cells before a column; a wide character cut in two there is blank."""
        text, pens = self.text[:end], self.pens[:end]
        if text and self.text[end : end + 1] == FILLER:
            text, pens = text[:-1] + " ", pens[:-1] + _blank(pens[-1])
        return Row(text, pens)

    def beyond(self, start: int) -> Row:
        """The cells from a column on; a wide character cut in two there is blank."""
        text, pens = self.text[start:], self.pens[start:]
        if start and text[:1] == FILLER:
            text, pens = " " + text[1:], _blank(pens[0]) + pens[1:]
        return Row(text, pens)

    def joined(self, *others: Row) -> Row:
        """With others to its right."""
        rows = (self, *others)
        return Row("".join([row.text for row in rows]), "".join([row.pens for row in rows]))


def empty(columns: int) -> Row:
    """A row that nothing was painted on."""
    return Row(" " * columns, PLAIN.mark * columns)


def _blank(mark: str) -> str:
    return Pen.of(mark).blank.mark


class Grid:
    """Rows of cells, painted strip by strip; no wide character is ever left in half."""

    def __init__(self, columns: int, lines: int, pens: Pens) -> None:
        self.columns = columns
        self.lines = lines
        self.rows: list[Row] = [empty(columns)] * lines
        self.touched: set[int] = set()
        self._pens = pens
        self._segment = lru_cache(maxsize=1024)(self._cells_of)
        # By identity of the strips; they are held, so that it stays theirs.
        self._known: dict[int, tuple[Strip, Row]] = {}
        self._laid: dict[tuple[tuple[int, int, int], ...], tuple[Sequence[Piece], Row]] = {}

    def lay(self, y: int, pieces: Sequence[Piece]) -> None:
        """Lay strips that cover a line on it, the undermost first."""
        way = tuple([(x, end, id(strip)) for x, end, strip in pieces])
        known = self._laid.get(way)
        if known is None:
            self.rows[y] = empty(self.columns)
            for x, end, strip in pieces:
                self.paint(y, x, strip, end)
            if len(self._laid) >= _MOST_KNOWN:
                self._laid.clear()
            self._laid[way] = (pieces, self.rows[y])
            return
        self.rows[y] = known[1]
        self.touched.add(y)

    def paint(self, y: int, x: int, strip: Strip, end: int | None = None) -> None:
        """Lay a strip on line ``y`` from column ``x`` up to, not including, column ``end``."""
        if not (0 <= y < self.lines and 0 <= x < self.columns):
            return
        cells = self._row(strip)
        room = min(self.columns if end is None else end, self.columns) - x
        if len(cells.text) > room:
            cells = cells.upto(max(room, 0))
        size = len(cells.text)
        if size:
            whole = size == self.columns
            row = self.rows[y]
            self.rows[y] = cells if whole else row.upto(x).joined(cells, row.beyond(x + size))
            self.touched.add(y)

    def _row(self, strip: Strip) -> Row:
        """What a strip shows; widgets give the same strips out again until they change."""
        known = self._known.get(id(strip))
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[id(strip)] = (strip, self._cells(strip))
        return known[1]

    def _cells(self, strip: Iterable[Segment]) -> Row:
        cells: list[Row] = []
        for text, style, control in strip:
            if control or not text:
                continue
            joined, own = self._segment(text, style)
            if joined and cells:
                cells[-1] = _with_mark(cells[-1], joined)
            if own.text:
                cells.append(own)
        return cells[0] if len(cells) == 1 else Row("", "").joined(*cells)

    def _cells_of(self, text: str, style: Style | None) -> tuple[str, Row]:
        """What joins the cell before, and the cells; controls are nothing a screen may be sent."""
        pen, blank = self._pens.of(style)
        if not text.isprintable():
            text = "".join(c for c in text if c >= " " and not "\x7f" <= c <= "\x9f")
        joined = ""
        if not text.isascii():
            joined, text = _letters(text)
        pens = pen.mark * len(text)
        if blank is not pen and " " in text:
            pens = "".join([blank.mark if c == " " else pen.mark for c in text])
        return joined, Row(text, pens)


def _letters(text: str) -> tuple[str, str]:
    """What joins the character before the text, and its characters, each as wide as it shows."""
    joined, letters = "", list[str]()
    for start, stop, width in split_graphemes(text)[0]:
        character = text[start:stop]
        if width:
            letters.append(letter_of(character) + FILLER * (width - 1))
        elif letters:
            letters[-1] = letter_of(cluster_of(letters[-1][0]) + character) + letters[-1][1:]
        else:
            joined += character
    return joined, "".join(letters)


def _with_mark(row: Row, mark: str) -> Row:
    """A row whose last character is combined with a mark."""
    at = len(row.text.rstrip(FILLER)) - 1
    letter = letter_of(cluster_of(row.text[at]) + mark)
    return Row(row.text[:at] + letter + row.text[at + 1 :], row.pens)
