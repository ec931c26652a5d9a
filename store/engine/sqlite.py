"""The SQLite that desks are written with: which versions are safe, and two faults mended."""

from __future__ import annotations

from typing import Any

import peewee

from store.engine import driver
from store.errors import Unavailable
from store.opened import OfEach

# Older libraries can lose committed writes when several connections checkpoint a WAL.
OLDEST_SQLITE = (3, 51, 3)


class DeskDatabase(driver.Database):
    """The desk's database, with the two faults of Peewee's error paths mended.

    SQLite itself rolls back on a full disk; a second rollback would hide the reason, and a
    statement after it would be committed alone, half of an operation.
    """

    _state: Any

    def rollback(self) -> Any:
        """Roll back, unless SQLite has done so already."""
        connection = self._state.conn
        if connection is None or connection.in_transaction:
            return super().rollback()
        return None

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Run a statement, never one left over from a lost transaction."""
        state = self._state
        lost = state.transactions and state.conn is not None and not state.conn.in_transaction
        if lost and not sql.lstrip().upper().startswith(("BEGIN", "PRAGMA")):
            raise _lost()
        return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]

    def write(self, sql: str, *params: object) -> Any:
        """Run a statement of a transaction, without all that Peewee does around one: for many."""
        connection = self._state.conn
        if not connection.in_transaction:
            raise _lost()
        with peewee.__exception_wrapper__:  # type: ignore[attr-defined]
            return connection.cursor().execute(sql, params)


def _lost() -> Unavailable:
    return Unavailable("The disk refused the change; nothing was written.")


def desk() -> DeskDatabase:
    """The database of an estate that is yet to be opened."""
    return DeskDatabase(None, lock_type="IMMEDIATE", autoconnect=False)


class Meant(peewee.DatabaseProxy):
    """Whichever estate's database a call is about, as Peewee's models know it."""

    _each: OfEach[DeskDatabase]

    def __init__(self, each: OfEach[DeskDatabase]) -> None:
        object.__setattr__(self, "_each", each)  # Peewee's own has nothing set but the database
        object.__setattr__(self, "_callbacks", [])

    @property
    def obj(self) -> DeskDatabase:
        """The database of this call."""
        return self._each.get()

    def atomic(self, *args: Any, **kwargs: Any) -> Any:
        """One transaction, as the database of this call makes it."""
        return self.obj.atomic(*args, **kwargs)


def refuse_old(version: tuple[int, ...]) -> None:
    """Raise ``Unavailable`` for a library that has the WAL-reset fault."""
    if version < OLDEST_SQLITE:
        raise Unavailable(
            "SQLite {version} can lose writes; 3.51.3 or newer is needed.",
            version=".".join(map(str, version)),
        )
