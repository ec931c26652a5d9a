"""A database file copied as it stands at one moment, or opened apart from the desk's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.disk import datafolder, encryption
from store.engine import driver
from store.errors import Damaged

_PAGES = 2000


def address(file: Path, mode: str) -> str:
    """The URI of a database file for SQLite; ``mode`` is ``ro`` or ``rw``."""
    # A read-only reader makes no log of its own, and without one the file stands still.
    still = mode == "ro" and not Path(f"{file.resolve()}-wal").exists()
    return f"{file.resolve().as_uri()}?mode={mode}" + ("&immutable=1" if still else "")


def copy(source: Path, target: Path) -> None:
    """Copy a database while others write to it to a new file, and see it onto the disk.

    A read transaction holds the moment: without one each foreign write starts the copy anew.
    Raises ``Damaged`` for what is no database, and ``OSError``.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with readable(source), opened(source, "ro") as old, opened(target, "rw") as new:
        new.execute_sql("PRAGMA synchronous = off")
        with old.atomic():
            old.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
            old.connection().backup(new.connection(), pages=_PAGES)
        # One file alone, whatever becomes of what lies beside it.
        new.execute_sql("PRAGMA journal_mode = delete")
    datafolder.sync(target)


def fold(file: Path) -> int:
    """Bring a closed database's log into it; how many entries it has. Raises ``Damaged``."""
    with readable(file), opened(file, "rw") as db:
        db.execute_sql("PRAGMA wal_checkpoint(truncate)").fetchall()
        return int(db.execute_sql("SELECT count(*) FROM journal").fetchone()[0])


@contextmanager
def opened(file: Path, mode: str) -> Iterator[driver.Database]:
    """A database file apart from the desk's own; ``mode`` is ``ro`` or ``rw``."""
    db = driver.Database(address(file, mode), uri=True, timeout=10)
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
        raise OSError(0, str(error), str(file)) from error
