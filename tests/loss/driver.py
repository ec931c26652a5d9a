"""apsw in the place of the desk's driver, so that the product's own code runs on another disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import apsw
import pytest
from peewee import sqlite3  # type: ignore[attr-defined]

from store.engine.sqlite import DeskDatabase
from tests.loss.disk import Disk


class Connection:
    """What Peewee uses of a connection."""

    def __init__(self, disk: Disk) -> None:
        with _as_driver():
            self._real = apsw.Connection("desk.db", vfs=disk.name, flags=apsw.SQLITE_OPEN_READWRITE)
        # Without shared memory a log needs its file to itself.
        self.cursor().execute("PRAGMA locking_mode = exclusive")

    @property
    def in_transaction(self) -> bool:
        return self._real.in_transaction

    def cursor(self) -> Cursor:
        return Cursor(self._real)

    def create_function(self, name: str, count: int, function: Any, **_: Any) -> None:
        """A function of the desk's own, or of Peewee's."""
        self._real.create_scalar_function(name, function, count)

    def close(self) -> None:
        with _as_driver():
            self._real.close()


class Cursor:
    """What Peewee uses of a cursor; every row is fetched at once."""

    def __init__(self, real: apsw.Connection) -> None:
        self._real = real
        self._rows: Iterator[tuple[Any, ...]] = iter(())

    def execute(self, sql: str, params: Sequence[Any] = ()) -> Cursor:
        with _as_driver():
            cursor = self._real.cursor()
            cursor.execute(sql, tuple(params))
            self.description = _description(cursor)
            self._rows = iter(cursor.fetchall())
            self.lastrowid = self._real.last_insert_rowid()
            self.rowcount = self._real.changes()
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows

    def close(self) -> None: ...


def _description(cursor: apsw.Cursor) -> tuple[tuple[Any, ...], ...] | None:
    try:
        return tuple((name, *(None,) * 6) for name, _ in cursor.get_description())
    except apsw.ExecutionCompleteError:
        return None  # not a single row


@contextmanager
def _as_driver() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        code: int = getattr(error, "extendedresult")  # noqa: B009
        known = {**apsw.mapping_result_codes, **apsw.mapping_extended_result_codes}
        name = str(known.get(code) or known.get(code & 255, ""))
        raised = _class_of(name)(str(error))
        raised.sqlite_errorname = name
        raise raised from error


def _class_of(name: str) -> Any:
    if name.startswith("SQLITE_CONSTRAINT"):
        return sqlite3.IntegrityError
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return sqlite3.DatabaseError
    return sqlite3.OperationalError


def put_on(disk: Disk, patch: pytest.MonkeyPatch, *pragmas: str) -> None:
    """Let the desk's connections go to a disk in memory, with these pragmas after its own."""

    def connect(self: DeskDatabase) -> Connection:
        made = Connection(disk)
        self._add_conn_hooks(made)  # type: ignore[attr-defined]
        for pragma in pragmas:
            made.cursor().execute(f"PRAGMA {pragma}")
        return made

    patch.setattr(DeskDatabase, "_connect", connect)
