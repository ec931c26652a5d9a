"""Printed numbers: one after another per kind and year or day, none twice, none left out ($39)."""

from __future__ import annotations

from store import clock
from store.engine import database

BOOK = "book:"  # before the letters of a series of six digits


def following(kind: str) -> str:
    """The next number of a kind in the estate's year, ``CW-2026-0001``.

    Call it within an operation: what is undone gives its number back.
    """
    year = clock.today().year
    return f"{kind}-{year}-{_next(kind, year):04}"


def following_today(kind: str) -> str:
    """The next number of a kind on the estate's day, ``FX-20261123-001``; else as ``following``."""
    today = clock.today()
    begins = f"{kind}-{today:%Y%m%d}"
    return f"{begins}-{_next(begins, today.year):03}"


def of_book(kind: str) -> str:
    """The next number of a book of receipts in the estate's year, ``SJ-2026-000123`` ($39).

    Counted apart from what ``following`` counts under the same letters.
    """
    year = clock.today().year
    return f"{kind}-{year}-{_next(BOOK + kind, year):06}"


def _next(kind: str, year: int) -> int:
    row = database.db.execute_sql(
        "INSERT INTO series (kind, year, last) VALUES (?, ?, 1)"
        " ON CONFLICT (kind, year) DO UPDATE SET last = series.last + 1 RETURNING last",
        (kind, year),
    ).fetchone()
    return int(row[0])
