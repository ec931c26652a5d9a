"""What a database file is opened with: SQLite, or SQLCipher where the file has a key."""

from __future__ import annotations

import hashlib
from typing import Any

import peewee
from peewee import sqlite3  # type: ignore[attr-defined]

from store.disk import encryption

Errors = tuple[type[Exception], ...]


def errors() -> Errors:
    """What the drivers in use raise; Peewee passes some on as it is, that of a fetch for one.

    A damaged file can make a driver's own message unreadable: it then raises what Python raises.
    """
    drivers = (driver.DatabaseError for driver in _in_use())
    return (peewee.DatabaseError, UnicodeDecodeError, *drivers)


def constraints() -> Errors:
    """What the drivers in use raise when a guard of the schema refuses."""
    return (peewee.IntegrityError, *(driver.IntegrityError for driver in _in_use()))


def _in_use() -> tuple[Any, ...]:
    return (sqlite3, *encryption.loaded())


# What a driver says while it copies: it leaves the names out then.
_UNNAMED = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
}


def name_of(error: BaseException) -> str:
    """SQLite's own name of an error, ``SQLITE_FULL`` for one; empty where it has none."""
    if isinstance(error, UnicodeDecodeError):
        return "SQLITE_CORRUPT"
    named: str = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
    return named or _UNNAMED.get(str(error), "")


# A full disk, a busy file, memory that ran out: that file may be as sound as ever.
_PASSING = (
    *("SQLITE_FULL", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_READONLY"),
    *("SQLITE_NOMEM", "SQLITE_IOERR_NOMEM", "SQLITE_IOERR_SHM", "SQLITE_IOERR_LOCK"),
    *("SQLITE_IOERR_WRITE", "SQLITE_INTERRUPT"),
)


def is_passing(error: BaseException | None) -> bool:
    """Whether an error, one of a driver's, is of the moment and says nothing of the file."""
    return error is not None and name_of(error).startswith(_PASSING)


class Database(peewee.SqliteDatabase):
    """A database file; with a ``key`` all that is written is encrypted."""

    key: str | None = None
    _timeout: float

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register_function(_digest, "digest_of", 1, deterministic=True)

    def _connect(self) -> Any:
        if self.key is None:
            return super()._connect()  # type: ignore[misc]
        connection = encryption.connect(self.database, self.key, self._timeout)
        try:
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]
        except Exception:
            connection.close()
            raise
        return connection


def _digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode()).hexdigest()
