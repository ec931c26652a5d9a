"""Typing on several lines, wrapped to the width as it grows."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size
from textual import events
from textual.geometry import Offset

from store.text import printable
from tui.form.entry import Entry
from tui.widgets.paint import Tone, Words

MOST_LINES = 8


@lru_cache(maxsize=64)
def _breaks(paragraph: str, cells: int) -> tuple[int, ...]:
    """Where the lines of a paragraph begin, counted in characters."""
    starts, used = [0], 0
    for at, char in enumerate(paragraph):
        size = get_character_cell_size(char)
        if used + size > cells:
            starts.append(at)
            used = 0
        used += size
    return tuple(starts)


class Prose(Entry):
    """Several lines of text; Enter leaves the field, Ctrl-O begins a new line."""

    def offer(self, text: str) -> None:
        """Put a text there to go on with."""
        self.text = text

    def accept(self, text: str) -> str:
        """Keep the lines of what was pasted."""
        return printable(text)

    def _spans(self, cells: int) -> list[tuple[int, int]]:
        """First and last character of each line, as the text wraps."""
        spans: list[tuple[int, int]] = []
        offset = 0
        for paragraph in self.typed.text.split("\n"):
            starts = _breaks(paragraph, cells)
            ends = (*starts[1:], len(paragraph))
            spans += [(offset + a, offset + b) for a, b in zip(starts, ends, strict=True)]
            offset += len(paragraph) + 1
        return spans

    def _line_of_cursor(self, spans: list[tuple[int, int]]) -> int:
        at = self.typed.at
        return next(n for n in reversed(range(len(spans))) if spans[n][0] <= at)

    def lines(self, cells: int) -> list[Words]:
        """The lines around the insertion point, at most ``MOST_LINES``."""
        spans = self._spans(cells - 1)
        current = self._line_of_cursor(spans)
        top = max(0, current - MOST_LINES + 1)
        return [self._line(self.typed.text[a:b], cells) for a, b in spans[top : top + MOST_LINES]]

    def _line(self, shown: str, cells: int) -> Words:
        return [(shown + " " * (cells - cell_len(shown)), Tone.TYPED)]

    def cursor(self) -> Offset | None:
        """Where the next character goes."""
        spans = self._spans(self.room - 1)
        current = self._line_of_cursor(spans)
        before = self.typed.text[spans[current][0] : self.typed.at]
        return Offset(cell_len(before), current - max(0, current - MOST_LINES + 1))

    def on_key(self, event: events.Key) -> None:
        """Move between lines and begin new ones; everything else as on one line."""
        if event.key == "ctrl+o":
            self._put_in("\n")
        elif not (event.key in {"up", "down"} and self._move_line(event.key)):
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def _move_line(self, key: str) -> bool:
        """Go a line up or down; False at the first and the last, so that the form moves on."""
        spans = self._spans(self.room - 1)
        current = self._line_of_cursor(spans)
        wanted = current + (1 if key == "down" else -1)
        if not 0 <= wanted < len(spans):
            return False
        column = cell_len(self.typed.text[spans[current][0] : self.typed.at])
        start, end = spans[wanted]
        at = start
        while at < end and cell_len(self.typed.text[start : at + 1]) <= column:
            at += 1
        self.typed.at = min(at, end - 1) if at == end and self._goes_on(spans, wanted) else at
        self.redraw()
        return True

    def _goes_on(self, spans: list[tuple[int, int]], line: int) -> bool:
        """Whether the next line begins right after this one, with no line end between."""
        return line + 1 < len(spans) and spans[line + 1][0] == spans[line][1]
