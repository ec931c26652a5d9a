"""Head office's database: connected to, and its failures as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from store.errors import StoreError, Unavailable
from store.text import mark

Connection = psycopg.Connection[Any]

_DOWN = mark("Head office's database does not answer; nothing is lost, it is tried again.")
_FULL = mark("The disk of head office's database is full; nothing is lost, it is tried again.")
_NOT_SET_UP = mark("Head office's database is not set up: frontdesk company init does that.")
_FORBIDDEN = mark("Head office's database does not let this account do that.")
_NOWHERE = mark("What was given does not say where head office's database is: dbname=… host=…")
_SECONDS = 10


@contextmanager
def connected(address: str) -> Iterator[Connection]:
    """A connection to a database, by libpq's words for where it is; raises ``Unavailable``.

    Whatever the database refuses within the block is raised as ``Unavailable``, too.
    """
    with told():
        connection = _connect(address)
        try:
            yield connection
        finally:
            connection.close()


def _connect(address: str) -> Connection:
    try:
        return psycopg.connect(address, autocommit=True, connect_timeout=_SECONDS)
    except psycopg.ProgrammingError as error:  # not told which: it may hold a password
        raise Unavailable(_NOWHERE) from error


@contextmanager
def told() -> Iterator[None]:
    """Turn what the database refuses into a sentence."""
    try:
        yield
    except psycopg.Error as error:
        raise refusal(error) from error


def refusal(error: psycopg.Error) -> StoreError:
    """What to tell a person of a failure: nothing was written."""
    if isinstance(error, psycopg.errors.DiskFull):
        return Unavailable(_FULL)
    if isinstance(error, (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName)):
        return Unavailable(_NOT_SET_UP)
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return Unavailable(_FORBIDDEN)
    if isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError)):
        return Unavailable(_DOWN)
    code = error.sqlstate or type(error).__name__
    return Unavailable(mark("Head office's database refused that: {code}."), code=code)
