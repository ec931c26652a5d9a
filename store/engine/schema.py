"""The schema's numbered steps, each applied once, all of them in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from store.engine import database, dialect, numbering
from store.engine.rebuilding import Execute
from store.errors import Unavailable

Step = str | Callable[[Execute], None]
# Told how many of how many parts are done: the copy that is kept, each step, and the last look.
Progress = Callable[[int, int], None]


def newest() -> int:
    """The number of the newest schema that this program knows."""
    return numbering.newest()


def is_newest() -> bool:
    """Whether the open database has the schema that this program knows."""
    return _version() == newest()


def unseen(_done: int, _of: int) -> None:
    """Progress that nobody watches."""


def update(keep: Callable[[int], None], progress: Progress = unseen) -> None:
    """Bring the open database to the newest schema, having ``keep`` keep what it holds before.

    Where that cannot be done it stays as it was. Raises ``Unavailable`` then, when it is newer than
    this program, and while other sessions use it.
    """
    have = _version()
    if have > newest():
        raise Unavailable("This desk was written by a newer frontdesk; please update the program.")
    if have == newest():
        return
    if have == 0:
        _apply()
        return
    parts = newest() - have + 2
    with database.alone():
        progress(0, parts)
        keep(newest())
        _apply(lambda done: progress(done, parts))


def _apply(begin: Callable[[int], None] = lambda _part: None) -> None:
    db = database.db
    # It cannot be switched off within a transaction, and a rebuilt table is gone for a moment.
    db.execute_sql("PRAGMA foreign_keys = 0")
    try:
        with database.write():
            have = _version()  # another session may have made a new desk meanwhile
            build(db.execute_sql, have, begin)
            begin(newest() - have + 1)
            db.execute_sql(f"PRAGMA user_version = {newest()}")
            if broken := db.execute_sql("PRAGMA foreign_key_check").fetchone():
                raise Unavailable(
                    "The desk cannot be brought up to date: a row of {table} refers to nothing.",
                    table=broken[0],
                )
    finally:
        db.execute_sql("PRAGMA foreign_keys = 1")


def build(
    execute: Execute, have: int = 0, begin: Callable[[int], None] = lambda _part: None
) -> None:
    """Run all steps behind the first ``have`` ones; ``begin`` hears of each, from 1 on."""
    for part, step in enumerate(steps()[have:], 1):
        begin(part)
        if isinstance(step, str):
            for statement in _statements(step):
                execute(statement)
        else:
            step(execute)


def _version() -> int:
    return dialect.version(database.db)


def steps() -> list[Step]:
    """The steps of all schemas, the first one first: scripts of SQL, and functions."""
    return [_step(file) for file in numbering.files()]


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
