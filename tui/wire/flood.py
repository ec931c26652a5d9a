"""Text that comes faster than anybody types is a paste, also where the terminal does not say so.

Key by key a pasted page would take minutes, and each of its line ends would be Enter. So what comes
in one read with a line end or a tab in it is a paste, however short. A paste that the terminal
announces is taken whole up to its end, whatever escapes are in it: none is a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MANY = 128  # characters at once; fewer on one line are keys
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # keys; no line end and no tab
_ENDS_LINE = re.compile(r"[\r\n\t]")
_PAUSE_SECONDS = 0.05  # ends it
_ESCAPE, _BEGINS, _ENDS = "\x1b", "\x1b[200~", "\x1b[201~"
_LOST_SECONDS = 5.0  # without a byte more, after which the end of an announced paste is lost


class Piece(NamedTuple):
    """Characters to be read as keys, or a pasted text."""

    text: str
    pasted: bool = False


class Flood:
    """What was typed goes in, sequences whole; out come keys and pastes in their order."""

    def __init__(self) -> None:
        self._held = ""
        self._until = 0.0
        self._announced: str | None = None  # what came so far of a paste that the terminal brackets

    def take(self, text: str, now: float) -> Iterator[Piece]:
        """What of the text, and of what was held back before, is to be dealt with now."""
        rest = text
        while rest:
            if self._announced is not None:
                paste, ends, rest = (self._announced + rest).partition(_ENDS)
                self._announced = None if ends else paste
                self._until = now + _LOST_SECONDS
                if ends:
                    yield _pasted(paste)
                continue
            typed, begins, rest = rest.partition(_BEGINS)
            yield from self._typed(typed, now, ends=bool(begins))
            if begins:
                self._announced, self._until = "", now + _LOST_SECONDS

    def _typed(self, text: str, now: float, *, ends: bool) -> Iterator[Piece]:
        if text and self._is_one(text):
            self._held += text
            self._until = now + _PAUSE_SECONDS
            text = ""
        if text or ends:
            yield from self._release()
        if text:
            yield Piece(text)

    def _is_one(self, text: str) -> bool:
        if _ESCAPE in text:
            return False
        if sum(map(str.isprintable, text)) >= _MANY:
            return True
        return not _CONTROL.search(text) and (bool(self._held) or _has_lines(text))

    def left(self, now: float) -> float | None:
        """Seconds until what is held back is to be let go; None when nothing is."""
        waits = self._held or self._announced is not None
        return max(self._until - now, 0) if waits else None

    def let_go(self, now: float) -> Iterator[Piece]:
        """What is held back, once nothing more came."""
        if now < self._until:
            return
        yield from self._release()
        if self._announced is not None:
            paste, self._announced = self._announced, None
            yield _pasted(paste)

    def _release(self) -> Iterator[Piece]:
        held, self._held = self._held, ""
        if held:
            yield _pasted(held)


def _has_lines(text: str) -> bool:
    """Whether several characters have a line end among them.

    Behind them it is Enter where a keyboard or a scanner may have sent them all: a number, say.
    """
    written = text.rstrip("\r\n\t")
    if sum(map(str.isprintable, text)) < 2 or not _ENDS_LINE.search(text):
        return False
    return not written.isascii() or _ENDS_LINE.search(written) is not None


def _pasted(text: str) -> Piece:
    return Piece(text.replace("\r\n", "\n").replace("\r", "\n"), pasted=True)
