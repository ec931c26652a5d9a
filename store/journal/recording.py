"""Appending to the journal: each entry sealed to the one before it, on its page of the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from peewee import BigIntegerField, BlobField, IntegerField, TextField

from store import answers, clock
from store.engine import database
from store.estate import shifts
from store.journal import believing, pages, reading, sealing
from store.journal.entry import CLOCK, Entry
from store.journal.event import Event, event
from store.rights import Staff
from store.subjects import HEARD_BY


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
    for name in HEARD_BY.get(kind, ()):
        if (heard := answers.of(name).heard) is not None:
            heard(entry, by)
    return entry


def append_all(events: Sequence[Event], *, by: Staff | None) -> list[Entry]:
    """Record one operation on many things, an entry each, all of one moment.

    Call inside ``database.write()``, wholly done or not at all; make the events before it. Readers
    never wait, whoever else writes does until it ends: some seconds for 20,000 entries. That the
    clock was set back is recorded before them, once.
    """
    note_set_back()
    return _append(events, by)


def next_number() -> int:
    """The number of the entry that comes next; call inside ``database.write()``.

    That the clock was set back is recorded first, if it was.
    """
    note_set_back()
    return reading.last_number() + 1


def has_lost_its_time() -> bool:
    """Whether the clock shows a time that cannot be: entries are then of the newest one's."""
    return believing.is_lost(clock.now())


def runs_behind() -> bool:
    """Whether the clock was set back since the newest entry, and that is not on record yet."""
    head = reading.last()
    return head is not None and believing.is_set_back(clock.now(), head)


def note_set_back() -> None:
    """Record that the clock was set back, if it was; call inside ``database.write()``."""
    head = reading.last()
    if head is not None and believing.is_set_back(clock.now(), head):
        figures = {"until": clock.to_ms(head.at)}
        _append([event(believing.SET_BACK, believing.HOUSE, payload=figures)], None)


def _append(events: Sequence[Event], by: Staff | None) -> list[Entry]:
    head, now = reading.last(), clock.now()
    last, previous = (head.number, head.hash) if head else (0, sealing.GENESIS)
    # A clock set back must not break the order of the book.
    at, shown = (max(now, head.at), believing.shown(now, head)) if head else (now, now)
    held = at - shown > believing.AHEAD
    figures = {CLOCK: clock.to_ms(shown)} if held else {}
    shift, staff_id = shifts.label_at(shown if held else at), by.id if by else None
    placed, entries, book = (clock.to_ms(at), shift, staff_id), [], pages.Book()
    for number, made in enumerate(events, last + 1):
        told = made.with_figures(**figures) if held else made
        previous = _seal(told, previous, number, *placed)
        for thing in dict.fromkeys(told.told.get("touches", ())):
            database.db.write(_TOUCHED, thing, number)
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
    database.db.write(_ENTRY, *fields, previous, sealed)
    if told.digest is not None:
        database.db.write(_WORDS, number, told.salt, told.text)
    return sealed
