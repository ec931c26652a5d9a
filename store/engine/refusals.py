"""What a driver's errors mean to a person."""

from __future__ import annotations

import os
from pathlib import Path

from store.engine import driver
from store.errors import Unavailable
from store.text import mark

_FULL = mark("The disk is full; nothing was written.")
_REASONS = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": mark("The data folder is read-only; nothing was written."),
    "SQLITE_IOERR": mark("The disk reported an error; nothing was written."),
    "SQLITE_BUSY": mark("The database is busy; nothing was written. Please try again."),
    "SQLITE_CANTOPEN": mark("The database file is gone or may not be opened; nothing was written."),
    "SQLITE_CORRUPT": mark("The database is damaged; nothing was written."),
    "SQLITE_NOTADB": mark("The database is damaged; nothing was written."),
}
_LEAST = 64 * 1024  # bytes: less than SQLite needs to open a database that others write to


def sentence(error: BaseException, folder: Path | None) -> Unavailable:
    """The first known reason in an error's chain; ``folder`` is the open data folder."""
    seen: BaseException | None = error
    while seen is not None:
        name = driver.name_of(seen)
        for known, reason in _REASONS.items():
            if name.startswith(known):
                # SQLite calls it an error of the disk when there is no room for its shared memory.
                full = known == "SQLITE_IOERR" and folder is not None and _is_full(folder)
                return Unavailable(_FULL if full else reason)
        seen = seen.__cause__ or seen.__context__
    return Unavailable("The database refused: {reason}.", reason=str(error))


def _is_full(folder: Path) -> bool:
    try:
        disk = os.statvfs(folder)
    except OSError:
        return False
    return disk.f_bavail * disk.f_frsize < _LEAST
