"""A table whose rows leave the store as a frozen dataclass: the one conversion, either way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from store import clock
from store.engine import database
from store.errors import NotFound

T = TypeVar("T")


class Table(Generic[T]):
    """A table, the dataclass of its rows, and the ``select`` that gives its fields in their order.

    Times are kept as UTC milliseconds, days as ISO text, members of enums by their values, yes and
    no as 1 and 0.
    """

    def __init__(self, name: str, of: type[T], select: str) -> None:
        self.name, self._of, self._select = name, of, select
        self.seen: Callable[[list[T]], list[T]] = list  # what makes rows fit to be read

    def read(self, where: str = "", *params: object) -> list[T]:
        """Rows chosen by a clause of SQL."""
        rows = database.db.execute_sql(f"{self._select} {where}", tuple(map(kept, params)))
        return self.seen(
            [
                self._of(*(read(value) for read, value in zip(self._readers, row, strict=True)))
                for row in rows.fetchall()
            ]
        )

    def one(self, id_: int) -> T:
        """The row with this number; raises ``NotFound``."""
        found = self.read(f"WHERE {self.name}.id = ?", id_)
        if not found:
            raise NotFound("There is no such thing: {thing} {number}.", thing=self.name, number=id_)
        return found[0]

    def columns(self, id_: int, names: Sequence[str]) -> dict[str, Any]:
        """Columns of a row as they are kept."""
        sql = f"SELECT {', '.join(names)} FROM {self.name} WHERE id = ?"
        return dict(zip(names, database.db.execute_sql(sql, (id_,)).fetchone(), strict=True))

    def following(self) -> int:
        """The number of the row that comes next, where none is ever taken away.

        Give it to ``insert`` as ``id``, within the same write.
        """
        row = database.db.execute_sql(f"SELECT coalesce(max(id), 0) + 1 FROM {self.name}")
        return int(row.fetchone()[0])

    def insert(self, **values: object) -> int:
        """Add a row; its number."""
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        sql = f"INSERT INTO {self.name} ({names}) VALUES ({marks}) RETURNING id"
        row = database.db.execute_sql(sql, tuple(map(kept, values.values()))).fetchone()
        return int(row[0])

    def update(self, id_: int, **values: object) -> None:
        """Change a row."""
        changes = ", ".join(f"{name} = ?" for name in values)
        params = (*map(kept, values.values()), id_)
        database.db.execute_sql(f"UPDATE {self.name} SET {changes} WHERE id = ?", params)

    @cached_property
    def _readers(self) -> list[Callable[[Any], Any]]:
        return [_reader(hint) for hint in get_type_hints(self._of).values()]


def beginning(text: str, *columns: str) -> tuple[str, list[str]]:
    """The condition that one of some columns begins with a text, and its parameters."""
    any_ = " OR ".join(f"({column} >= ? AND {column} < ?)" for column in columns)
    return f"({any_})", [text, f"{text}\uffff"] * len(columns)


def kept(value: object) -> object:
    """A value as a column, or a payload, keeps it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return clock.to_ms(value)
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def _reader(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in (Union, UnionType):
        read = _reader(next(arg for arg in get_args(hint) if arg is not NoneType))
        return lambda value: None if value is None else read(value)
    if hint is datetime:
        return clock.from_ms
    found: Callable[[Any], Any] = date.fromisoformat if hint is date else hint
    return found
