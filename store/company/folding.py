"""What follows from an estate's entries: its book, what its subjects fold, its settings and staff.

All of it is said by the rooms that keep it at the estate; here it is only written, at the end of a
run, in the transaction that brings the entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import psycopg

from store import answers, clock
from store.answers import Folded
from store.company.connecting import Connection
from store.company.estates import Estate
from store.company.pages import Gathered, put
from store.estate import dated, own
from store.journal import Entry, guards, past, standing
from store.journal.pages import Book
from store.opened import Opened
from store.subjects import thing_of

TABLES = ("book", "log_entry", "log_day", "ticket", "absence", "home", "staff", "dated")


_DATED = ("estate", "list", "key", "since", "day", "value", "number")
_STRANGE = (KeyError, TypeError, ValueError, AttributeError, IndexError)


@dataclass(frozen=True)
class Outcome:
    """The zone of the estate by then, in which its days are counted, and entries that are strange.

    A strange one says what no version of this program says.
    """

    zone: str
    strange: tuple[int, ...]


@cache
def _folds() -> dict[str, Any]:
    """By thing, what an entry about it changes."""
    return {thing: fold for _name, each in answers.everyone() for thing, fold in each.folds.items()}


def begin(db: Connection, one: Estate) -> None:
    """Let the kinds stand in an estate's book that stand in every book from its first entry on."""
    with db.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO company.book (estate, kind, since) VALUES (%s, %s, 1)"
            " ON CONFLICT DO NOTHING",
            [(one.id, kind) for kind in guards.always()],
        )


def forget(db: Connection, one: Estate) -> None:
    """Take away all that followed from an estate's entries, to be folded anew."""
    for table in TABLES:
        db.execute(f"DELETE FROM company.{table} WHERE estate = %s".encode(), (one.id,))


def fold(db: Connection, one: Estate, entries: Sequence[tuple[Entry, bool]]) -> Outcome:
    """Write what follows from entries, each with whether anything was typed for it.

    An entry that says what no version of this program says is kept as it is, and nothing follows.
    """
    with Opened().meant():
        clock.set_zone(one.zone)
        folding = _Folding(db, one)
        folding.look_ahead(entries)
        for entry, worded in entries:
            try:
                folding.take(entry, worded)
            except _STRANGE:
                folding.strange.append(entry.number)
        try:
            with db.transaction():
                folding.write()
        except (psycopg.DataError, psycopg.IntegrityError):
            folding.strange.append(entries[0][0].number)
        return Outcome(folding.zone, tuple(folding.strange))


class _Folding:
    def __init__(self, db: Connection, one: Estate) -> None:
        self._db, self._estate, self.zone = db, one.id, one.zone
        self.pages = Gathered(db, one.id, one.branch)
        self._book = Book(self.pages)
        self._rows: dict[tuple[str, int], dict[str, Any]] = {}
        self._dated: list[dict[str, Any]] = []
        self.strange: list[int] = []

    def look_ahead(self, entries: Sequence[tuple[Entry, bool]]) -> None:
        """Have at hand of which homes the things are whose entries in the book name none."""
        read = (entry for entry, worded in entries if self._book.is_read(entry, worded))
        self.pages.look_ahead({one.subject for one in read if "home" not in one.payload})

    def take(self, entry: Entry, worded: bool) -> None:
        """Fold an entry, behind all before it."""
        if entry.subject == past.SITE and entry.kind in past.SETS:
            self._set(entry)
        self._book.enter(entry, worded)
        for table, key, columns in self._folded(entry):
            self._rows.setdefault((table, key), {}).update(columns)

    def _folded(self, entry: Entry) -> Iterator[Folded]:
        yield from standing.folded(entry.kind, entry.subject_id, entry.payload)
        if fold_of := _folds().get(thing_of(entry.kind)):
            yield from fold_of(entry)

    def _set(self, entry: Entry) -> None:
        said = past.said(entry.at, entry.payload, entry.words)
        since, day = clock.to_ms(said.since), said.day and said.day.isoformat()
        for name, values in said.values.items():
            for key, value in values.items():
                row = (self._estate, name, key, since, day, dated.kept(value), entry.number)
                self._dated.append(dict(zip(_DATED, row, strict=True)))
        zone = said.values.get(own.SITE, {}).get("timezone")
        if zone:
            self.zone = zone
            clock.set_zone(zone)

    def write(self) -> None:
        """Write all that was folded."""
        self._book.close()
        self.pages.write()
        alike: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = {}
        for (table, key), columns in self._rows.items():
            row = {"estate": self._estate, "id": key, **columns}
            alike.setdefault((table, tuple(row)), []).append(row)
        for (table, names), rows in alike.items():
            put(self._db, table, names, rows, "estate, id")
        put(self._db, "dated", _DATED, self._dated)
