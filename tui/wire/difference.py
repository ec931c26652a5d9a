"""From what the terminal shows to what it should show, in as few bytes as can be."""

from __future__ import annotations

import re
from operator import ne, or_
from typing import TypeAlias

from tui.wire.abilities import Abilities
from tui.wire.clusters import cluster_of, first_in
from tui.wire.grid import FILLER, Grid, Row, empty
from tui.wire.pens import PLAIN, Pen, Pens
from tui.wire.route import Place, route
from tui.wire.scroll import best_scroll

_GAP = 8  # cells; a longer way is never written over instead of jumped
_GAPS = re.compile(rb"(?<=\x01)\x00{1,4}(?=\x01)")  # no longer than a jump, in letters of one pen
_JUMP = 4  # bytes of the usual way on, after characters were erased
_TO_THE_END = "\x1b[K"
_MANY_BLANKS = " " * (len("\x1b[9X") + _JUMP + 1)  # the fewest that are erased within a line
_MOST_KNOWN = 1024  # lines
_Way: TypeAlias = tuple[Row, Row, int, Place | None, Pen | None]


class Shown:
    """What the terminal shows, where its cursor is and which pen it holds."""

    def __init__(self, pens: Pens, abilities: Abilities) -> None:
        self.rows: list[Row] = []
        self.place: Place | None = None
        self.pen: Pen | None = None
        self._pens = pens
        self._abilities = abilities
        self._out: list[str] = []
        # From one screen of the day to another the same lines change in the same way.
        self._known: dict[_Way, tuple[str, Place | None, Pen | None]] = {}

    def clear(self, columns: int, lines: int) -> str:
        """Begin from an empty screen of this size, whatever was there."""
        self.rows = [empty(columns)] * lines
        self.place, self.pen = (0, 0), PLAIN
        return "\x1b[m\x1b[H\x1b[2J"

    def move(self, y: int, x: int) -> str:
        """Put the cursor on a cell."""
        way = route(self.place, (y, x), self._abilities.columns)
        self.place = (y, x)
        return way

    def scroll(self, wanted: Grid) -> str:
        """Let the terminal move lines that only changed their place; it knows no other moving.

        What moved counts as touched: a line that was right may have to be sent again.
        """
        found = best_scroll(self.rows, wanted.rows)
        if found is None:
            return ""
        top, bottom, by = found
        wanted.touched.update(range(top, bottom + 1))
        blank = [empty(wanted.columns)] * abs(by)
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
        if old == new:
            return ""
        self.rows[y] = new
        way = (old, new, y, self.place, self.pen)
        known = self._known.get(way)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[way] = (self._sent(y, old, new), self.place, self.pen)
        sent, self.place, self.pen = known
        return sent

    def _sent(self, y: int, old: Row, new: Row) -> str:
        self._out = []
        differs = _differences(old, new)
        at = differs.find(1)
        while at >= 0:
            self._approach(y, new, at)
            at = differs.find(1, self._put(new, at, differs))
        return "".join(self._out)

    def _approach(self, y: int, new: Row, at: int) -> None:
        """Get to a cell of this line, writing over equal cells where that is no longer."""
        if self.place is not None and self.place[0] == y and self.place[1] is not None:
            here = self.place[1]
            if 0 < at - here <= _GAP and self._over_is_shorter(y, new, here, at):
                while here < at:
                    here = self._write(new, here, at)
        if self.place != (y, at):
            self._out.append(self.move(y, at))

    def _over_is_shorter(self, y: int, new: Row, here: int, at: int) -> bool:
        if new.text[here] == FILLER:
            return False
        over, pen = 0, self.pen
        change = self._pens.change
        for text, mark in zip(new.text[here:at], new.pens[here:at], strict=True):
            if text != FILLER:
                over += len(cluster_of(text).encode())
                wanted = Pen.of(mark)
                if not _serves(pen, text, wanted):
                    over += len(change(pen, wanted))
                    pen = wanted
        jump = len(route((y, here), (y, at), self._abilities.columns))
        target = Pen.of(new.pens[at])
        return over + len(change(pen, target)) <= jump + len(change(self.pen, target))

    def _put(self, new: Row, at: int, differs: bytes) -> int:
        """Erase or write from a differing cell on; returns the column behind."""
        if new.text[at] == " " and self._erasable(pen := Pen.of(new.pens[at])):
            end = _end_of(new.text, at, " ")
            end = min(end, _end_of(new.pens, at, pen.mark))
            last = differs.rfind(1, at, end)
            if form := self._erasing(last + 1 - at, end == len(new.text)):
                self._take(" ", pen)
                self._out.append(form)
                return last + 1
        stop = differs.find(0, at)
        return self._write(new, at, len(new.text) if stop < 0 else stop)

    def _erasable(self, pen: Pen) -> bool:
        """Whether erasing leaves behind what a blank of this pen looks like."""
        return pen.erases and (not pen.background or self._abilities.erases_in_colour)

    def _erasing(self, count: int, to_the_end: bool) -> str:
        """What erases so many cells; empty when to write blanks is no longer."""
        if to_the_end and count > len(_TO_THE_END):
            return _TO_THE_END
        if self._abilities.erases_characters and count >= len(_MANY_BLANKS):
            return f"\x1b[{count}X"
        return ""

    def _write(self, new: Row, at: int, stop: int) -> int:
        """Write a character, and what follows before ``stop`` as long as one pen serves.

        Returns the column behind.
        """
        pen = self._take(new.text[at], Pen.of(new.pens[at]))
        end = self._served(new, at, stop, pen)
        text = new.text[at:end]
        cluster = first_in(text)
        if cluster >= 0:  # it may be drawn wider than it counts: find the column afresh
            end = _end_of(new.text, at + cluster + 1, FILLER)
            text = text[:cluster] + cluster_of(text[cluster])
        self._out.append(text.replace(FILLER, ""))
        assert self.place is not None
        sure = cluster < 0 and end < len(new.text)
        self.place = (self.place[0], end if sure else None)
        return end

    def _served(self, new: Row, at: int, stop: int, pen: Pen) -> int:
        """Up to where this pen serves and nothing is to be erased; at least a character on."""
        end, whole = at, True
        while whole and end < stop:
            wanted = Pen.of(new.pens[end])
            run = min(_end_of(new.pens, end, wanted.mark), stop)
            last = self._blanks_to_erase(new.text, end, run, wanted)
            if wanted is not pen:
                blanks = _end_of(new.text, end, " ") if pen.blanks_like(wanted) else end
                last = min(last, blanks)
            end, whole = last, last == run
        return _end_of(new.text, max(end, at + 1), FILLER)

    def _blanks_to_erase(self, text: str, start: int, end: int, pen: Pen) -> int:
        """Where blanks begin, in cells of one pen, that are better erased; ``end`` if none are."""
        if not self._erasable(pen):
            return end
        if self._abilities.erases_characters:
            found = text.find(_MANY_BLANKS, start, end)
            if found >= 0:
                return found
        if end == len(text):
            words = start + len(text[start:].rstrip(" "))
            if end - words > len(_TO_THE_END):
                return words
        return end

    def _take(self, text: str, pen: Pen) -> Pen:
        """Hold a pen that serves a character, and say which."""
        if not _serves(self.pen, text, pen):
            self._out.append(self._pens.change(self.pen, pen))
            self.pen = pen
        assert self.pen is not None
        return self.pen


def _serves(held: Pen | None, text: str, wanted: Pen) -> bool:
    """Whether text looks right with the pen that is held."""
    return held is wanted or (text == " " and held is not None and held.blanks_like(wanted))


def _differences(old: Row, new: Row) -> bytes:
    """For each cell 1 where it is to be written, else 0: where it differs, and in short gaps.

    Both halves of a wide character go together.
    """
    letters = map(ne, old.text, new.text)
    if old.pens == new.pens:
        differs = bytearray(letters)
    else:
        differs = bytearray(map(or_, letters, map(ne, old.pens, new.pens)))
    at = new.text.find(FILLER)
    while at >= 0:
        differs[at - 1] = differs[at] = differs[at - 1] | differs[at]
        at = new.text.find(FILLER, at + 1)
    for gap in _GAPS.finditer(differs):
        start, end = gap.span()
        if new.text[start:end].isascii() and len(set(new.pens[start - 1 : end + 1])) == 1:
            differs[start:end] = b"\1" * (end - start)
    return bytes(differs)


def _end_of(text: str, at: int, letter: str) -> int:
    """The column behind a run of one letter."""
    rest = text[at:]
    return at + len(rest) - len(rest.lstrip(letter))
