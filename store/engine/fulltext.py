"""Indexes of words: what is put into them, and the numbers of what fits a query."""

from __future__ import annotations

from store.engine import database

_BEYOND = 1 << 62


def put(index: str, number: int, **columns: str) -> None:
    """Let a row be found under this number by the words of its columns."""
    names, marks = ", ".join(columns), ", ?" * len(columns)
    _execute(f"INSERT INTO {index} (rowid, {names}) VALUES (?{marks})", number, *columns.values())


def drop(index: str, number: int) -> None:
    """Let a row be found no longer; ``merge`` takes its words off the file."""
    _execute(f"DELETE FROM {index} WHERE rowid = ?", number)


def merge(index: str) -> None:
    """Leave nothing of dropped rows: their words lie in the index until its parts are merged."""
    _execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def matching(index: str, query: str, limit: int) -> list[int]:
    """The numbers of rows that fit a query of the index's own language."""
    rows = _execute(f"SELECT rowid FROM {index} WHERE {index} MATCH ? LIMIT ?", query, limit)
    return [number for (number,) in rows]


def newest(index: str, query: str, limit: int, low: int = 0, high: int = _BEYOND) -> list[int]:
    """The numbers from ``low`` up to but not at ``high`` that fit a query, the highest first."""
    rows = _execute(
        f"SELECT rowid FROM {index} WHERE {index} MATCH ? AND rowid >= ? AND rowid < ?"
        " ORDER BY rowid DESC LIMIT ?",
        *(query, low, high, limit),
    )
    return [number for (number,) in rows]


def _execute(sql: str, *params: object) -> list[tuple[int, ...]]:
    return list(database.db.execute_sql(sql, params).fetchall())
