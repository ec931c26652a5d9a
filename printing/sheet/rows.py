"""Rows of cells: what every part of a sheet is made of, and what page breaks cut between lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from printing.sheet.marks import POINT, Area, Mark, Rule, Text, centred, flush_right
from printing.sheet.parts import Align

SIDE = 1.8  # clear space left and right of a cell's text
EDGE = 1.1  # clear space above and below it
SHADE = 0.93
BAR_SHADE = 0.55
CONTINUED = "续"
_BAR = 0.56  # of a row's height


@dataclass(frozen=True)
class Line:
    """One line of a cell; ``lead`` is its height as a multiple of its size."""

    text: str
    size: float = 9.5
    bold: bool = False
    grey: float = 0
    lead: float = 1.5
    spacing: float = 0
    ruled: bool = False

    @property
    def height(self) -> float:
        """Height in millimetres."""
        return self.size * self.lead * POINT


@dataclass(frozen=True)
class Cell:
    """A cell's lines, and those that stand at its foot; ``edge`` is clear above and below."""

    width: float
    lines: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()
    align: Align = Align.LEFT
    middle: bool = True
    shaded: bool = False
    edge: float = EDGE

    @property
    def height(self) -> float:
        """What the cell needs, in millimetres."""
        return sum(line.height for line in self.lines + self.foot) + 2 * self.edge

    def taken(self, room: float) -> int:
        """How many of the lines fit into a height, none of the foot."""
        left = room - 2 * self.edge
        for count, line in enumerate(self.lines):
            left -= line.height
            if left < -1e-6:
                return count
        return len(self.lines)

    def marks(self, x: float, y: float, height: float) -> Iterator[Mark]:
        """Everything in the cell, its top left corner at ``x``, ``y``."""
        if self.shaded:
            yield Area(x, y, self.width, height, SHADE)
        used = sum(line.height for line in self.lines)
        top = y + (height - used) / 2 if self.middle else y + self.edge
        yield from self._set(self.lines, x, top)
        yield from self._set(
            self.foot, x, y + height - self.edge - sum(n.height for n in self.foot)
        )

    def _set(self, lines: tuple[Line, ...], x: float, y: float) -> Iterator[Mark]:
        for line in lines:
            # Han glyphs reach from 0.12 em below the baseline to 0.88 em above it.
            baseline = y + line.height / 2 + 0.38 * line.size * POINT
            y += line.height
            if line.ruled:
                yield Rule(x + SIDE, y - 0.3, x + self.width - SIDE, y - 0.3, 0.1, dashed=True)
            if line.text:
                text = Text(
                    x + SIDE, baseline, line.text, line.size, line.bold, line.grey, line.spacing
                )
                yield self._aligned(text, x)

    def _aligned(self, text: Text, x: float) -> Text:
        if self.align is Align.CENTRE:
            return centred(text, x + self.width / 2)
        if self.align is Align.RIGHT:
            return flush_right(text, x + self.width - SIDE)
        return text


@dataclass(frozen=True)
class Gauge(Cell):
    """A cell with a bar of so many of 1000 tenths, and a line across it where the target is."""

    tenths: int = 0
    target: int = 0

    def marks(self, x: float, y: float, height: float) -> Iterator[Mark]:
        """The bar, and the target's line from edge to edge so that those below each other join."""
        room = self.width - 2 * SIDE
        thick = height * _BAR
        long = room * min(max(self.tenths, 0), 1000) / 1000
        if long:
            yield Area(x + SIDE, y + (height - thick) / 2, long, thick, BAR_SHADE)
        across = x + SIDE + room * self.target / 1000
        yield Rule(across, y, across, y + height, 0.35)


@dataclass(frozen=True)
class Row:
    """Cells side by side, at least ``least`` high; ``loose`` ones may be cut at any page end."""

    cells: tuple[Cell, ...]
    least: float = 0
    loose: bool = False

    @property
    def height(self) -> float:
        """Height in millimetres."""
        return max(self.least, *(cell.height for cell in self.cells))

    def marks(self, x: float, y: float) -> Iterator[Mark]:
        """Everything in the row with its borders."""
        height, left = self.height, x
        for cell in self.cells:
            yield from cell.marks(x, y, height)
            yield Rule(x, y, x, y + height)
            x += cell.width
        yield Rule(x, y, x, y + height)
        yield Rule(left, y, x, y)
        yield Rule(left, y + height, x, y + height)

    def split(self, room: float) -> tuple[Row, Row] | None:
        """The lines that fit into a height and those left over; None when not one line fits."""
        counts = [cell.taken(room) for cell in self.cells]
        whole = all(n == len(cell.lines) for n, cell in zip(counts, self.cells, strict=True))
        if not any(counts) or (whole and not any(cell.foot for cell in self.cells)):
            return None
        first = [
            replace(cell, lines=cell.lines[:n], foot=(), middle=False)
            for n, cell in zip(counts, self.cells, strict=True)
        ]
        rest = [
            replace(cell, lines=cell.lines[n:], middle=False)
            for n, cell in zip(counts, self.cells, strict=True)
        ]
        if len(rest) > 1 and not rest[0].lines:
            rest[0] = replace(rest[0], lines=(Line(CONTINUED, size=8, grey=0.4),))
        return replace(self, cells=tuple(first), least=0), replace(self, cells=tuple(rest), least=0)
