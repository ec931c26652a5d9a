"""Text that comes faster than anybody types is a paste, also where the terminal does not say so.

Key by key a pasted page would take minutes, and each of its line ends would be Enter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_MANY = 128  # characters at once; fewer are keys, Enter among them
_PAUSE_SECONDS = 0.05  # ends it
_ESCAPE, _BEGINS, _ENDS = "\x1b", "\x1b[200~", "\x1b[201~"
_LONGEST = 16  # characters that a key may have


class Piece(NamedTuple):
    """Characters to be read as keys, or a pasted text."""

    text: str
    pasted: bool = False


class Flood:
    """What was typed goes in, piece by piece; out come keys and pastes in their order."""

    def __init__(self) -> None:
        self._held = ""
        self._until = 0.0
        self._announced = False  # inside a paste that the terminal brackets: its reader knows
        self._end = ""  # of what went to be read as keys
        self._end_at = 0.0

    def take(self, text: str, now: float) -> Iterator[Piece]:
        """What of the text, and of what was held back before, is to be dealt with now."""
        if self._is_one(text, now):
            self._held += text
            self._until = now + _PAUSE_SECONDS
            return
        yield from self._release()
        self._note(text, now)
        yield Piece(text)

    def _is_one(self, text: str, now: float) -> bool:
        in_a_key = _ESCAPE in self._end and now < self._end_at + _PAUSE_SECONDS
        if self._announced or in_a_key or _ESCAPE in text:
            return False
        return bool(self._held) or sum(map(str.isprintable, text)) >= _MANY

    def _note(self, text: str, now: float) -> None:
        """Remember how the text ends, and whether it opened or closed a bracketed paste."""
        seen = self._end + text
        opened, closed = seen.rfind(_BEGINS), seen.rfind(_ENDS)
        if opened != closed:
            self._announced = opened > closed
        self._end, self._end_at = seen[-_LONGEST:], now

    def left(self, now: float) -> float | None:
        """Seconds until what is held back is to be let go; None when nothing is."""
        return max(self._until - now, 0) if self._held else None

    def let_go(self, now: float) -> Iterator[Piece]:
        """What is held back, once nothing more came."""
        if now >= self._until:
            yield from self._release()

    def _release(self) -> Iterator[Piece]:
        held, self._held = self._held, ""
        if held:
            yield Piece(held.replace("\r\n", "\n").replace("\r", "\n"), pasted=True)
