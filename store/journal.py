"""The journal: one append-only, hash-chained table that every operation writes to (D1, D2)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from peewee import BigIntegerField, BlobField, IntegerField, TextField

from store import book, chain, clock, guards
from store.chain import Verdict
from store.engine import database
from store.entry import Entry
from store.errors import NotFound
from store.estate import shifts
from store.rights import Staff


class Journal(database.Row):
    """One entry of the chain."""

    number = IntegerField(primary_key=True)
    at = BigIntegerField()
    shift = TextField()
    staff = IntegerField(null=True)
    kind = TextField()
    subject = TextField()
    payload = TextField()
    text_digest = BlobField(null=True)
    previous = BlobField()
    hash = BlobField()

    class Meta:
        table_name = "journal"


class JournalText(database.Row):
    """The words a person typed for an entry, salted so that their digest gives nothing away."""

    number = IntegerField(primary_key=True)
    salt = BlobField()
    text = TextField()

    class Meta:
        table_name = "journal_text"


def append(
    kind: str,
    subject: str,
    *,
    by: Staff | None,
    payload: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
) -> Entry:
    """Record one operation; call inside ``database.write()``.

    ``payload`` holds ids, codes and figures, never personal data (F6); ``words`` what a person
    typed, empty ones left out.
    """
    head = last()
    number, previous = (head.number + 1, head.hash) if head else (1, chain.GENESIS)
    # A clock set back must not break the order of the book.
    at = max(clock.to_ms(clock.now()), clock.to_ms(head.at) if head else 0)
    typed = {name: text for name, text in (words or {}).items() if text}
    salt, text, text_digest = os.urandom(16), _json(typed), None
    if typed:
        text_digest = chain.words_digest(salt, text)
    shift = shifts.label_at(clock.from_ms(at))
    staff_id = by.id if by else None
    body = _json(dict(payload or {}))
    fields = (number, at, shift, staff_id, kind, subject, body, text_digest)
    sealed = chain.entry_hash(previous, *fields)
    db = database.db
    db.execute_sql(
        "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*fields, previous, sealed)
    )
    if typed:
        db.execute_sql("INSERT INTO journal_text VALUES (?, ?, ?)", (number, salt, text))
    entry = Entry(
        number, clock.from_ms(at), shift, staff_id, kind, subject, json.loads(body), typed, sealed
    )
    book.enter(entry)
    return entry


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_SELECT = (
    "SELECT j.number, j.at, j.shift, j.staff, j.kind, j.subject, j.payload, t.text, j.hash"
    " FROM journal j LEFT JOIN journal_text t ON t.number = j.number "
)


def _read(where: str, *params: object) -> list[Entry]:
    return [_entry(row) for row in database.db.execute_sql(_SELECT + where, params).fetchall()]


def _entry(row: tuple[Any, ...]) -> Entry:
    number, at, shift, staff, kind, subject, payload, text, sealed = row
    words = json.loads(text) if text else {}
    return Entry(
        number,
        clock.from_ms(at),
        shift,
        staff,
        kind,
        subject,
        json.loads(payload),
        words,
        bytes(sealed),
    )


def last() -> Entry | None:
    """The newest entry: the chain's head."""
    found = _read("ORDER BY j.number DESC LIMIT 1")
    return found[0] if found else None


def last_number() -> int:
    """Number of the newest entry, 0 in an empty journal."""
    row = database.db.execute_sql("SELECT max(number) FROM journal").fetchone()
    return int(row[0] or 0)


def get(number: int) -> Entry:
    """One entry; raises ``NotFound``."""
    found = _read("WHERE j.number = ?", number)
    if not found:
        raise NotFound("There is no entry {number}.", number=number)
    return found[0]


def of_subject(subject: str) -> list[Entry]:
    """All that was recorded of one thing, oldest first."""
    return _read("WHERE j.subject = ? ORDER BY j.number", subject)


def newest_of(subject: str) -> int:
    """Number of the newest entry about one thing, 0 when there is none."""
    row = database.db.execute_sql(
        "SELECT max(number) FROM journal WHERE subject = ?", (subject,)
    ).fetchone()
    return int(row[0] or 0)


def of_subjects(subjects: Iterable[str]) -> dict[str, list[Entry]]:
    """All that was recorded of several things, each oldest first."""
    wanted = list(subjects)
    found: dict[str, list[Entry]] = {subject: [] for subject in wanted}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        marks = ", ".join("?" * len(part))
        for entry in _read(f"WHERE j.subject IN ({marks}) ORDER BY j.number", *part):
            found[entry.subject].append(entry)
    return found


def between(start: datetime, end: datetime) -> list[Entry]:
    """Entries recorded from ``start`` up to but not at ``end``, oldest first."""
    return _read(
        "WHERE j.at >= ? AND j.at < ? ORDER BY j.number", clock.to_ms(start), clock.to_ms(end)
    )


def numbered(numbers: Iterable[int]) -> list[Entry]:
    """Entries of these numbers, oldest first."""
    wanted = list(numbers)
    found: list[Entry] = []
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        found += _read(f"WHERE j.number IN ({', '.join('?' * len(part))}) ORDER BY j.number", *part)
    return found


# Homes are looked up from the person: the other way round reads every residency at every change.
_TOUCHED = (
    "WITH new AS (SELECT * FROM journal WHERE number > ?)"
    " SELECT number, subject FROM new"
    " UNION ALL SELECT number, payload ->> 'subject' FROM new WHERE kind = 'words.erased'"
    " UNION ALL SELECT new.number, 'home:' || r.home_id FROM new"
    " CROSS JOIN residency r ON r.person_id = CAST(substr(new.subject, 8) AS INTEGER)"
    " WHERE new.kind = 'person.erased'"
)


def changed_since(number: int) -> tuple[int, frozenset[str]]:
    """The newest number and the subjects that entries after ``number`` touch: the change feed.

    An erasure touches what its words were about, and a person's every home of theirs: it must not
    go on showing in another session (F6).
    """
    rows = database.db.execute_sql(_TOUCHED, (number,)).fetchall()
    return max((n for n, _ in rows), default=number), frozenset(subject for _, subject in rows)


def head_code(entry: Entry) -> str:
    """The chain's head as it is printed."""
    return chain.code(entry.number, entry.hash)


def verify(head: str | None = None) -> Verdict:
    """Check the whole journal, its guards, and a printed head if one is given (D2)."""
    verdict = chain.verify(database.db, head)
    return guards.check(database.db, verdict) if verdict.right else verdict
