"""What every field of a form shares: a label, lines of value, and notes below them."""

from __future__ import annotations

from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip

from tui.language import _
from tui.widgets import paint
from tui.widgets.lines import Lines
from tui.widgets.paint import Tone, Words


class Unfit(Exception):
    """What stands in a field cannot be understood; the sentence says what could be."""


class Field(Lines, can_focus=True):
    """A labelled field. Subclasses say its value's lines, its cursor and what keys do.

    ``text`` is what is typed, as it is kept in a draft; ``value()`` what the model is given.
    """

    class Changed(Message):
        """What is typed in a field has changed."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    def __init__(self, name: str, label: str = "", *, indent: int = 0, hint: str = "") -> None:
        super().__init__(name=name)
        self.key = name
        self.label = label
        self.indent = indent
        self.hint = hint
        self.error = ""
        self.keeps_draft = True
        self._drawn: list[Words] = [()]
        self._cells = 0  # that were last drawn in
        self._cursor_drawn: Offset | None = None  # where the insertion point was drawn

    @property
    def text(self) -> str:
        """What is typed."""
        raise NotImplementedError

    @text.setter
    def text(self, text: str) -> None:
        raise NotImplementedError

    def offer(self, text: str) -> None:
        """Put a text there that typing may replace."""
        self.text = text

    @property
    def empty(self) -> bool:
        """Whether nothing has been typed."""
        return not self.text.strip()

    def value(self) -> object:
        """What the model is given; raises ``Unfit``."""
        return self.text

    def lines(self, cells: int) -> list[Words]:
        """The value's lines, each in so many cells."""
        raise NotImplementedError

    def cursor(self) -> Offset | None:
        """Where the next character goes, within the value's lines."""
        return None

    def notes(self) -> list[Words]:
        """What stands under the value: the error, else the hint while the field has the focus."""
        if self.error:
            return [[(line, Tone.ALARM)] for line in self._wrapped("! " + self.error)]
        if self.has_focus and self.hint:
            return [[(line, Tone.FAINT)] for line in self._wrapped(self.hint)]
        return []

    def _wrapped(self, text: str) -> list[str]:
        return [paint.plain(line) for line in paint.wrap(text, max(self.room, 10))]

    @property
    def room(self) -> int:
        """Cells that the value may take."""
        return max(self._cells - self.indent - 1, 4)

    @property
    def cursor_cell(self) -> Offset | None:
        """The insertion point within the widget, where the input method opens its window."""
        at = self.cursor()
        return None if at is None else Offset(self.indent + at.x, at.y)

    def complain(self, sentence: str) -> None:
        """Show what is wrong with the field; empty when nothing is any more."""
        if sentence != self.error:
            self.error = sentence
            self.redraw()

    @property
    def how(self) -> str:
        """How to fill it in, for the help page."""
        return self.hint or _("Type here.")

    def refused(self) -> None:
        """The store said no to what the fields hold together."""

    def changed(self) -> None:
        """Tell the form that something was typed, and show it."""
        self.error = ""
        self.redraw()
        self.post_message(self.Changed(self))

    def redraw(self) -> None:
        """Show the field as it stands, painting only lines that changed."""
        if not self.size.width:
            return
        drawn = self._draw(self.size.width)
        before, self._drawn = self._drawn, drawn
        if len(drawn) != self.size.height:
            self.refresh(layout=True)
        for y, (old, new) in enumerate(zip(before, drawn, strict=False)):
            if old != new:
                self.refresh(Region(0, y, self.size.width, 1))
        self._draw_cursor()

    def _draw(self, cells: int) -> list[Words]:
        self._cells = cells
        return [*self._labelled(self.lines(self.room)), *self._indented(self.notes())]

    def _draw_cursor(self) -> None:
        """Let the terminal's cursor follow: it goes with a frame, though no cell changed."""
        at = self.cursor_cell
        if at is not None and at != self._cursor_drawn:
            self.refresh(Region(0, at.y, 1, 1))
        self._cursor_drawn = at

    def _labelled(self, lines: list[Words]) -> list[Words]:
        tone = Tone.STRONG if self.has_focus else Tone.PLAIN
        label = paint.fit([(self.label, tone)], self.indent) if self.indent else []
        return [[*label, *lines[0]], *self._indented(lines[1:])]

    def _indented(self, lines: list[Words]) -> list[Words]:
        return [[" " * self.indent, *line] for line in lines]

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        return paint.strip(self._drawn[y] if y < len(self._drawn) else "", self.size.width)

    def laid_out(self) -> None:
        """Draw in the new width."""
        self.redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the value and its notes take in so many cells."""
        return len(self._draw(width))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether typing goes here; the hint stands no longer than that."""
        super().watch_has_focus(has_focus)
        self.redraw()
