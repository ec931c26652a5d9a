"""A line that may hold anything, with what fits of a list under it."""

from __future__ import annotations

from textual import events

from store import answers
from tui import answers as shown
from tui.form.entry import Entry
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words

MOST_SHOWN = 5


class Pointing(Entry):
    """A line of text; Up and Down point at what is proposed, Enter and Tab take it.

    Nothing is taken that was not pointed at: a name that is on no list stays as it was typed.
    Subclasses say what fits (``fitting``) and what is told beside each.
    """

    def __init__(self, name: str, label: str = "", *, indent: int = 0, hint: str = "") -> None:
        super().__init__(name, label, indent=indent, hint=hint)
        self._pointed: int | None = None

    @property
    def fitting(self) -> list[str]:
        """What of the list fits what is typed."""
        raise NotImplementedError

    def beside(self, text: str) -> str:
        """What is told beside a proposal."""
        return ""

    def taken(self, text: str) -> None:
        """A proposal was taken."""

    @property
    def _offered(self) -> list[str]:
        return [one for one in self.fitting if one != self.typed.text or self.offered][:MOST_SHOWN]

    def changed(self) -> None:
        """What was pointed at may not fit any more."""
        self._pointed = None
        super().changed()

    def notes(self) -> list[Words]:
        """What is proposed, the one that Enter takes marked."""
        if self.error or not self.has_focus:
            return super().notes()
        offered = self._offered
        cells = max(map(paint.width, offered), default=0) + 2
        return [self._proposal(n, one, cells) for n, one in enumerate(offered)] or super().notes()

    def _proposal(self, number: int, text: str, cells: int) -> Words:
        chosen = number == self._pointed
        line: list[Part] = [
            ("> " if chosen else "  ", Tone.PLAIN),
            (text, Tone.CHOSEN if chosen else Tone.PLAIN),
        ]
        if told := self.beside(text):
            line += [" " * (cells - paint.width(text)), (told, Tone.FAINT)]
        return line

    def on_key(self, event: events.Key) -> None:
        """Point at a proposal with Up and Down, take it with Enter or Tab."""
        offered = self._offered
        if offered and event.key in {"up", "down"}:
            step = 1 if event.key == "down" else -1
            start = self._pointed if self._pointed is not None else -1 if step > 0 else 0
            self._pointed = (start + step) % len(offered)
            self.redraw()
            event.stop()
            event.prevent_default()
            return
        if self._pointed is not None and event.key in {"enter", "tab"}:
            text = offered[self._pointed]
            self.text = text
            self.changed()
            self.taken(text)
        super().on_key(event)


class ProposedEntry(Pointing):
    """A line of text that a subject has proposals for, by what the field ``asks``."""

    def __init__(
        self, name: str, label: str = "", *, asks: str, indent: int = 0, hint: str = ""
    ) -> None:
        super().__init__(name, label, indent=indent, hint=hint)
        self._asks = asks
        self._typed: str | None = None  # for which the two below were asked
        self._found: list[str] = []
        self._told: dict[str, str] = {}

    @property
    def fitting(self) -> list[str]:
        """What the subjects propose, asked once for what is typed."""
        typed = "" if self.offered else self.typed.text
        if typed != self._typed:
            self._typed, self._found = typed, list(answers.proposed(self._asks, typed))
            self._told = shown.beside_proposed(self._asks, self._found[: MOST_SHOWN + 1])
        return self._found

    def beside(self, text: str) -> str:
        """What the subjects tell of it: how much somebody has in hand, say."""
        return self._told.get(text, "")
