"""Rebuilding a table that others refer to, with all that hangs on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from store.engine import driver
from store.errors import Unavailable

Execute = Callable[..., Any]


def rebuild(
    execute: Execute,
    table: str,
    change: Callable[[str], str],
    convert: Mapping[str, str] | None = None,
) -> None:
    """Make a table anew from its own declaration as ``change`` puts it, keeping rows and guards.

    ``convert`` has the SQL that gives a column its new value. Foreign keys have to be off; whoever
    runs the step checks them afterwards. Raises ``Unavailable``, which names a row that cannot be
    kept.
    """
    (declared,) = execute(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
    ).fetchone()
    hanging = execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('index', 'trigger')"
        " AND sql IS NOT NULL",
        (table,),
    ).fetchall()
    columns = [row[1] for row in execute(f"PRAGMA table_info({table})").fetchall()]
    values = [(convert or {}).get(column, column) for column in columns]
    execute("PRAGMA legacy_alter_table = 1")  # else it reads guards that name the table just gone
    execute(_named(change(declared), f"{table}_anew"))
    _take_over(execute, table, columns, values)
    execute(f"DROP TABLE {table}")
    execute(f"ALTER TABLE {table}_anew RENAME TO {table}")
    execute("PRAGMA legacy_alter_table = 0")
    for (sql,) in hanging:
        execute(sql)


def _take_over(execute: Execute, table: str, columns: Sequence[str], values: Sequence[str]) -> None:
    rows = (
        f"INSERT INTO {table}_anew ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table}"
    )
    try:
        execute(rows)
    except driver.constraints():
        for (row,) in execute(f"SELECT rowid FROM {table} ORDER BY rowid").fetchall():
            try:
                execute(f"{rows} WHERE rowid = ?", (row,))
            except driver.constraints() as error:
                raise Unavailable(
                    "The desk cannot be brought up to date: row {row} of {table} does not fit"
                    " ({reason}).",
                    row=row,
                    table=table,
                    reason=str(error),
                ) from error
        raise


def without_enumerations(declared: str) -> str:
    """A declaration whose columns take words that it does not list; yes and no stay as they are."""
    return re.sub(r"\s+CHECK \((\w+) IN \('[^)]*\)\)", "", declared)


def _named(declared: str, name: str) -> str:
    return re.sub(r'^CREATE TABLE "?\w+"?', f"CREATE TABLE {name}", declared, count=1)
