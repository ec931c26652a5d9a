"""An entry of the journal as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


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
    def subject_id(self) -> int:
        """The number behind the colon of ``subject``, 0 for a day."""
        number = self.subject.partition(":")[2]
        return int(number) if number.isdecimal() else 0
