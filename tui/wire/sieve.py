"""Takes the terminal's answers out of what is typed, and keeps each sequence whole.

The line may cut a sequence anywhere. Textual 8.2.8 types what it has of one after a tenth of a
second; here it waits for the rest, and only an escape alone becomes a key.
"""

from __future__ import annotations

import re

from tui.wire.presence import ANSWER

_ESCAPE = "\x1b"
_UNFINISHED = re.compile(r"\x1b(?:\[\[?[0-?]*[ -/]*|O[0-9]*)?\Z")
# Nobody types these in one go behind Esc: the line has cut them there.
_CUT_OFF = re.compile(r"\[(?:0n|\?\d+;\d\$y|200~|(?:[ABCDFHZ]|\d{1,2}~)\Z)|O[P-S]\Z")

# How long an escape waits for more, and while an answer is due; how long the beginning of a
# sequence does, which is no key that anybody presses.
_ESCAPE_SECONDS, _DUE_SECONDS, _LONGER_SECONDS = 0.1, 0.25, 2.0


class Sieve:
    """Characters go in as they arrive; out come those that somebody typed, sequences whole."""

    def __init__(self) -> None:
        self._held = ""
        self._until = 0.0
        self._escaped_until = 0.0  # what was cut off behind its escape may come until then
        self.answers = 0  # in the last characters

    def take(self, text: str, now: float, *, due: bool) -> str:
        """What was typed; ``due`` says that an answer is being waited for."""
        text, self._held = self._held + text, ""
        if now < self._escaped_until and _CUT_OFF.match(text):
            text = _ESCAPE + text
        self._escaped_until = 0.0
        self.answers = text.count(ANSWER)
        typed = text.replace(ANSWER, "")
        if found := _UNFINISHED.search(typed):
            self._held, typed = found[0], typed[: found.start()]
            self._until = now + self._waits(due=due)
        return typed

    def _waits(self, *, due: bool) -> float:
        if self._held != _ESCAPE:
            return _LONGER_SECONDS
        return _DUE_SECONDS if due else _ESCAPE_SECONDS

    def left(self, now: float) -> float | None:
        """Seconds until what is held back is to be let go; None when nothing is."""
        return max(self._until - now, 0) if self._held else None

    def let_go(self, now: float) -> list[str]:
        """What was held back long enough: nothing followed, so it is Esc and what was typed."""
        if not self._held or now < self._until:
            return []
        held, self._held = self._held, ""
        self._escaped_until = now + _LONGER_SECONDS if held == _ESCAPE else 0.0
        return [part for part in (_ESCAPE, held.removeprefix(_ESCAPE)) if part]
