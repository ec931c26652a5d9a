"""How long a long journal takes to verify."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store import clock, estate, journal
from store.desk import opening, settings
from store.engine import database
from store.journal import chain

_AT_ONCE = 10_000
_TABLES = {
    "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)": slice(0, 10),
    "INSERT INTO journal_text VALUES (?, ?, ?)": slice(10, 13),
    "INSERT INTO log_entry (number, day, category) VALUES (?, ?, ?)": slice(13, 16),
}


def seconds_to_verify(folder: Path, entries: int) -> tuple[float, float]:
    """Make a desk with so many entries of the log, each with words, and verify all of it.

    Returns seconds by the wall and of the processor; other work on the machine tells them apart.
    """
    opening.open_folder(folder, create=True)
    try:
        settings.found(estate.Settings(name="金色家园"))
        guards = _take_off("log_entry_link", "journal_text_link")
        with database.write():
            for rows in _rows(entries):
                for sql, part in _TABLES.items():
                    database.db.connection().executemany(sql, [row[part] for row in rows])
        for sql in guards:
            database.db.execute_sql(sql)
        return _timed(entries)
    finally:
        database.close()


def _timed(entries: int) -> tuple[float, float]:
    started, before = time.perf_counter(), time.process_time()
    verdict = journal.verify()
    taken = time.perf_counter() - started, time.process_time() - before
    assert (verdict.right, verdict.count) == (True, entries), verdict
    return taken


def _take_off(*names: str) -> list[str]:
    """Guards that let only the newest entry in, off for writing many rows at once."""
    found = []
    for name in names:
        sql = "SELECT sql FROM sqlite_master WHERE name = ?"
        found.append(database.db.execute_sql(sql, (name,)).fetchone()[0])
        database.db.execute_sql(f"DROP TRIGGER {name}")
    return found


def _rows(entries: int) -> Iterator[list[tuple[Any, ...]]]:
    last = journal.last()
    assert last is not None
    previous, start, at = last.hash, last.number + 1, clock.to_ms(last.at)
    for first in range(start, entries + 1, _AT_ONCE):
        rows = []
        for number in range(first, min(first + _AT_ONCE, entries + 1)):
            rows.append(row := _row(number, at + number * 30_000, previous))
            previous = row[9]
        yield rows


def _row(number: int, at: int, previous: bytes) -> tuple[Any, ...]:
    day = clock.day(clock.from_ms(at)).isoformat()
    salt, text = os.urandom(16), f'{{"what":"3栋2单元{number}室报修，水管漏水，已派人"}}'
    payload = f'{{"category":"other","due":null,"home":{number}}}'
    fields = (number, at, f"{day} 早班", None, "log.written", f"log:{number}", payload)
    digest = chain.words_digest(salt, text)
    sealed = chain.entry_hash(previous, *fields, digest)
    return (*fields, digest, previous, sealed, number, salt, text, number, day, "other")
