"""How long a long journal takes to verify, and how long beside hashing it alone."""

from __future__ import annotations

import hashlib
import os
import struct
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from store import clock, estate, journal
from store.desk import opening, settings
from store.engine import database
from store.journal import chain, guards, sealing

_AT_ONCE = 10_000
_TABLES = {
    "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)": slice(0, 10),
    "INSERT INTO journal_text VALUES (?, ?, ?)": slice(10, 13),
    "INSERT INTO log_entry (number, day, category) VALUES (?, ?, ?)": slice(13, 16),
}


@dataclass(frozen=True)
class Took:
    """Seconds of the processor for as many entries, and by the wall for all of it.

    ``hashing`` is what no verifier can do without: the entries and words, in memory already,
    composed as they are sealed and hashed; ``sha`` is SHA-256 alone, of what is composed already.
    """

    entries: int
    sha: float
    hashing: float
    chain: float
    guards: float
    wall: float

    @property
    def beside(self) -> float:
        """How often hashing fits into verifying where chain and guards have a core each."""
        return max(self.chain, self.guards) / self.hashing

    @property
    def alone(self) -> float:
        """How often hashing fits into verifying on one core."""
        return (self.chain + self.guards) / self.hashing

    def __str__(self) -> str:
        each = [self.wall, self.chain, self.guards, self.hashing, self.sha]
        wall, links, around, hashing, sha = (f"{seconds:.1f} s" for seconds in each)
        return (
            f"{self.entries:,} entries verify in {wall}: the chain {links}, its guards {around}"
            f" of the processor; hashing alone {hashing}, of that SHA-256 {sha};"
            f" {self.beside:.2f} × with a core each, {self.alone:.2f} × on one"
        )


def measure(folder: Path, entries: int, times: int = 6) -> Took:
    """Make a desk with so many entries of the log, each with words; the best of some rounds."""
    with desk(folder, entries):
        return min((_round(entries) for _ in range(times)), key=lambda took: took.beside)


def _round(entries: int) -> Took:
    hashing, sha = _hashing()
    links = _seconds(lambda: chain.verify(database.db))
    around = _seconds(lambda: guards.check(database.db, chain.NOTHING_WRONG))
    wall = time.perf_counter()
    verdict = journal.verify()
    wall = time.perf_counter() - wall
    assert (verdict.right, verdict.count) == (True, entries), verdict
    return Took(entries, sha, hashing, links, around, wall)


def _seconds(run: Callable[[], object]) -> float:
    before = time.process_time()
    run()
    return time.process_time() - before


def _hashing() -> tuple[float, float]:
    """Seconds for composing and hashing, and for hashing alone; little is held at a time."""
    hashing = sha = 0.0
    for rows in chain._pages(database.db):
        made: list[bytes] = []
        hashing += _seconds(partial(_compose, rows, made))
        sha += _seconds(partial(_hash, made))
    return hashing + sha, sha


def _hash(made: Iterable[bytes]) -> None:
    for one in made:
        hashlib.sha256(one).digest()


_TAG, _INTEGER = struct.Struct(">cQ").pack, struct.Struct(">cQq").pack
_TWO, _NOTHING = struct.Struct(">cQqcQq").pack, _TAG(b"n", 0)
_HEAD, _BYTES = b"frontdesk journal 1\x00" + _TAG(b"b", 32), _TAG(b"b", 32)


def _compose(rows: Iterable[Any], made: list[bytes]) -> None:
    """What is hashed of entries and their words, as ``tests/independent_verifier.py`` tells it."""
    for number, at, shift, staff, kind, subject, payload, digest, previous, _, salt, text in rows:
        one, two, three, four = shift.encode(), kind.encode(), subject.encode(), payload.encode()
        fields = (
            _HEAD,
            previous,
            _TWO(b"i", 8, number, b"i", 8, at),
            _TAG(b"s", len(one)),
            one,
            _NOTHING if staff is None else _INTEGER(b"i", 8, staff),
            _TAG(b"s", len(two)),
            two,
            _TAG(b"s", len(three)),
            three,
            _TAG(b"s", len(four)),
            four,
            _NOTHING if digest is None else _BYTES + digest,
        )
        made.append(b"".join(fields))
        if text is not None:
            made.append(b"frontdesk words 1\x00" + salt + text.encode())


@contextmanager
def desk(folder: Path, entries: int) -> Iterator[None]:
    """A desk, open, with so many entries; one that is there already is taken as it is."""
    there = database.exists(folder)
    opening.open_folder(folder, create=True)
    try:
        if not there:
            _write(entries)
        yield
    finally:
        database.close()


def _write(entries: int) -> None:
    settings.found(estate.Settings(name="金色家园"))
    guards_ = _take_off("log_entry_link", "journal_text_link")
    with database.write():
        for rows in _rows(entries):
            for sql, part in _TABLES.items():
                database.db.connection().executemany(sql, [row[part] for row in rows])
    for sql in guards_:
        database.db.execute_sql(sql)


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
    digest = sealing.words_digest(salt, text)
    sealed = sealing.entry_hash(previous, *fields, digest)
    return (*fields, digest, previous, sealed, number, salt, text, number, day, "other")
