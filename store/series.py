"""Printed numbers: one after another per kind and year, none twice and none left out ($39)."""

from __future__ import annotations

from store import clock
from store.engine import database


def following(kind: str) -> str:
    """The next number of a kind in the estate's year, ``CW-2026-0001``.

    Call it within an operation: what is undone gives its number back.
    """
    year = clock.today().year
    row = database.db.execute_sql(
        "INSERT INTO series (kind, year, last) VALUES (?, ?, 1)"
        " ON CONFLICT (kind, year) DO UPDATE SET last = series.last + 1 RETURNING last",
        (kind, year),
    ).fetchone()
    return f"{kind}-{year}-{row[0]:04}"
