"""Appending to the journal: each entry sealed to the one before it, on its page of the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import BigIntegerField, BlobField, IntegerField, TextField

from store import clock
from store.engine import database
from store.estate import shifts
from store.journal import pages, reading, sealing
from store.journal.entry import Entry
from store.journal.event import Event, event
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
_TOUCHED = "INSERT INTO touched (subject, number) VALUES (?, ?)"
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
    """Record one operation, said as an ``event`` is; call inside ``database.write()``."""
    told = event(kind, subject, payload=payload, words=words, touches=touches)
    (entry,) = append_all([told], by=by)
    return entry


def append_all(events: Sequence[Event], *, by: Staff | None) -> list[Entry]:
    """Record one operation on many things, an entry each, all of one moment.

    Call inside ``database.write()``, wholly done or not at all; make the events before it. Readers
    never wait, whoever else writes does until it ends: some seconds for 20,000 entries.
    """
    head = reading.last()
    last, previous = (head.number, head.hash) if head else (0, sealing.GENESIS)
    # A clock set back must not break the order of the book.
    at = max(clock.now(), head.at) if head else clock.now()
    shift, staff_id, book = shifts.label_at(at), by.id if by else None, pages.Book()
    placed, entries = (clock.to_ms(at), shift, staff_id), []
    for number, told in enumerate(events, last + 1):
        previous = _seal(told, previous, number, *placed)
        for thing in dict.fromkeys(told.told.get("touches", ())):
            database.db.execute_sql(_TOUCHED, (thing, number))
        entry = Entry(
            *(number, at, shift, staff_id, told.kind, told.subject, told.told, told.words),
            hash=previous,
        )
        book.enter(entry)
        entries.append(entry)
    book.close()
    return entries


def _seal(told: Event, previous: bytes, number: int, *placed: int | str | None) -> bytes:
    """Put an event into the chain, behind the entry of that hash; its own."""
    fields = (number, *placed, told.kind, told.subject, told.body, told.digest)
    sealed = sealing.entry_hash(previous, *fields)
    database.db.execute_sql(_ENTRY, (*fields, previous, sealed))
    if told.digest is not None:
        database.db.execute_sql(_WORDS, (number, told.salt, told.text))
    return sealed
