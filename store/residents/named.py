"""Whose names a text has, of all who live here now (F6)."""

from __future__ import annotations

from store.engine import database

_SHORTEST = 2  # one character is a word more often than a name


def named_in(text: str, most: int = 3) -> list[str]:
    """The names of people who live here now that stand in a text."""
    rows = database.db.execute_sql(
        "SELECT DISTINCT p.name FROM person p JOIN residency r ON r.person_id = p.id"
        " WHERE r.until IS NULL AND p.name <> '' ORDER BY p.name"
    ).fetchall()
    found = (name for (name,) in rows if len(name) >= _SHORTEST and name in text)
    return [name for name, _nth in zip(found, range(most), strict=False)]
