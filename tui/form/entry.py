"""Typing on one line, with the insertion point where the input method looks for it."""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len, get_character_cell_size
from textual import events
from textual.geometry import Offset

from store.text import printable
from tui.form.field import Field
from tui.widgets.paint import Tone, Words


class Typed:
    """Text being typed: the characters and the insertion point among them."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.at = len(text)

    def set(self, text: str) -> None:
        """Replace everything; the insertion point goes to the end."""
        self.text, self.at = text, len(text)

    def insert(self, text: str) -> None:
        """Put text in at the insertion point."""
        self.text = self.text[: self.at] + text + self.text[self.at :]
        self.at += len(text)

    def move(self, steps: int) -> None:
        """Go left or right by characters, over combining marks."""
        forward = steps > 0
        for _ in range(abs(steps)):
            self.at += 1 if forward else -1
            while 0 < self.at < len(self.text) and unicodedata.combining(self.text[self.at]):
                self.at += 1 if forward else -1
        self.at = min(max(self.at, 0), len(self.text))

    def erase(self, start: int, end: int) -> None:
        """Take the characters from ``start`` to ``end`` out."""
        self.text = self.text[:start] + self.text[end:]
        self.at = start

    def key(self, key: str) -> bool:
        """Do what an editing key asks; whether it was one."""
        before = self.at
        match key:
            case "left" | "right":
                self.move(1 if key == "right" else -1)
            case "home":
                self.at = 0
            case "end":
                self.at = len(self.text)
            case "backspace":
                self.move(-1)
                self.erase(self.at, before)
            case "delete":
                self.move(1)
                self.erase(before, self.at)
            case "ctrl+w":
                self.erase(_word_before(self.text, self.at), before)
            case "ctrl+u":
                self.set("")
            case _:
                return False
        return True


def _word_before(text: str, at: int) -> int:
    found = re.search(r"(\w+|[^\w\s]+)?\s*$", text[:at])
    return found.start() if found else 0


class Entry(Field):
    """One line of text."""

    def __init__(
        self, name: str, label: str = "", text: str = "", *, indent: int = 0, hint: str = ""
    ) -> None:
        super().__init__(name, label, indent=indent, hint=hint)
        self.typed = Typed(text)
        self._first = 0  # the leftmost character that shows
        self.offered = False  # whether the text was put there, so that typing replaces it
        self.spreads = False  # whether several lines pasted here are for the screen to share out

    @property
    def text(self) -> str:
        """What is typed."""
        return self.typed.text

    @text.setter
    def text(self, text: str) -> None:
        self.typed.set(text)
        self.offered = False
        self.redraw()

    def offer(self, text: str) -> None:
        """Put a text there that typing replaces and moving the cursor keeps."""
        self.text = text
        self.offered = bool(text)

    def shown(self, text: str) -> str:
        """How characters show."""
        return text

    def lines(self, cells: int) -> list[Words]:
        """The part of the text around the insertion point, a free cell after it."""
        self._scroll(cells)
        text, used, end = self.typed.text, 0, self._first
        while end < len(text) and used + (size := _cells(self.shown(text[end]))) < cells:
            used += size
            end += 1
        shown = self.shown(text[self._first : end])
        room = " " * (cells - cell_len(shown))
        return [[(shown, self._tone), (room, Tone.TYPED)]]

    @property
    def _tone(self) -> Tone:
        return Tone.CHOSEN if self.offered and self.has_focus else Tone.TYPED

    def _scroll(self, cells: int) -> None:
        """Bring the insertion point into view, measuring only what lies near it."""
        self._first = min(self._first, self.typed.at)
        near = max(self._first, self.typed.at - cells)
        while cell_len(self.shown(self.typed.text[near : self.typed.at])) > cells - 2:
            near += 1
        self._first = near if near > self._first else self._first

    def cursor(self) -> Offset | None:
        """Where the next character goes."""
        before = self.shown(self.typed.text[self._first : self.typed.at])
        return Offset(cell_len(before), 0)

    def accept(self, text: str) -> str:
        """What of a pasted or typed text goes in: one line of it, without control characters."""
        return printable(text).replace("\n", " ")

    def on_key(self, event: events.Key) -> None:
        """Type, erase or move."""
        if typed := typed_in(event):
            self._put_in(typed)
        elif self._edit(event.key):
            self.changed() if event.key not in _MOVES else self.redraw()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted text in whole."""
        if self.spreads and "\n" in event.text:
            return
        event.stop()
        self._put_in(event.text.strip("\r\n"))

    def _edit(self, key: str) -> bool:
        if self.offered and key in {"backspace", "delete"}:
            self.typed.set("")
            edited = True
        else:
            edited = self.typed.key(key)
        self.offered = self.offered and not edited
        return edited

    def _put_in(self, text: str) -> None:
        text = self.accept(text)
        if text:
            if self.offered:
                self.typed.set("")
                self.offered = False
            self.typed.insert(text)
            self.changed()


def typed_in(event: events.Key) -> str:
    """What a key types; the wide space of an input method too, which Python calls unprintable."""
    typed = event.character or ""
    return typed if event.is_printable or unicodedata.category(typed or "\0") == "Zs" else ""


_MOVES = frozenset({"left", "right", "home", "end"})


def _cells(char: str) -> int:
    return get_character_cell_size(char)


class PinEntry(Entry):
    """A PIN: stars, and never in a draft."""

    def __init__(self, name: str, label: str = "", *, indent: int = 0, hint: str = "") -> None:
        super().__init__(name, label, indent=indent, hint=hint)
        self.keeps_draft = False

    def shown(self, text: str) -> str:
        """Stars."""
        return "*" * len(text)

    def refused(self) -> None:
        """The next PIN is not to join this one, which may be another person's."""
        self.offer(self.text)

    def complain(self, sentence: str) -> None:
        """A refused PIN is typed anew: nobody can see which of its digits is wrong."""
        super().complain(sentence)
        if sentence:
            self.text = ""
