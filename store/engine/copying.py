"""A database file copied as it stands at one moment, or opened apart from the desk's own."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.disk import arriving, datafolder, encryption
from store.engine import driver, writeahead
from store.errors import Damaged

_PAGES = 2000
_CODES = {
    "SQLITE_FULL": errno.ENOSPC,
    "SQLITE_READONLY": errno.EROFS,
    "SQLITE_IOERR": errno.EIO,
}


def copy(source: Path, target: Path, mode: str = "ro") -> None:
    """Copy a database while others write to it to a new file, and see it onto the disk.

    A read transaction holds the moment: without one each foreign write starts the copy anew.
    Raises ``Damaged`` for what is no database, and ``OSError``.
    """
    _touch(target)
    with readable(source), opened(source, mode) as old, opened(target, "rw") as new:
        new.execute_sql("PRAGMA synchronous = off")
        with old.atomic():
            old.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
            old.connection().backup(new.connection(), pages=_PAGES)
        # One file alone, whatever becomes of what lies beside it.
        new.execute_sql("PRAGMA journal_mode = delete")
    datafolder.sync(target)


def begin(file: Path) -> None:
    """Make a database without tables unless there is one, encrypted if a key is at hand.

    It is empty at no moment, so that an empty one is known as damaged.
    """
    with arriving.part(file) as part:
        _touch(part)
        with readable(part), opened(part, "rw") as db:
            db.execute_sql("PRAGMA journal_mode = wal")
        datafolder.sync(part)
        with suppress(FileExistsError):  # another session was first
            os.link(part, file)
    datafolder.sync(file.parent)


def _touch(file: Path) -> None:
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def fold(file: Path, stamp: str) -> int:
    """Bring a closed database's log into it; how many entries it has. Raises ``Damaged``.

    A damaged log, of which a part cannot be brought in, is kept aside with that stamp.
    """
    with readable(file), opened(file, "rw") as db:
        if not db.table_exists("journal"):
            raise Damaged("{file} is no desk's database.", file=file)
        count = int(db.execute_sql("SELECT count(*) FROM journal").fetchone()[0])
        if writeahead.left_out(file):
            writeahead.keep_aside(file, stamp)
        db.execute_sql("PRAGMA wal_checkpoint(truncate)").fetchall()
    return count


@contextmanager
def opened(file: Path, mode: str) -> Iterator[driver.Database]:
    """A database file apart from the desk's own; ``mode`` is that of ``datafolder.address``."""
    db = driver.Database(datafolder.address(file, mode), uri=True, timeout=10)
    db.key = encryption.key_of(file)
    db.connect()
    try:
        yield db
    finally:
        db.close()


@contextmanager
def readable(file: Path) -> Iterator[None]:
    """Let nothing but ``Damaged`` come of a file that SQLite cannot make sense of."""
    try:
        yield
    except driver.errors() as error:
        if driver.name_of(error).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            reason = str(error)
            raise Damaged("{file} is damaged: {reason}.", file=file, reason=reason) from error
        raise _of_the_system(error, file) from error


def _of_the_system(error: Exception, file: Path) -> OSError:
    """A driver's error as the system would say it, where it has words for it."""
    name = driver.name_of(error)
    for known, code in _CODES.items():
        if name.startswith(known):
            return OSError(code, os.strerror(code), str(file))
    return OSError(0, str(error), str(file))
