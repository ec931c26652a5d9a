"""The schema's numbered steps, each applied once, all of them in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from store.engine import database, dialect
from store.engine.rebuilding import Execute
from store.errors import Unavailable

Step = str | Callable[[Execute], None]


def newest() -> int:
    """The number of the newest schema that this program knows."""
    return len(_files())


def update(keep: Callable[[int], None]) -> None:
    """Bring the open database to the newest schema, having ``keep`` keep what it holds before.

    Raises ``Unavailable`` when it is newer than this program, or other sessions still use it.
    """
    have = _version()
    if have > newest():
        raise Unavailable("This desk was written by a newer frontdesk; please update the program.")
    if have == newest():
        return
    if have == 0:
        _apply()
        return
    with database.alone():
        keep(newest())
        _apply()


def _apply() -> None:
    db = database.db
    # It cannot be switched off within a transaction, and a rebuilt table is gone for a moment.
    db.execute_sql("PRAGMA foreign_keys = 0")
    try:
        with database.write():
            build(db.execute_sql, _version())
            db.execute_sql(f"PRAGMA user_version = {newest()}")
            if broken := db.execute_sql("PRAGMA foreign_key_check").fetchone():
                raise Unavailable(
                    "The desk cannot be brought up to date: a row of {table} refers to nothing.",
                    table=broken[0],
                )
    finally:
        db.execute_sql("PRAGMA foreign_keys = 1")


def build(execute: Execute, have: int = 0) -> None:
    """Run all steps behind the first ``have`` ones."""
    for step in steps()[have:]:
        if isinstance(step, str):
            for statement in _statements(step):
                execute(statement)
        else:
            step(execute)


def _version() -> int:
    return dialect.version(database.db)


def steps() -> list[Step]:
    """The steps of all schemas, the first one first: scripts of SQL, and functions."""
    return [_step(file) for file in _files()]


def _files() -> list[Path]:
    folder = Path(__file__).parent / "migrations"
    files = [*folder.glob("[0-9]*.sql"), *folder.glob("p[0-9]*.py")]
    return sorted(files, key=lambda file: file.stem.removeprefix("p"))


def _step(file: Path) -> Step:
    if file.suffix == ".sql":
        return file.read_text("utf-8")
    step: Callable[[Execute], None] = import_module(f"store.engine.migrations.{file.stem}").step
    return step


def _statements(script: str) -> Iterator[str]:
    buffer = ""
    for line in script.splitlines(keepends=True):
        if not buffer.strip() and line.startswith("--"):
            continue
        buffer += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(buffer):
            yield buffer
            buffer = ""
