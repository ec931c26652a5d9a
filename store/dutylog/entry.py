"""An entry of the book as it is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from store import clock
from store.dutylog.inputs import Category
from store.engine import database
from store.errors import NotFound
from store.journal.entry import happened


@dataclass(frozen=True)
class LogEntry:
    """One entry of the book: a written one, or any other event of the desk by its ``kind``.

    ``at`` is what the clock showed; ``payload`` and ``words`` stand as they were recorded, and
    ``follow_up_due`` and ``done`` as they are by now. ``late``: written after the day whose page it
    is on (D4); ``signed``: covered by a supervisor's signature.
    """

    number: int
    at: datetime
    day: date
    shift: str
    staff_id: int | None
    staff_name: str
    staff_number: str
    kind: str
    subject: str
    category: Category | None
    home_id: int | None
    home: str
    payload: Mapping[str, Any]
    words: Mapping[str, str]
    corrects: int | None
    corrected_by: tuple[int, ...]
    follows: int | None
    followed_by: tuple[int, ...]
    follow_up_due: date | None
    done: bool
    signed: bool
    hash: bytes

    @property
    def late(self) -> bool:
        """Whether it was written after the day on whose page it stands."""
        return clock.day(self.at) > self.day

    @property
    def happened(self) -> datetime | None:
        """When it happened, if that was earlier than when it was written (D1)."""
        at = self.payload.get("happened")
        return None if at is None else clock.from_ms(at)

    @property
    def open(self) -> bool:
        """Whether it still waits to be followed up (D3)."""
        return self.follow_up_due is not None and not self.done

    @property
    def subject_id(self) -> int:
        """The number behind the colon of ``subject``, 0 for a day."""
        number = self.subject.partition(":")[2]
        return int(number) if number.isdecimal() else 0


_SELECT = """
SELECT j.number, j.at, e.day, j.shift, j.staff, coalesce(s.name, ''), coalesce(s.number, ''),
  j.kind, j.subject, e.category, e.home_id, coalesce(h.code, ''), j.payload, t.text, e.corrects,
  (SELECT string_agg(CAST(c.number AS TEXT), ',' ORDER BY c.number)
    FROM log_entry c WHERE c.corrects = e.number),
  e.follows,
  (SELECT string_agg(CAST(f.number AS TEXT), ',' ORDER BY f.number)
    FROM log_entry f WHERE f.follows = e.number),
  e.follow_up_due, e.done, coalesce(d.signed, 0), j.hash
FROM log_entry e JOIN journal j ON j.number = e.number
  LEFT JOIN journal_text t ON t.number = e.number LEFT JOIN staff s ON s.id = j.staff
  LEFT JOIN home h ON h.id = e.home_id LEFT JOIN log_day d ON d.day = e.day
"""


def read(where: str, *params: object) -> list[LogEntry]:
    """Entries chosen by a clause of SQL over ``e`` (log_entry) and ``j`` (journal)."""
    return [_entry(row) for row in database.db.execute_sql(_SELECT + where, params).fetchall()]


def get(number: int) -> LogEntry:
    """One entry of the book; raises ``NotFound``."""
    found = read("WHERE e.number = ?", number)
    if not found:
        raise NotFound("There is no entry {number} in the log.", number=number)
    return found[0]


def numbered(numbers: Iterable[int]) -> list[LogEntry]:
    """The entries of these numbers, newest first."""
    wanted = sorted(numbers, reverse=True)
    found: list[LogEntry] = []
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        marks = ", ".join("?" * len(part))
        found += read(f"WHERE e.number IN ({marks}) ORDER BY e.number DESC", *part)
    return found


def thread(number: int) -> list[LogEntry]:
    """An entry with its corrections and follow-ups, or all of a ticket or key, oldest first."""
    return read("WHERE j.subject = ? ORDER BY e.number", get(number).subject)


def _entry(row: tuple[Any, ...]) -> LogEntry:
    number, at, day, shift, *who, kind, subject, category, home_id, home = row[:12]
    payload, text, corrects, corrected_by, follows, followed_by, due, done, through, sealed = row[
        12:
    ]
    staff_id, staff_name, staff_number = who
    told = json.loads(payload)
    return LogEntry(
        number=number,
        at=happened(clock.from_ms(at), told),
        day=date.fromisoformat(day),
        shift=shift,
        staff_id=staff_id,
        staff_name=staff_name,
        staff_number=staff_number,
        kind=kind,
        subject=subject,
        category=Category(category) if category else None,
        home_id=home_id,
        home=home,
        payload=told,
        words=json.loads(text) if text else {},
        corrects=corrects,
        corrected_by=_numbers(corrected_by),
        follows=follows,
        followed_by=_numbers(followed_by),
        follow_up_due=date.fromisoformat(due) if due else None,
        done=bool(done),
        # A signature needs no signature of its own.
        signed=number <= through or kind == "day.signed",
        hash=bytes(sealed),
    )


def _numbers(listed: str | None) -> tuple[int, ...]:
    return tuple(int(number) for number in listed.split(",")) if listed else ()
