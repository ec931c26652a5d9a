"""Verify tells damage from a full disk or a busy file, and reads while others write (D2)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import peewee
import pytest
from peewee import sqlite3  # type: ignore[attr-defined]

from store import journal
from store.desk import staff
from store.engine import database
from store.engine.sqlite import DeskDatabase
from store.journal import standing
from store.rights import Staff

CHAIN, GUARDS, FILE = "FROM journal j NOT INDEXED", "FROM log_day d", "integrity_check"


def told_by_driver(name: str) -> sqlite3.DatabaseError:
    error = sqlite3.OperationalError("what SQLite says of it")
    error.sqlite_errorname = name
    return error


def refuse(monkeypatch: pytest.MonkeyPatch, statement: str, name: str) -> None:
    """Let the driver refuse every statement that has this in it."""
    run = DeskDatabase.execute_sql

    def refusing(self: DeskDatabase, sql: str, params: Any = None) -> Any:
        if statement in sql:
            raise told_by_driver(name)
        return run(self, sql, params)

    monkeypatch.setattr(DeskDatabase, "execute_sql", refusing)


@pytest.mark.parametrize("statement", [CHAIN, GUARDS, FILE])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SQLITE_FULL", "The disk is full"),
        ("SQLITE_BUSY_SNAPSHOT", "The database is busy"),
        ("SQLITE_CANTOPEN", "gone or may not be opened"),
    ],
)
def test_what_says_nothing_of_the_file_is_not_told_as_damage(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch, statement: str, name: str, told: str
) -> None:
    refuse(monkeypatch, statement, name)
    with pytest.raises(sqlite3.OperationalError) as refused:
        journal.verify()
    assert told in str(database.refusal(refused.value))


@pytest.mark.parametrize("statement", [CHAIN, GUARDS, FILE])
@pytest.mark.parametrize("name", ["SQLITE_CORRUPT_INDEX", "SQLITE_ERROR", "SQLITE_IOERR_READ"])
def test_what_cannot_be_read_is_damage(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch, statement: str, name: str
) -> None:
    refuse(monkeypatch, statement, name)
    assert "damaged" in journal.verify().why


def test_a_pin_given_while_the_staff_list_is_compared_is_no_difference(
    assistant: Staff, manager: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded = standing.recorded

    def meanwhile(db: peewee.Database) -> standing.Standing:
        said = recorded(db)
        with ThreadPoolExecutor(1) as other:
            other.submit(give_a_pin).result()
        return said

    def give_a_pin() -> None:
        with database.connection():
            staff.reset_pin(assistant.id, "271828", by=manager)

    before = journal.last_number()
    monkeypatch.setattr(standing, "recorded", meanwhile)
    assert journal.verify().right
    assert journal.last_number() > before
