"""The demo's past, in order: the journal takes no entry that is older than its last."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from store import clock


@dataclass
class Timeline:
    """What is to happen when; run in the order of time, with the clock told to follow."""

    at: datetime
    planned: list[tuple[datetime, Callable[[], object]]] = field(default_factory=list)

    def plan(self, at: datetime, action: Callable[[], object]) -> None:
        """Have something happen at a time; what is planned first happens first."""
        self.planned.append((at, action))

    def run(self) -> None:
        """Let everything happen."""
        with self.telling():
            for at, action in sorted(self.planned, key=lambda event: event[0]):
                self.at = at
                action()

    def pass_(self, seconds: float) -> None:
        """Let time go by in the middle of what happens."""
        self.at += timedelta(seconds=seconds)

    def wait_until(self, at: datetime) -> None:
        """Let the time go by until then, if it lies ahead."""
        self.at = max(self.at, at)

    def telling(self) -> AbstractContextManager[None]:
        """The clock shows this time while the block runs."""
        return clock.told_by(lambda: self.at)
