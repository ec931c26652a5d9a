"""What a handover asks goes past what is open, not past all that ever was (H2, H7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from store import answers, clock
from store.engine import database
from store.rights import Staff

# These stay short for years, or are but a name within a query.
SHORT = {
    *("agenda", "bank_file", "cash_count", "duty", "held", "key_count", "held_key", "plan"),
    *("plan_closed", "settings", "site", "staff", "survey", "trusteeship"),
}


@contextmanager
def heard() -> Iterator[list[str]]:
    said: list[str] = []
    connection = database.db.connection()
    connection.set_trace_callback(said.append)
    try:
        yield said
    finally:
        connection.set_trace_callback(None)


def gone_past(sql: str) -> Iterator[str]:
    """The tables of which a query reads every row."""
    called = {
        called or table: table
        for table, called in re.findall(
            r"(?:FROM|JOIN) (\w+)(?: (?:AS )?(?!ON\b|WHERE\b)(\w+))?", sql
        )
    }
    for row in database.db.execute_sql(f"EXPLAIN QUERY PLAN {sql}").fetchall():
        found = re.fullmatch(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", row[3])
        if found and not of_some(found[2]):
            yield called.get(found[1]) or found[1]


def of_some(index: str | None) -> bool:
    """Whether an index has some rows of its table only."""
    sql = "SELECT sql FROM sqlite_master WHERE name = ? AND sql LIKE '% WHERE %'"
    return database.db.execute_sql(sql, (index,)).fetchone() is not None


@pytest.mark.parametrize("name", [name for name, each in answers.everyone() if each.handed])
def test_what_is_handed_over_is_found_without_going_past_all_that_ever_was(
    name: str, assistant: Staff
) -> None:
    with heard() as said:
        list(answers.of(name).handed(clock.now()))  # type: ignore[misc]
    asked = [sql for sql in said if sql.lstrip().upper().startswith(("SELECT", "WITH"))]
    assert {table for sql in asked for table in gone_past(sql)} <= SHORT
