"""A list of thousands of things: aligned columns, a marked line, only changed lines painted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from tui.widgets import paint
from tui.widgets.lines import Lines
from tui.widgets.paint import Part, Tone, Words

T = TypeVar("T")


@dataclass(frozen=True)
class Column:
    """A column: its heading, its cells, and whether it takes a share of what is left."""

    heading: str
    cells: int
    flex: bool = False
    right: bool = False


@dataclass(frozen=True)
class Drawn:
    """A thing as a line of the list; ``mark`` is ``!``, ``*`` or a space."""

    cells: Sequence[str | Words]
    mark: str = " "
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class _Line:
    """A line as it is painted: its bar, if it is the pointed one, and what follows."""

    words: Words
    tone: Tone = Tone.PLAIN
    bar: Words = ()

    def strip(self, cells: int) -> Strip:
        size = min(paint.width(self.bar), cells)
        rest = paint.strip(self.words, cells - size, self.tone)
        return Strip.join([paint.strip(self.bar, size, Tone.CHOSEN), rest]) if size else rest


class Rows(Lines, Generic[T], can_focus=True):
    """A list of things of one type.

    ``key`` tells things apart, ``draw`` turns one into a line. Columns that tick belong leftmost.
    The pointed line has a bar over the columns before the first flexible one: they say which thing
    it is, and a bar over all of it would be sent twice with every key. ``empty`` stands where there
    is nothing to list; a sentence that names keys is asked for anew each time, for they may change.
    Where ``draw`` gives fewer cells than there are columns, the last has the room of the rest.
    Posts ``Moved`` when another thing is pointed at and ``Chosen`` on Enter.
    """

    class Moved(Message):
        """Another thing is pointed at; ``key`` is None in an empty list."""

        def __init__(self, rows: Rows[Any], key: Hashable | None) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

    class Chosen(Moved):
        """Enter was pressed on a thing."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        key: Callable[[T], Hashable],
        draw: Callable[[T], Drawn],
        empty: str | Callable[[], str] = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.columns = columns
        self.empty = empty
        self._key, self._draw = key, draw
        self._things: list[T] = []
        self._more = 0
        self._at = 0
        self._top = 0
        self._painted: list[_Line] = []
        self.following = False  # whether ``Moved`` waits until the move shows

    @property
    def current(self) -> T | None:
        """The thing that is pointed at."""
        return self._things[self._at] if self._things else None

    @property
    def things(self) -> Sequence[T]:
        """All things of the list."""
        return self._things

    def load(self, things: Sequence[T], more: int = 0) -> None:
        """Show these things; the cursor stays on the same one, or on its place if it is gone.

        So many ``more`` follow that are loaded when the cursor comes to the last of these.
        """
        before = self.current
        self._things, self._more = list(things), more
        key = None if before is None else self._key(before)
        if not self.point(key):
            self._at = max(0, min(self._at, len(self._things) - 1))
            self._moved()
        self.redraw()

    def point(self, key: Hashable | None) -> bool:
        """Point at the thing with this key; whether there is one."""
        for at, thing in enumerate(self._things):
            if self._key(thing) == key:
                if at != self._at:
                    self._go(at)
                return True
        return False

    def redraw(self) -> None:
        """Draw the lines that show again and paint those that changed."""
        if not self.size.width:
            return
        self._scroll()
        before, self._painted = self._painted, self._lines()
        for y, line in enumerate(self._painted):
            if y >= len(before) or before[y] != line:
                self._refresh_line(y)

    def _refresh_line(self, y: int) -> None:
        self.refresh(Region(0, y, self.size.width, 1))

    def _redraw_moved(self, before: int) -> None:
        """Draw only the two lines between which the bar moved; all of them where it scrolled."""
        top = self._top
        self._scroll()
        gone = before >= len(self._things)
        if gone or top != self._top or len(self._painted) != self.size.height:
            self.redraw()
            return
        widths, first = self._widths(), 1 if self._headed else 0
        changed = {first + at - top: self._line(at, widths) for at in (before, self._at)}
        if self._headed:
            changed[0] = _Line(self._heading(widths), Tone.FAINT)
        for y, line in sorted(changed.items()):
            self._painted[y] = line
            self._refresh_line(y)

    @property
    def _room(self) -> int:
        return max(1, self.size.height - (1 if self._headed else 0))

    @property
    def _headed(self) -> bool:
        return any(column.heading for column in self.columns)

    def _scroll(self) -> None:
        last_top = max(0, len(self._things) - self._room)
        self._top = min(max(self._top, self._at - self._room + 1), self._at, last_top)

    def _lines(self) -> list[_Line]:
        widths = self._widths()
        lines: list[_Line] = []
        if self._headed:
            lines.append(_Line(self._heading(widths), Tone.FAINT))
        if not self._things:
            lines += [_Line((" " * 3, *line), Tone.FAINT) for line in self._empty_lines()]
        for at in range(self._top, min(self._top + self._room, len(self._things))):
            lines.append(self._line(at, widths))
        return [*lines, *[_Line(())] * (self.size.height - len(lines))]

    def _empty_lines(self) -> list[list[tuple[str, Tone]]]:
        text = self.empty() if callable(self.empty) else self.empty
        return paint.wrap(text, max(self.size.width - 6, 20)) if text else []

    def _widths(self) -> list[int]:
        fixed = sum(column.cells for column in self.columns) + 2 * len(self.columns) + 2
        flexible = [column for column in self.columns if column.flex]
        spare = max(0, self.size.width - fixed)
        share, rest = divmod(spare, len(flexible) or 1)
        extra = {id(column): share + (1 if n < rest else 0) for n, column in enumerate(flexible)}
        return [column.cells + extra.get(id(column), 0) for column in self.columns]

    def _heading(self, widths: Sequence[int]) -> Words:
        """The headings; the place among the things stands in the widest one, beside its words."""
        cells: list[str | Words] = [column.heading for column in self.columns]
        if self._things:
            place = f" {self._at + 1}/{len(self._things) + self._more}"
            at = max(range(len(widths)), key=lambda n: (self.columns[n].flex, widths[n], n))
            cells[at] = [*paint.fit(cells[at], widths[at] - paint.width(place)), place]
        return self._join("   ", cells, widths)

    def _line(self, at: int, widths: Sequence[int]) -> _Line:
        drawn = self._draw(self._things[at])
        pointed = at == self._at
        start = f"{'>' if pointed else ' '}{drawn.mark[:1] or ' '} "
        parts = self._join(start, drawn.cells, widths)
        if not pointed or not self.has_focus:
            return _Line(parts, drawn.tone)
        flexible = (n for n, column in enumerate(self.columns) if column.flex)
        barred = max(next(flexible, len(widths)), 1)
        bar = self._join(start, drawn.cells[:barred], widths[:barred])[:-1]
        return _Line(parts[len(bar) :], drawn.tone, bar)

    def _join(self, start: str, cells: Sequence[str | Words], widths: Sequence[int]) -> list[Part]:
        line: list[Part] = [start]
        if 0 < len(cells) < len(widths) == len(self.columns):
            last = len(cells) - 1
            widths = [*widths[:last], sum(widths[last:]) + 2 * (len(widths) - len(cells))]
        for column, cell, size in zip(self.columns, cells, widths, strict=False):
            line += paint.fit(cell, size, right=column.right)
            line.append("  ")
        return line

    @property
    def cursor_cell(self) -> Offset | None:
        """Where the pointed line begins."""
        return Offset(0, self._at - self._top + (1 if self._headed else 0))

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        if y >= len(self._painted):
            return Strip.blank(self.size.width)
        return self._painted[y].strip(self.size.width)

    def _go(self, at: int) -> None:
        at = max(0, min(at, len(self._things) - 1))
        if at != self._at:
            before, self._at = self._at, at
            self._redraw_moved(before)
            if at == len(self._things) - 1:  # there more may be read, for the next key to go on
                self._moved()
            elif not self.following:
                self.following = True
                self.call_after_refresh(self._moved)

    def _moved(self) -> None:
        thing, self.following = self.current, False
        self.post_message(self.Moved(self, None if thing is None else self._key(thing)))

    def on_key(self, event: events.Key) -> None:
        """Move, or choose."""
        page = max(1, self._room - 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        if event.key in steps:
            self._go(self._at + steps[event.key])
        elif event.key in {"home", "end"}:
            self._go(0 if event.key == "home" else len(self._things) - 1)
        elif event.key == "enter" and (thing := self.current) is not None:
            # Straight to the screen, so that it acts before it is told that the key was dealt with.
            self.screen.post_message(self.Chosen(self, self._key(thing)))
        else:
            return
        event.stop()
        event.prevent_default()

    def laid_out(self) -> None:
        """Draw what there is room for."""
        self.redraw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Mark the line, less so while the keys go elsewhere."""
        super().watch_has_focus(has_focus)
        self.redraw()
