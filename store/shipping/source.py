"""The estate's journal as it is sent: read beside the desk, which is never made to wait."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store import answers
from store.disk import datafolder
from store.engine import copying, database, driver
from store.errors import Unavailable
from store.estate import identification
from store.journal import chain, sealing
from store.shipping.wire import Row

RUN = 1000  # entries of a run
_BYTES = 1 << 20  # of payloads and words, from which on a run is long enough
_SELECT = (
    "SELECT j.number, j.at, j.shift, j.staff, j.kind, j.subject, j.payload, j.text_digest,"
    " j.previous, j.hash, t.salt, t.text FROM journal j"
    " LEFT JOIN journal_text t ON t.number = j.number"
    " WHERE j.number > ? ORDER BY j.number LIMIT ?"
)


class Source:
    """A look at the journal: what is on the disk as it is taken."""

    def __init__(self, db: driver.Database) -> None:
        self._db = db

    def last(self) -> int:
        """Number of the newest entry, 0 in an empty journal."""
        return int(self._one("SELECT max(number) FROM journal") or 0)

    def seal(self, number: int) -> bytes | None:
        """What an entry is sealed with, None where there is no such entry."""
        if number == 0:
            return sealing.GENESIS
        found = self._one("SELECT hash FROM journal WHERE number = ?", number)
        return None if found is None else bytes(found)

    def identity(self) -> str:
        """The estate's identity, empty where no entry gives it one."""
        rows = self._db.execute_sql(
            "SELECT payload FROM journal WHERE subject = 'site'"
            " AND kind IN ('site.founded', ?) ORDER BY number",
            (identification.IDENTIFIED,),
        ).fetchall()
        return next((found for (payload,) in rows if (found := _said(payload))), "")

    def erased(self, after: int) -> list[int]:
        """The entries up to one whose words an entry behind it says are erased."""
        rows = self._db.execute_sql(
            "SELECT subject FROM journal WHERE number > ? AND kind = ?", (after, chain.ERASED)
        ).fetchall()
        numbers = (int(subject.partition(":")[2]) for (subject,) in rows)
        return sorted({number for number in numbers if number <= after})

    def run(self, after: int) -> list[Row]:
        """The entries that follow, as many as are sent at once, words only where they may leave."""
        found: list[Row] = []
        size = 0
        for row in self._db.execute_sql(_SELECT, (after, RUN)).fetchall():
            leaves = row[11] is not None and answers.words_may_leave(row[4])
            size += len(row[6]) + (len(row[11]) if leaves else 0)
            if found and size > _BYTES:
                break
            found.append(row if leaves else (*row[:10], None, None))
        return found

    def _one(self, sql: str, *params: object) -> Any:
        row = self._db.execute_sql(sql, params).fetchone()
        return row[0] if row else None


def _said(payload: str) -> str:
    try:
        found = identification.of(json.loads(payload))
    except (ValueError, TypeError, AttributeError):
        return ""
    return found if isinstance(found, str) else ""


@contextmanager
def opened(folder: Path) -> Iterator[Source]:
    """A look at the journal of a data folder, for no longer than a run takes.

    A session that stayed would keep a restore and an update waiting. Raises ``Unavailable``.
    """
    with datafolder.usable(folder):
        if not database.exists(folder):
            raise Unavailable("There is no desk in {folder}.", folder=folder)
        presence = datafolder.enter(folder)
    try:
        with copying.opened(folder / database.FILE, "ro") as db:
            yield Source(db)
    except driver.errors() as error:
        raise database.refusal(error) from error
    finally:
        os.close(presence)


def stirred(folder: Path) -> tuple[int, ...]:
    """What changes when anybody writes to the desk; costs microseconds and opens nothing."""
    found: list[int] = []
    for name in (database.FILE, f"{database.FILE}-wal"):
        try:
            told = (folder / name).stat()
        except OSError:
            continue
        found += [told.st_ino, told.st_size, told.st_mtime_ns]
    return tuple(found)
