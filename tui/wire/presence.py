"""Whether anybody is still there: the terminal is asked now and then, and its silences counted.

A pulled cable or a frozen client closes nothing, and while the desk still writes, sshd does not
notice either. The question is the oldest there is (device status); only a terminal that has
answered it once is held to it.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from store.errors import Unavailable

QUESTION, ANSWER = "\x1b[5n", "\x1b[0n"
VARIABLE = "FRONTDESK_ASK_SECONDS"


@dataclass(frozen=True)
class Patience:
    """Seconds between two questions (0 for none), and how many may stay without an answer."""

    seconds: float = 30
    questions: int = 4

    @staticmethod
    def of(environment: Mapping[str, str] = os.environ) -> Patience:
        """Read FRONTDESK_ASK_SECONDS; raises ``Unavailable`` when it is no number."""
        given = environment.get(VARIABLE, "")
        try:
            return Patience(float(given)) if given else Patience()
        except ValueError:
            raise Unavailable("{name} is a number of seconds.", name=VARIABLE) from None


class Presence:
    """Asks, and calls ``gone`` when a terminal that used to answer has fallen silent.

    Anything typed counts as an answer; ``answered`` is called for real ones. ``heard`` may be
    called from any thread, and ``answered`` is called on it.
    """

    def __init__(
        self,
        patience: Patience,
        ask: Callable[[], None],
        gone: Callable[[], None],
        answered: Callable[[], None] = lambda: None,
    ) -> None:
        self._patience, self._ask, self._gone = patience, ask, gone
        self._answered = answered
        self._next: asyncio.TimerHandle | None = None
        self._silences = 0
        self._answers = False
        self._due = 0  # answers that have not come yet

    def begin(self) -> None:
        """Ask for the first time, and go on asking."""
        if self._patience.seconds > 0:
            self._silences = self._due = 0
            self._turn()

    def end(self) -> None:
        """Ask no more."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
        self._due = 0

    @property
    def is_due(self) -> bool:
        """Whether an answer may still come."""
        return self._due > 0

    def heard(self, *, answers: int) -> None:
        """Something came from the terminal, so many answers among it, or only keys."""
        self._silences = 0
        if answers:
            self._answers, self._due = True, max(self._due - answers, 0)
            self._answered()

    def ask(self) -> bool:
        """Ask out of turn; False for a terminal that is not known to answer."""
        if self._answers and self._next is not None:
            self._due += 1
            self._ask()
        return self.is_due

    def _turn(self) -> None:
        if self._silences >= self._patience.questions:
            self._due = 0
            if self._answers:
                self._gone()
            return  # or it is a terminal that never answers: leave it in peace
        self._silences += 1
        self._due = 1  # of an older question none is awaited any more
        self._ask()
        self._next = asyncio.get_running_loop().call_later(self._patience.seconds, self._turn)
