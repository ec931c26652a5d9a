"""Head office's PostgreSQL, spoken to with the queries that the store asks of SQLite.

Only reading: rules write to an estate's own file. What SQLite calls otherwise, head office's schema
has under the same names (``store/company/reads.sql``), so that the same text means the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import psycopg
from psycopg.types.numeric import NumericLoader

_MARKED = re.compile(r"'(?:[^']|'')*'|\?(\d*)|%| NOT INDEXED\b")


class _Number(NumericLoader):
    """A sum of whole numbers is a whole number, as it is to SQLite."""

    def load(self, data: Any) -> Any:
        found = super().load(data)
        return int(found) if found == found.to_integral_value() else float(found)


@lru_cache(maxsize=512)
def translated(sql: str) -> str:
    """A query with its parameters as psycopg names them, ``%(p1)s`` for the first."""
    count = 0

    def of(found: re.Match[str]) -> str:
        nonlocal count
        text = found[0]
        if text.startswith("?"):
            count = int(found[1]) if found[1] else count + 1
            return f"%(p{count})s"
        return "" if text.startswith(" ") else text.replace("%", "%%")

    return _MARKED.sub(of, sql)


class ReadingDatabase:
    """One estate as head office has it, in the place of the desk's own database.

    ``connection`` is open, in autocommit, and reads the views of that estate already.
    """

    deferred = False

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        connection.adapters.register_loader("numeric", _Number)
        self._within = 0

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:
        """Run a query of the store; a cursor."""
        given = {f"p{n}": one for n, one in enumerate(params or (), 1)}
        return psycopg.ClientCursor(self._connection).execute(translated(sql), given)

    @contextmanager
    def atomic(self, _kind: str = "") -> Iterator[None]:
        """One moment of the database for several reads."""
        if self._within:
            yield
            return
        with self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            self._within += 1
            try:
                yield
            finally:
                self._within -= 1

    def in_transaction(self) -> bool:
        """Whether several reads see one moment now."""
        return bool(self._within)

    def is_closed(self) -> bool:
        """Whether nothing can be read any more."""
        return self._connection.closed

    def connect(self, reuse_if_open: bool = False) -> bool:
        """It is connected; False, as for a connection that was there."""
        return False

    def close(self) -> bool:
        """The connection is whoever opened it's to close."""
        return False
