"""Appending to the journal: each entry sealed to the one before it, on its page of the book."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from peewee import BigIntegerField, BlobField, IntegerField, TextField

from store import clock
from store.engine import database
from store.estate import shifts
from store.journal import chain, pages, reading
from store.journal.entry import Entry
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


_ENTRY = (
    "INSERT INTO journal (number, at, shift, staff, kind, subject, payload, text_digest, previous,"
    " hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_WORDS = "INSERT INTO journal_text (number, salt, text) VALUES (?, ?, ?)"


def append(
    kind: str,
    subject: str,
    *,
    by: Staff | None,
    payload: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
    touches: Iterable[str] = (),
) -> Entry:
    """Record one operation; call inside ``database.write()``.

    ``payload`` holds ids, codes and figures, never personal data (F6); ``words`` what a person
    typed, empty ones left out; ``touches`` what else is changed by it, for whoever has that open.
    """
    head = reading.last()
    number, previous = (head.number + 1, head.hash) if head else (1, chain.GENESIS)
    # A clock set back must not break the order of the book.
    at = max(clock.to_ms(clock.now()), clock.to_ms(head.at) if head else 0)
    typed = {name: text for name, text in (words or {}).items() if text}
    salt, text, text_digest = os.urandom(16), _json(typed), None
    if typed:
        text_digest = chain.words_digest(salt, text)
    shift = shifts.label_at(clock.from_ms(at))
    staff_id = by.id if by else None
    told = dict(payload or {})
    if also := sorted(touches):
        told["touches"] = also
    body = _json(told)
    fields = (number, at, shift, staff_id, kind, subject, body, text_digest)
    sealed = chain.entry_hash(previous, *fields)
    db = database.db
    db.execute_sql(_ENTRY, (*fields, previous, sealed))
    if typed:
        db.execute_sql(_WORDS, (number, salt, text))
    entry = Entry(
        number, clock.from_ms(at), shift, staff_id, kind, subject, json.loads(body), typed, sealed
    )
    pages.enter(entry)
    return entry


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
