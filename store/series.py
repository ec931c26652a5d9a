"""Printed numbers: one after another per kind and year or day, none twice, none left out ($39)."""

from __future__ import annotations

from collections.abc import Iterator

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


def block(kind: str, count: int) -> Iterator[str]:
    """So many numbers of a kind in the estate's year, taken at once: ``ZD-2026-000001``."""
    year = clock.today().year
    last = _next(kind, year, count)
    return (f"{kind}-{year}-{number:06}" for number in range(last - count + 1, last + 1))


def of_book(kind: str) -> str:
    """The next number of a book of receipts in the estate's year, ``SJ-2026-000123`` ($39).

    Counted apart from what ``following`` counts under the same letters.
    """
    year = clock.today().year
    return f"{kind}-{year}-{_next(BOOK + kind, year):06}"


def _next(kind: str, year: int, count: int = 1) -> int:
    row = database.db.execute_sql(
        "INSERT INTO series (kind, year, last) VALUES (?, ?, ?)"
        " ON CONFLICT (kind, year) DO UPDATE SET last = series.last + ? RETURNING last",
        (kind, year, count, count),
    ).fetchone()
    return int(row[0])
