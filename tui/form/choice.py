"""Choosing one of a few: all of them in words, the chosen one marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from textual import events
from textual.geometry import Offset

from tui.form.field import Field, Unfit
from tui.language import _, mark
from tui.widgets import paint
from tui.widgets.paint import Tone, Words

_ONE_WORD_SECONDS = 2.0  # 1, and 2 after a while, is not 12
_WORDS = 2  # characters; fewer are a stray key
_NO_OPTION = mark("No option begins so: choose with Left and Right, or by number.")
Option = tuple[object, str, str]  # the value, how a draft keeps it, its label


class Choice(Field):
    """One of some options: arrows, their numbers, or the beginning of their label."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[Option],
        *,
        chosen: int | None = 0,
        indent: int = 0,
        hint: str = "",
    ) -> None:
        super().__init__(name, label, indent=indent, hint=hint)
        self.options = options
        self.chosen = chosen
        self._spelled = ""  # the beginning of a label, as far as it was typed
        self._spelled_at = 0.0  # when, by the clock of the keys
        self._astray = ""  # typed since, and chooses nothing

    @property
    def text(self) -> str:
        """The chosen option as a draft keeps it."""
        return "" if self.chosen is None else self.options[self.chosen][1]

    @text.setter
    def text(self, text: str) -> None:
        kept = [option[1] for option in self.options]
        self.chosen = kept.index(text) if text in kept else None
        self._astray = ""
        self.redraw()

    @property
    def how(self) -> str:
        """How to choose."""
        told = _("Choose with Left and Right, by number, or by an option's first characters.")
        return f"{self.hint} {told}".strip()

    @property
    def empty(self) -> bool:
        """Whether nothing was chosen, nor typed."""
        return len(self._astray) < _WORDS and super().empty

    def value(self) -> object:
        """The chosen value, None when nothing is chosen yet.

        Raises ``Unfit`` for words that choose nothing: they were meant for something. A stray key
        was not.
        """
        if len(self._astray) >= _WORDS:
            raise Unfit(_(_NO_OPTION))
        return None if self.chosen is None else self.options[self.chosen][0]

    def lines(self, cells: int) -> list[Words]:
        """All options, on as many lines as they need."""
        lines: list[list[tuple[str, Tone]]] = [[]]
        for number, (*_value, label) in enumerate(self.options):
            part = self._option(number, label)
            if lines[-1] and paint.width(lines[-1]) + paint.width(part) > cells:
                lines.append([])
            lines[-1] += part
        return [list(line) for line in lines]

    def _option(self, number: int, label: str) -> list[tuple[str, Tone]]:
        told = f"{number + self._first} {label}"
        if number != self.chosen:
            return [(f" {told} ", Tone.PLAIN), (" ", Tone.PLAIN)]
        tone = Tone.CHOSEN if self.has_focus else Tone.STRONG
        return [(f"[{told}]", tone), (" ", Tone.PLAIN)]

    @property
    def _first(self) -> int:
        """The first option's number: the choice of nothing moves no other's."""
        return 0 if self.options and self.options[0][0] is None else 1

    def cursor(self) -> Offset | None:
        """At the chosen option."""
        x = y = 0
        for number, (*_value, label) in enumerate(self.options):
            size = paint.width(self._option(number, label))
            if x and x + size > self.room:
                x, y = 0, y + 1
            if number == (self.chosen or 0):
                break
            x += size
        return Offset(x, y)

    def on_key(self, event: events.Key) -> None:
        """Choose."""
        wanted = self._wanted(event)
        self._spelled = self._spelled if event.is_printable and event.key != "space" else ""
        if wanted is None:
            self._refuse_words(event)
            return
        self._astray = ""
        self.complain("")
        event.stop()
        event.prevent_default()
        if wanted != self.chosen:
            self.chosen = wanted
            self.changed()

    def _refuse_words(self, event: events.Key) -> None:
        """What is typed and is no option is not lost in silence, and is no key of the screen."""
        if event.is_printable:
            self._astray += event.character or ""
            self.complain(_(_NO_OPTION))
            event.stop()
            event.prevent_default()

    def _wanted(self, event: events.Key) -> int | None:
        count = len(self.options)
        if event.key in {"left", "right"}:
            step = 1 if event.key == "right" else -1
            start = self.chosen if self.chosen is not None else -1 if step > 0 else 0
            return (start + step) % count
        if event.key == "space":
            return ((-1 if self.chosen is None else self.chosen) + 1) % count
        if not event.character:
            return None
        typed = unicodedata.normalize("NFKC", event.character).lower()
        goes_on = event.time - self._spelled_at < _ONE_WORD_SECONDS
        self._spelled_at = event.time
        return self._begun_with(self._spelled + typed if goes_on else typed, typed)

    def _begun_with(self, *beginnings: str) -> int | None:
        """The option with this number, or whose label begins so.

        12 is not 2, and 不满意, which an input method sends whole, is not 满意.
        """
        for self._spelled in beginnings:
            for number, (*_value, label) in enumerate(self.options, self._first):
                if self._spelled == str(number) or label.lower().startswith(self._spelled):
                    return number - self._first
        return None
