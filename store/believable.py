"""Times in a thing's row as they are believed, where the clock was ahead and is set right (D2, W3).

The row keeps what the clock showed, as the entry behind it does; what is read of it is that without
how far the clock was ahead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar, cast

from store import clock, journal
from store.engine.table import kept
from store.journal import Entry, SetBack

_FOLLOWS = timedelta(days=60)  # no time that follows from the clock's lies further ahead of it
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)

T = TypeVar("T")


@dataclass(frozen=True)
class Moments:
    """Which times of a row are made believable; ``thing`` is its name in the journal.

    ``own`` are the clock's or follow from it. ``named`` are those that people name: a time of day
    is understood by the day that the clock shows, so that they move by whole days. ``told_at`` are
    those of both that an entry has as its ``at`` and not in its row. ``number`` is the field with
    the thing's number.
    """

    thing: str
    own: Sequence[str] = ()
    named: Sequence[str] = ()
    told_at: Sequence[str] = ()
    number: str = "id"

    @property
    def all(self) -> tuple[str, ...]:
        """Their fields."""
        return (*self.own, *self.named)

    def read(self, rows: list[T]) -> list[T]:
        """Rows with their moments believable; as they are where the clock never was set back."""
        set_backs = journal.set_backs() if rows else ()
        if not set_backs:
            return rows
        doubtful = [n for n, row in enumerate(rows) if self._is_doubtful(row, set_backs)]
        subjects = {n: f"{self.thing}:{getattr(rows[n], self.number)}" for n in doubtful}
        entries = journal.of_subjects(set(subjects.values()))
        found = list(rows)
        for n, subject in subjects.items():
            found[n] = self._believed(rows[n], entries[subject], set_backs)
        return found

    def _is_doubtful(self, row: object, set_backs: Sequence[SetBack]) -> bool:
        """Whether one of its times may be of a clock that was ahead, or follow from one."""
        return any(
            _lies_within(getattr(row, name), one.at - _DAY, one.until + _FOLLOWS)
            for name in self.all
            for one in set_backs
        )

    def _believed(self, row: T, entries: Sequence[Entry], set_backs: Sequence[SetBack]) -> T:
        changes: dict[str, Any] = {}
        for name in self.all:
            value = getattr(row, name)
            said_by = _told_at if name in self.told_at else _said_by
            entry = said_by(entries, name, kept(value)) if value is not None else None
            if entry is not None and (by := journal.ahead(entry, set_backs)):
                moves = by_named if name in self.named else _of_own
                changes[name] = value - moves(value, entry.happened, by)
        return replace(cast(Any, row), **changes) if changes else row


def _of_own(value: datetime | date, shown: datetime, by: timedelta) -> timedelta:
    """By how much a time moves that was the clock's, which showed this and was so far ahead."""
    whole = clock.day(shown) - clock.day(shown - by)
    return by if isinstance(value, datetime) else whole


def by_named(value: datetime | date, shown: datetime, ahead: timedelta) -> timedelta:
    """By how much a time moves that somebody named while the clock, so far ahead, showed this."""
    whole = clock.day(shown) - clock.day(shown - ahead)
    if not isinstance(value, datetime):
        believed, latest = clock.day(shown - ahead), clock.day(shown) + _DAY
        moves = value > believed and (value <= latest or ahead > _FOLLOWS)
        return whole if moves else timedelta()
    if value <= shown - ahead:
        return timedelta()  # a date in full: nothing is in doubt that lies behind
    if abs(value - shown) <= _MINUTE:
        return ahead  # now
    if value <= shown:
        return max(whole, value - (shown - ahead))
    # Nobody names a day that lies further ahead; what lies nearer may be a date in full.
    return whole if value <= shown + _DAY or ahead > _FOLLOWS else timedelta()


def _lies_within(value: datetime | date | None, since: datetime, until: datetime) -> bool:
    if value is None or isinstance(value, datetime):
        return value is not None and since < value <= until
    return clock.day(since) <= value <= clock.day(until)


def _told_at(entries: Sequence[Entry], _name: str, value: object) -> Entry | None:
    """The newest entry of something that happened at this time."""
    return next((one for one in reversed(entries) if one.payload.get("at") == value), None)


def _said_by(entries: Sequence[Entry], name: str, value: object) -> Entry | None:
    """The entry from which on a row has held this."""
    found = None
    for entry in reversed(entries):
        held = entry.payload.get("row")
        if held is None or name not in held:
            continue
        if held[name] != value:
            break
        found = entry
    return found
