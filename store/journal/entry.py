"""An entry of the journal as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store import clock
from store.engine import dialect

CLOCK = "clock"  # what the clock showed, in the payload of an entry that could not have its time
# The same in SQL, of an entry ``j`` of the journal.
HAPPENED = f"coalesce({dialect.number_in('j.payload', CLOCK)}, j.at)"


@dataclass(frozen=True)
class Entry:
    """One entry as it stands; ``words`` holds what was typed, by field, empty when nothing was."""

    number: int
    at: datetime
    shift: str
    staff_id: int | None
    kind: str
    subject: str
    payload: Mapping[str, Any]
    words: Mapping[str, str]
    hash: bytes

    @property
    def happened(self) -> datetime:
        """What the clock showed when it was recorded; ``at`` never goes back with it."""
        return happened(self.at, self.payload)

    @property
    def subject_id(self) -> int:
        """The number behind the colon of ``subject``, 0 for a day."""
        number = self.subject.partition(":")[2]
        return int(number) if number.isdecimal() else 0


def happened(at: datetime, payload: Mapping[str, Any]) -> datetime:
    """What the clock showed when an entry of this time and payload was recorded."""
    shown = payload.get(CLOCK)
    return at if shown is None else clock.from_ms(shown)
