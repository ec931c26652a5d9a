"""Times in a thing's row as they are believed, where the clock was ahead and is set right (D2, W3).

The row keeps what the clock showed, as the entry behind it does; what is read of it is that without
how far the clock was ahead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Protocol, TypeVar, cast

from store import clock, journal
from store.engine.table import kept
from store.journal import Entry, SetBack

_FOLLOWS = timedelta(days=60)  # no time that follows from the clock's lies further ahead of it


class _Row(Protocol):
    @property
    def id(self) -> int: ...


T = TypeVar("T")


def read(thing: str, moments: Sequence[str], rows: list[T]) -> list[T]:
    """Rows with their moments believable; as they are where the clock never was set back."""
    set_backs = journal.set_backs() if rows else ()
    if not set_backs:
        return rows
    doubtful = [n for n, row in enumerate(rows) if _is_doubtful(row, moments, set_backs)]
    subjects = {n: f"{thing}:{cast(_Row, rows[n]).id}" for n in doubtful}
    entries = journal.of_subjects(subjects.values())
    found = list(rows)
    for n, subject in subjects.items():
        found[n] = _believed(rows[n], moments, entries[subject], set_backs)
    return found


def _is_doubtful(row: object, moments: Sequence[str], set_backs: Sequence[SetBack]) -> bool:
    """Whether one of its times may be of a clock that was ahead, or follow from one."""
    return any(
        _lies_within(getattr(row, name), one.at, one.until + _FOLLOWS)
        for name in moments
        for one in set_backs
    )


def _lies_within(value: datetime | date | None, since: datetime, until: datetime) -> bool:
    if value is None or isinstance(value, datetime):
        return value is not None and since < value <= until
    return clock.day(since) <= value <= clock.day(until)


def _believed(
    row: T, moments: Sequence[str], entries: Sequence[Entry], set_backs: Sequence[SetBack]
) -> T:
    changes: dict[str, Any] = {}
    for name in moments:
        value = getattr(row, name)
        entry = _said_by(entries, name, kept(value)) if value is not None else None
        if entry is not None and (by := journal.ahead(entry, set_backs)):
            days = clock.day(entry.happened) - clock.day(entry.happened - by)
            changes[name] = value - (by if isinstance(value, datetime) else days)
    return replace(cast(Any, row), **changes) if changes else row


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
