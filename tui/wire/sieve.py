"""Takes the terminal's answers out of what is typed, wherever the line has cut them."""

from __future__ import annotations

from tui.wire.presence import ANSWER

# How long the beginning of an answer is kept back while one is due: a lone escape may be the key,
# the longer beginnings are no key that anybody presses.
_ESCAPE_SECONDS, _LONGER_SECONDS = 0.25, 2.0


class Sieve:
    """Characters go in as they arrive; out come those that somebody typed."""

    def __init__(self) -> None:
        self._held = ""
        self._until = 0.0
        self.answered = False  # whether the last characters held an answer

    def take(self, text: str, now: float, *, due: bool) -> str:
        """What was typed; ``due`` says that an answer is being waited for."""
        text, self._held = self._held + text, ""
        typed = text.replace(ANSWER, "")
        self.answered = typed != text
        begun = self._begun(typed) if due else 0
        if begun:
            self._held, typed = typed[-begun:], typed[:-begun]
            self._until = now + (_ESCAPE_SECONDS if begun == 1 else _LONGER_SECONDS)
        return typed

    @staticmethod
    def _begun(text: str) -> int:
        sizes = range(len(ANSWER) - 1, 0, -1)
        return next((size for size in sizes if text.endswith(ANSWER[:size])), 0)

    def left(self, now: float) -> float | None:
        """Seconds until what is held back is to be let go; None when nothing is."""
        return max(self._until - now, 0) if self._held else None

    def let_go(self, now: float) -> str:
        """What was held back long enough: nothing followed, so somebody typed it."""
        if not self._held or now < self._until:
            return ""
        held, self._held = self._held, ""
        return held
