"""When entries were made, as far as the clocks of then can be believed (D2, W3).

The record never goes back in time: while the server's clock is behind it, entries keep the time of
the one before and say in their payload (``CLOCK``) what the clock showed. The first of them is the
house's own, that the clock was set back (``SET_BACK``). What stands before it cannot have happened
later than it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from store.journal import reading
from store.journal.entry import Entry

SET_BACK = "clock.set_back"
HOUSE = "site"  # the subject that every screen follows
AHEAD = timedelta(minutes=1)  # less is how a clock is kept right, and no fault
_ANCIENT = datetime(2025, 1, 1, tzinfo=UTC)  # older than the program: the clock has lost its time


@dataclass(frozen=True)
class SetBack:
    """That the clock was set back: the entry that says so, and what the clock showed then.

    ``until`` is how far the record had come by then.
    """

    number: int
    at: datetime
    until: datetime


def shown(now: datetime, head: Entry) -> datetime:
    """The time to believe for an entry behind this one: the clock's, unless it has lost its own."""
    return max(now, head.happened) if is_lost(now) else now


def is_lost(now: datetime) -> bool:
    """Whether the clock has lost its time: it shows one from before the program was there."""
    return now < _ANCIENT


def is_set_back(now: datetime, head: Entry) -> bool:
    """Whether the clock shows an earlier time than when the newest entry was made."""
    return head.happened - shown(now, head) > AHEAD


def set_backs() -> tuple[SetBack, ...]:
    """Every time that the clock was found set back, oldest first; few or none."""
    found = reading.of_kind(HOUSE, SET_BACK)
    return tuple(SetBack(entry.number, entry.happened, entry.at) for entry in found)


def ahead(entry: Entry, set_backs: Sequence[SetBack]) -> timedelta:
    """How far the clock was ahead when an entry was made, as far as that is known."""
    return entry.happened - believed(entry, set_backs)


def believed(entry: Entry, set_backs: Sequence[SetBack]) -> datetime:
    """When an entry was made: never after the clock of a later entry that says it was set back."""
    later = (one.at for one in set_backs if one.number > entry.number)
    return min((entry.happened, *later))
