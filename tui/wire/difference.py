"""From what the terminal shows to what it should show, in as few bytes as can be."""

from __future__ import annotations

from operator import ne

from tui.wire.abilities import Abilities
from tui.wire.grid import EMPTY, Grid, Row
from tui.wire.pens import PLAIN, Pen, Pens
from tui.wire.route import Place, route
from tui.wire.shift import best_shift

_GAP = 8  # cells; a longer way is never written over instead of jumped
_JUMP = 4  # bytes of the usual way on, after characters were erased


class Shown:
    """What the terminal shows, where its cursor is and which pen it holds."""

    def __init__(self, pens: Pens, abilities: Abilities) -> None:
        self.rows: list[Row] = []
        self.place: Place | None = None
        self.pen: Pen | None = None
        self._pens = pens
        self._abilities = abilities
        self._out: list[str] = []

    def clear(self, columns: int, lines: int) -> str:
        """Begin from an empty screen of this size, whatever was there."""
        self.rows = [[EMPTY] * columns for _ in range(lines)]
        self.place, self.pen = (0, 0), PLAIN
        return "\x1b[m\x1b[H\x1b[2J"

    def move(self, y: int, x: int) -> str:
        """Put the cursor on a cell."""
        way = route(self.place, (y, x), self._abilities.columns)
        self.place = (y, x)
        return way

    def shift(self, wanted: Grid) -> str:
        """Let the terminal move lines that only changed their place; it knows no other moving.

        What moved counts as touched: a line that was right may have to be sent again.
        """
        found = best_shift(self.rows, wanted.rows)
        if found is None:
            return ""
        top, bottom, by = found
        wanted.touched.update(range(top, bottom + 1))
        blank = [[EMPTY] * len(self.rows[0]) for _ in range(abs(by))]
        moved = self.rows[top : bottom + 1]
        moved = moved[by:] + blank if by > 0 else blank + moved[:by]
        self.rows[top : bottom + 1] = moved
        # New lines come in the present background: that must be the terminal's own.
        plain = "" if self.pen is PLAIN else self._pens.change(self.pen, PLAIN)
        self.pen, self.place = PLAIN, None
        start, step = (bottom, "\x1bD") if by > 0 else (top, "\x1bM")
        return f"{plain}\x1b[{top + 1};{bottom + 1}r\x1b[{start + 1}H{step * abs(by)}\x1b[r"

    def become(self, y: int, new: Row) -> str:
        """Make one line show the new cells."""
        old = self.rows[y]
        self._out = []
        differs = bytes(map(ne, old, new))
        at = differs.find(1)
        while at >= 0:
            self._approach(y, new, at)
            at = differs.find(1, self._put(old, new, at, differs))
        old[:] = new
        return "".join(self._out)

    def _approach(self, y: int, new: Row, at: int) -> None:
        """Get to a cell of this line, writing over equal cells where that is no longer."""
        if self.place is not None and self.place[0] == y and self.place[1] is not None:
            here = self.place[1]
            if 0 < at - here <= _GAP and self._over_is_shorter(y, new, here, at):
                while here < at:
                    here = self._write(new, here)
        self._out.append(self.move(y, at))

    def _over_is_shorter(self, y: int, new: Row, here: int, at: int) -> bool:
        over, pen = 0, self.pen
        for text, wanted in new[here:at]:
            over += len(text.encode())
            if text and not _serves(pen, text, wanted):
                over += len(self._pens.change(pen, wanted))
                pen = wanted
        jump = len(route((y, here), (y, at), self._abilities.columns))
        target = new[at][1]
        change = self._pens.change
        return over + len(change(pen, target)) <= jump + len(change(self.pen, target))

    def _put(self, old: Row, new: Row, at: int, differs: bytes) -> int:
        """Erase or write from a differing cell on; returns the column behind."""
        if new[at][0] == " " and new[at][1].erases:
            return self._erase(old, new, at)
        return self._write(new, at, differs)

    def _erase(self, old: Row, new: Row, at: int) -> int:
        blank = new[at]
        if blank[1].background and not self._abilities.erases_in_colour:
            return self._write(new, at)
        end, last = at, at
        while end < len(new) and new[end] == blank:
            last = end if old[end] != blank else last
            end += 1
        count = last + 1 - at
        form = f"\x1b[{count}X" if self._abilities.erases_characters else ""
        if end == len(new) and count > len("\x1b[K"):
            form = "\x1b[K"
        elif not form or count <= len(form) + _JUMP:
            return self._write(new, at)
        self._take(*blank)
        self._out.append(form)
        return last + 1

    def _write(self, new: Row, at: int, differs: bytes = b"") -> int:
        """Write a character, and what differs behind it as long as one pen serves.

        Returns the column behind.
        """
        begun, end = at, len(new)
        text, pen = new[at]
        self._take(text, pen)
        while True:
            sure = len(text) == 1
            at += 1
            while at < end and not new[at][0]:
                at += 1
            if not (differs and sure and at < end and differs[at]):
                break
            text, pen = new[at]
            if (text == " " and pen.erases) or not _serves(self.pen, text, pen):
                break
        self._out.append("".join([cell[0] for cell in new[begun:at]]))
        assert self.place is not None
        # A cluster of code points may be drawn wider than it counts: find the column afresh.
        self.place = (self.place[0], at if sure and at < end else None)
        return at

    def _take(self, text: str, pen: Pen) -> None:
        if not _serves(self.pen, text, pen):
            self._out.append(self._pens.change(self.pen, pen))
            self.pen = pen


def _serves(held: Pen | None, text: str, wanted: Pen) -> bool:
    """Whether text looks right with the pen that is held."""
    return held is wanted or (text == " " and held is not None and held.blanks_like(wanted))
