"""What makes thousands of new desks quick: their schema kept from the first, PINs hashed cheaply.

The steps of the schema take 150 ms for each new desk, a PIN as it is kept for good 40. What the
steps make is what is kept, so nothing is told twice; that a new desk has what an older one is
brought up to is what ``tests/store/test_database_schema.py`` compares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from argon2 import PasswordHasher
from peewee import sqlite3  # type: ignore[attr-defined]

from store.desk import pins
from store.engine import schema
from store.engine.rebuilding import Execute

Rows = tuple[str, list[tuple[object, ...]]]
_steps, _build = schema.steps, schema.build
hasher = pins._hasher
_kept: list[tuple[list[str], list[Rows], list[str]]] = []


def _objects(db: Any) -> Iterator[tuple[str, str, str]]:
    """Kind, name and statement of all that the steps made, without what virtual tables keep."""
    made = db.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY rowid"
    ).fetchall()
    virtual = [name for _type, name, sql in made if sql.startswith("CREATE VIRTUAL")]
    shadows = tuple(f"{name}_" for name in virtual)
    yield from (one for one in made if not (one[0] == "table" and one[1].startswith(shadows)))


def _keep() -> tuple[list[str], list[Rows], list[str]]:
    with closing(sqlite3.connect(":memory:")) as db:
        _build(db.execute)
        objects = list(_objects(db))
        plain = [name for kind, name, sql in objects if kind == "table" and "VIRTUAL" not in sql]
        rows = []
        for name in plain:
            found = db.execute(f'SELECT * FROM "{name}"').fetchall()
            if found:
                marks = ", ".join("?" * len(found[0]))
                rows.append((f'INSERT INTO "{name}" VALUES ({marks})', found))
        tables = [sql for kind, _name, sql in objects if kind == "table"]
        return tables, rows, [sql for kind, _name, sql in objects if kind != "table"]


def _build_kept(
    execute: Execute, have: int = 0, begin: Callable[[int], None] = lambda _part: None
) -> None:
    """Build as ever, but a whole new schema from what is kept of the first."""
    if have or schema.steps is not _steps:
        _build(execute, have, begin)
        return
    if not _kept:
        _kept.append(_keep())
    tables, rows, others = _kept[0]
    for table in tables:
        execute(table)
    for statement, found in rows:
        for row in found:
            execute(statement, row)
    for other in others:
        execute(other)


@contextmanager
def cheap_pins() -> Iterator[None]:
    """PINs are hashed as ever, at the least cost, while this lasts."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pins, "_hasher", lambda: cheap)
        yield


@contextmanager
def kept() -> Iterator[None]:
    """New desks get the schema that is kept, while this lasts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "build", _build_kept)
        yield
