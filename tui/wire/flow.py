"""How much of what was sent is still on its way, where a line takes more than it delivers.

sshd and the network take megabytes at once: behind a slow line the newest picture would wait for
all the older ones. So after a larger frame the terminal is asked whether it is there; until it
answers, only so much more is sent, and what is painted meanwhile is merged.
"""

from __future__ import annotations

import time

_WORTH_ASKING = 256  # bytes; keys and clocks send less
_MOST = 4096  # bytes on their way behind a question
_MOST_SLOW = 512  # and where answers take long
_SLOW = 0.5  # seconds
_LOST = 8.0  # seconds after which an answer is not waited for any more
_MUTE = 1.5  # and where none ever came: not every terminal knows the question


class Flow:
    """Told of everything that is sent and of each answer, it says whether more may follow."""

    def __init__(self) -> None:
        self._most = _MOST
        self._answers: bool | None = None  # not known until it has, or has not
        self.begin()

    def begin(self) -> None:
        """Nothing is on its way."""
        self._since = 0  # bytes since the last question
        self._asked: float | None = None

    @property
    def left(self) -> float:
        """Seconds until more may be sent, at the latest; 0 when it may."""
        if self._asked is None:
            return 0
        waits = _LOST if self._answers else _MUTE
        left = self._asked + waits - time.monotonic()
        if left <= 0:
            self._answers = self._answers or False
            self.begin()
            return 0
        return 0 if self._since < self._most else left

    def sent(self, size: int) -> bool:
        """Count what was sent; whether a question is to follow it."""
        self._since += size
        asked = self._asked is not None or self._answers is False
        if asked or self._since < _WORTH_ASKING:
            return False
        self._since, self._asked = 0, time.monotonic()
        return True

    def answered(self) -> None:
        """The terminal has received everything before the question."""
        self._answers = True
        if self._asked is not None:
            slow = time.monotonic() - self._asked > _SLOW
            self._most = _MOST_SLOW if slow else _MOST
            self._asked = None
