"""What a driver's errors mean to a person."""

from __future__ import annotations

import os
from pathlib import Path

from store.engine import driver
from store.errors import Unavailable
from store.text import mark

_FULL = mark("The disk is full; nothing was written.")
_READ_ONLY = mark("The data folder is read-only; nothing was written.")
_REASONS = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
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
                return Unavailable(_of_the_disk(known, folder) or reason)
        seen = seen.__cause__ or seen.__context__
    return Unavailable("The database refused: {reason}.", reason=str(error))


def _of_the_disk(known: str, folder: Path | None) -> str | None:
    """What is behind it when there is no room, or no leave, to make SQLite's shared memory."""
    try:
        disk = os.statvfs(folder) if folder is not None else None
    except OSError:
        return None
    if disk and known == "SQLITE_IOERR" and disk.f_bavail * disk.f_frsize < _LEAST:
        return _FULL
    if disk and known == "SQLITE_CANTOPEN" and disk.f_flag & os.ST_RDONLY:
        return _READ_ONLY
    return None
