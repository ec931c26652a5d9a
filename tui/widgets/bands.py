"""The bands of a screen: single lines of words, and what a small window says."""

from __future__ import annotations

from textual.strip import Strip

from tui.language import _
from tui.widgets import paint
from tui.widgets.lines import Lines
from tui.widgets.paint import Part, Tone, Words


class Band(Lines):
    """One line of words; paints only when they change."""

    def __init__(self, words: Words = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words: list[Part] = list(words)

    @property
    def words(self) -> str:
        """What the line says."""
        return paint.plain(self._words)

    def show(self, words: str | Words) -> None:
        """Say something else."""
        fresh: list[Part] = list(paint.parts(words))
        if fresh != self._words:
            self._words = fresh
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        return paint.strip(self._words, self.size.width)


class Rule(Band):
    """A line of dashes that can carry a message."""

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        if not self._words:
            return paint.strip([("-" * self.size.width, Tone.FAINT)], self.size.width)
        return super().render_line(y)


class TooSmall(Lines):
    """Asks for a larger window, on as many lines as that takes in this one."""

    def render_line(self, y: int) -> Strip:
        """Paint a line of the sentence, or nothing below it."""
        columns, lines = self.app.size
        text = _("The desk needs a window of 80 by 24 characters; this one has {w} by {h}.")
        said = paint.wrap(text.format(w=columns, h=lines), max(columns, 2))
        return paint.strip(said[y] if y < len(said) else "", self.size.width)
