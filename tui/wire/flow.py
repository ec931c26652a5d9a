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


class Flow:
    """Told of everything that is sent and of each answer, it says whether more may follow."""

    def __init__(self) -> None:
        self._most = _MOST
        self.begin()

    def begin(self) -> None:
        """Nothing is on its way."""
        self._since = 0  # bytes since the last question
        self._asked: float | None = None

    @property
    def free(self) -> bool:
        """Whether more may be sent."""
        if self._asked is not None and time.monotonic() - self._asked > _LOST:
            self.begin()
        return self._asked is None or self._since < self._most

    def sent(self, size: int) -> bool:
        """Count what was sent; whether a question is to follow it."""
        self._since += size
        if self._asked is not None or self._since < _WORTH_ASKING:
            return False
        self._since, self._asked = 0, time.monotonic()
        return True

    def answered(self) -> None:
        """The terminal has received everything before the question."""
        if self._asked is not None:
            slow = time.monotonic() - self._asked > _SLOW
            self._most = _MOST_SLOW if slow else _MOST
            self._asked = None
