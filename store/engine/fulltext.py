"""An index of words: what is put into it, and the numbers of what fits a query."""

from __future__ import annotations

from store.engine import database


class Index:
    """An index by its name; rows stand in it under whole numbers."""

    def __init__(self, name: str) -> None:
        self._name = name

    def put(self, number: int, **columns: str) -> None:
        """Let a row be found by the words of its columns."""
        names, marks = ", ".join(columns), ", ?" * len(columns)
        sql = f"INSERT INTO {self._name} (rowid, {names}) VALUES (?{marks})"
        database.db.write(sql, number, *columns.values())

    def drop(self, number: int) -> None:
        """Let a row be found no longer; ``merge`` takes its words off the file."""
        _execute(f"DELETE FROM {self._name} WHERE rowid = ?", number)

    def merge(self) -> None:
        """Leave nothing of dropped rows: their words lie in the index until its parts are one."""
        _execute(f"INSERT INTO {self._name} ({self._name}) VALUES ('optimize')")

    def matching(self, query: str, limit: int) -> list[int]:
        """The numbers of rows that fit a query of the index's own language."""
        sql = f"SELECT rowid FROM {self._name} WHERE {self._name} MATCH ? LIMIT ?"
        return _numbers(sql, query, limit)

    def newest(self, query: str, low: int, high: int, limit: int) -> list[int]:
        """The numbers from ``low`` up to but not at ``high`` that fit, the highest first."""
        sql = (
            f"SELECT rowid FROM {self._name} WHERE {self._name} MATCH ?"
            " AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
        )
        return _numbers(sql, query, low, high, limit)


def _execute(sql: str, *params: object) -> None:
    database.db.execute_sql(sql, params)


def _numbers(sql: str, *params: object) -> list[int]:
    return [number for (number,) in database.db.execute_sql(sql, params).fetchall()]
