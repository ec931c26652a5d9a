"""Rows set on pages: what does not fit goes on, under the same heads, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from printing.sheet.compose import WIDTH, Block
from printing.sheet.marks import Page
from printing.sheet.rows import Row

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
LEFT, TOP, BOTTOM = 18.0, 11.0, 9.0
_THICK = 0.4
# A row that is not loose is rather moved than cut, unless it would leave half a page empty.
_LONG = 0.5


@dataclass
class Setter:
    """Where the next row goes; ``top`` and ``bottom`` bound the rows of every page."""

    top: float
    bottom: float
    pages: list[Page] = field(default_factory=lambda: [Page()])
    y: float = 0

    def __post_init__(self) -> None:
        self.y = self.top

    @property
    def _room(self) -> float:
        return self.bottom - self.y

    def set(self, blocks: Sequence[Block]) -> list[Page]:
        """Set all blocks, one under the other in one frame a page."""
        for number, block in enumerate(blocks, 1):
            kept = sum(after.height for after in blocks[number : number + 1] if after.signs)
            self._set(block, kept)
        self._close_frame()
        return self.pages

    def _set(self, block: Block, kept: float) -> None:
        """Set one block, its last row together with ``kept`` millimetres of the next."""
        for number, row in enumerate(block.rows, 1):
            if number == 1:
                self._open(block.heads, row)
            if number == len(block.rows):
                self._keep(block.heads, row.height + kept)
            self._fit(block.heads, row)

    def _open(self, heads: Sequence[Row], row: Row) -> None:
        """Set the heads where at least the start of the first row fits under them."""
        room = self._room - sum(head.height for head in heads)
        if row.height > room and not self._cut(row, room):
            self._turn()
        self._place(*heads)

    def _keep(self, heads: Sequence[Row], height: float) -> None:
        """Go on to the next page unless this height fits here, or on no page."""
        if self._room < height < self.bottom - self.top and not self._fresh(heads):
            self._turn()
            self._place(*heads)

    def _cut(self, row: Row, room: float) -> tuple[Row, Row] | None:
        """The row in two, where it may be cut at this height."""
        if row.loose or row.height > _LONG * (self.bottom - self.top):
            return row.split(room)
        return None

    def _fit(self, heads: Sequence[Row], row: Row) -> None:
        while row.height > self._room + 1e-6:
            cut = self._cut(row, self._room)
            if cut is None and self._fresh(heads):
                cut = row.split(self._room)
                if cut is None:
                    break
            if cut:
                self._place(cut[0])
                row = cut[1]
            self._turn()
            self._place(*heads)
        self._place(row)

    def _fresh(self, heads: Sequence[Row]) -> bool:
        return self.y <= self.top + sum(head.height for head in heads) + 1e-6

    def _place(self, *rows: Row) -> None:
        for row in rows:
            self.pages[-1].add(*row.marks(LEFT, self.y))
            self.y += row.height

    def _turn(self) -> None:
        self._close_frame()
        self.pages.append(Page())
        self.y = self.top

    def _close_frame(self) -> None:
        if self.y > self.top:
            self.pages[-1].frame(LEFT, self.top, WIDTH, self.y - self.top, _THICK)
