"""The engine's own words, a function each: no other room of the store speaks them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import peewee

Execute = Callable[..., Any]


def text_in(payload: str, name: str) -> str:
    """The text that a column of JSON holds under a name."""
    return f"{payload} ->> '{name}'"


def number_in(payload: str, name: str) -> str:
    """The whole number that a column of JSON holds under a name."""
    return f"CAST({payload} ->> '{name}' AS BIGINT)"


def value_in(payload: str, *names: str) -> str:
    """What a column of JSON holds under a name within a name, a text or a number as it was kept."""
    return f"{payload} ->> '$.{'.'.join(names)}'"


def object_in(payload: str, name: str) -> str:
    """The object that a column of JSON holds under a name, as it is written there."""
    return f"{payload} -> '$.{name}'"


def nth_in(listed: str, place: int) -> str:
    """What stands at a place of a column that is a list, the first at 0."""
    return f"{listed} ->> {place}"


def holds(payload: str, *names: str) -> str:
    """The condition that a column of JSON holds something under a name within a name, even null."""
    return f"{payload} -> '$.{'.'.join(names)}' IS NOT NULL"


def mentions(payload: str, name: str) -> str:
    """Whether a column of JSON has the name somewhere: quick, and true for more than has it."""
    return f"instr({payload}, '\"{name}\"') > 0"


def pairs_in(payload: str, name: str, called: str) -> str:
    """A table of what the object of that name in a column of JSON holds: ``key``, ``value``."""
    return each_in(payload, name, called)


def each_in(payload: str, name: str, called: str) -> str:
    """A table of what the list of that name in a column of JSON holds, each as ``value``."""
    return f"json_each({payload}, '$.{name}') {called}"


def before(text: str, mark: str) -> str:
    """A text up to the first such character."""
    return f"substr({text}, 1, instr({text}, '{mark}') - 1)"


def number_behind(text: str, mark: str) -> str:
    """The whole number behind the first such character."""
    return f"CAST(substr({text}, instr({text}, '{mark}') + 1) AS BIGINT)"


def digest_of(line: str, rows: str, order: str) -> str:
    """The SHA-256, in hexadecimal, of the lines that rows make, a line each, in an order."""
    return f"(SELECT digest_of(group_concat({line}, char(10) ORDER BY {order})) FROM {rows})"


def has(text: str, given: str = "?") -> str:
    """The condition that a text holds the one given as parameter, letter for letter."""
    return f"instr({text}, {given}) > 0"


def day_number(day: str) -> str:
    """The days from 1970-01-01 to the beginning of a day of the calendar, UTC."""
    return f"(julianday({day}) - 2440587.5)"


def row_by_row(table: str) -> str:
    """A table read past every index: one that was tampered with may hide rows."""
    return f"{table} NOT INDEXED"


def least(number: str) -> str:
    """The least number of the rows asked for, each of them found as its conditions let it be.

    A plain ``min`` of a table's own numbers goes past all of its rows in their order instead.
    """
    return f"min(+{number})"


def declared(execute: Execute) -> dict[str, str]:
    """By name, the declaration of all that the schema has."""
    return dict(
        execute(
            "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master"
            " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"
        ).fetchall()
    )


def damage(db: peewee.Database, *, indexes: bool) -> str:
    """The first fault of the file's pages, of its ``indexes`` too; empty when there is none."""
    checked = "integrity_check" if indexes else "quick_check"
    found = str(db.execute_sql(f"PRAGMA {checked}(1)").fetchone()[0])
    return "" if found == "ok" else found


def keep_pages(db: peewee.Database, kib: int) -> None:
    """Let a connection keep so much of the file at hand."""
    db.execute_sql(f"PRAGMA cache_size = -{kib}")


def version(db: peewee.Database) -> int:
    """The number of a file's schema."""
    return int(db.execute_sql("PRAGMA user_version").fetchone()[0])
