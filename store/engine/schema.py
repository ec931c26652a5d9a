"""The schema's numbered steps, each applied once, all of them in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from store.engine import database
from store.errors import Unavailable


def newest() -> int:
    """The number of the newest schema that this program knows."""
    return len(steps())


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
    wanted = steps()
    with database.write():
        for step in wanted[_version() :]:
            for statement in _statements(step):
                database.db.execute_sql(statement)
        database.db.execute_sql(f"PRAGMA user_version = {len(wanted)}")


def _version() -> int:
    return int(database.db.execute_sql("PRAGMA user_version").fetchone()[0])


def steps() -> list[str]:
    """The scripts of all schemas, the first one first."""
    files = sorted((Path(__file__).parent / "migrations").glob("*.sql"))
    return [file.read_text("utf-8") for file in files]


def _statements(script: str) -> Iterator[str]:
    buffer = ""
    for line in script.splitlines(keepends=True):
        if not buffer.strip() and line.startswith("--"):
            continue
        buffer += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(buffer):
            yield buffer
            buffer = ""
