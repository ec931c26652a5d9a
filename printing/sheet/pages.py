"""Rows set on pages: what does not fit goes on, under the same heads, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from printing.sheet.compose import Block
from printing.sheet.formats import Format
from printing.sheet.marks import Page
from printing.sheet.rows import Row

_THICK = 0.4
# A row that is not loose is rather moved than cut, unless it would leave half a page empty.
_LONG = 0.5


@dataclass
class Setter:
    """Where the next row goes; ``top`` and ``bottom`` bound the rows of every page."""

    on: Format
    top: float
    bottom: float
    pages: list[Page] = field(default_factory=lambda: [Page()])
    y: float = 0
    total: float = 0

    def __post_init__(self) -> None:
        self.y = self.top

    @property
    def _room(self) -> float:
        return self.bottom - self.y

    @property
    def whole(self) -> float:
        """Height of a page's rows in millimetres."""
        return self.bottom - self.top

    @property
    def used(self) -> float:
        """How much of the last page is used, 0 to 1; 0 on a roll."""
        return (self.y - self.top) / self.whole

    def set(self, blocks: Sequence[Block]) -> list[Page]:
        """Set all blocks, one under the other in one frame a page; ``total`` is their height."""
        self.total = sum(block.height for block in blocks)
        for number, block in enumerate(blocks, 1):
            if block.turns:
                self._turn()
                continue
            kept = sum(after.height for after in blocks[number : number + 1] if after.signs)
            self._set(block, kept)
        self._close_frame()
        return self.pages

    def _set(self, block: Block, kept: float) -> None:
        """Set one block, its last row together with ``kept`` millimetres of the next."""
        for number, row in enumerate(block.rows, 1):
            with_it = kept if number == len(block.rows) else 0.0
            if number == 1:
                self._open(block.heads, row, with_it)
            elif with_it and self._goes_over(row.height + with_it, 0, block.heads):
                self._turn()
                self._place(*block.heads)
            self._fit(block.heads, row)

    def _open(self, heads: Sequence[Row], row: Row, kept: float) -> None:
        """Set the heads where at least the start of the first row fits under them."""
        above = sum(head.height for head in heads)
        room = self._room - above
        stays = row.height <= room or (self._may_cut(row) and row.split(room) is not None)
        if not stays or (kept and self._goes_over(row.height + kept, above, heads)):
            self._turn()
        self._place(*heads)

    def _goes_over(self, height: float, above: float, heads: Sequence[Row]) -> bool:
        """Whether this height under ``above`` fits the next page under its heads, but not here."""
        room = self.whole - sum(head.height for head in heads)
        return self._room - above < height <= room

    def _may_cut(self, row: Row) -> bool:
        return row.loose or row.height > _LONG * self.whole

    def _fit(self, heads: Sequence[Row], row: Row) -> None:
        while row.height > self._room + 1e-6:
            fresh = self._fresh(heads)
            cut = row.split(self._room) if fresh or self._may_cut(row) else None
            if cut:
                self._place(cut[0])
                row = cut[1]
            elif fresh:
                break
            self._turn()
            self._place(*heads)
        self._place(row)

    def _fresh(self, heads: Sequence[Row]) -> bool:
        return self.y <= self.top + sum(head.height for head in heads) + 1e-6

    def _place(self, *rows: Row) -> None:
        for row in rows:
            self.pages[-1].add(*row.marks(self.on.left, self.y))
            self.y += row.height

    def _turn(self) -> None:
        self._close_frame()
        self.pages.append(Page())
        self.y = self.top

    def _close_frame(self) -> None:
        if self.y > self.top:
            self.pages[-1].frame(self.on.left, self.top, self.on.inner, self.y - self.top, _THICK)
