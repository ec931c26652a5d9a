"""The journal takes its next entry and nothing else, whoever asks it and how (D2)."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import peewee
import pytest

from store import clock, dutylog, journal
from store.dutylog import NewEntry
from store.engine import database
from store.journal import reading
from store.journal.recording import Journal, JournalText
from store.rights import Staff
from tests.conftest import MONDAY, Clock

_AGAIN = (
    "INSERT {how} INTO journal SELECT {number}, at {later}, shift, staff, kind, subject, payload,"
    " text_digest, {previous}, randomblob(32) FROM journal WHERE number = 2"
)
_LINKED = "(SELECT hash FROM journal WHERE number = (SELECT max(number) FROM journal))"
_NEXT = "(SELECT max(number) + 1 FROM journal)"


def _again(number: str, *, how: str = "", later: str = "", previous: str = _LINKED) -> str:
    """Statement that adds an entry of another number, time or link, else as it should be."""
    return _AGAIN.format(number=number, how=how, later=later, previous=previous)


FORBIDDEN = {
    "an entry changed": "UPDATE journal SET kind = 'x' WHERE number = 1",
    "an entry removed": "DELETE FROM journal WHERE number = 2",
    "all removed": "DELETE FROM journal",
    "the last removed": "DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)",
    "a number changed": "UPDATE journal SET number = 99 WHERE number = 2",
    "replaced by itself": "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 1",
    "replaced": _again("2", how="OR REPLACE"),
    "replaced by its hash": "INSERT OR REPLACE INTO journal SELECT number + 1, at, shift, staff,"
    " kind, subject, payload, text_digest, hash, hash FROM journal"
    " WHERE number = (SELECT max(number) FROM journal)",
    "upserted": _again("2") + " ON CONFLICT (number) DO UPDATE SET kind = 'x'",
    "a number used again": _again("2"),
    "a negative number": _again("-1"),
    "the number nought": _again("0"),
    "a number left out": _again("(SELECT max(number) + 2 FROM journal)"),
    "a time before the last": _again(_NEXT, later="- 1"),
    "another link": _again(_NEXT, previous="zeroblob(32)"),
    "words changed": "UPDATE journal_text SET text = '{}'",
    "words removed": "DELETE FROM journal_text",
    "words replaced": "INSERT OR REPLACE INTO journal_text"
    " SELECT number, salt, '{}' FROM journal_text",
    "touched another thing": "UPDATE touched SET subject = 'key:9'",
    "touched nothing": "DELETE FROM touched",
    "touched later": "INSERT INTO touched (subject, number) VALUES ('key:9', 1)",
    "words for an older entry": "INSERT INTO journal_text VALUES (1, randomblob(16), '{}')",
}


@pytest.fixture
def written(assistant: Staff) -> str:
    """A journal with words in it; its head."""
    dutylog.write(NewEntry(what="停水"), by=assistant)
    touch(assistant, "key:1", "ticket:4")
    dutylog.write(NewEntry(what="来水"), by=assistant)
    return journal.verify().head


def touch(by: Staff, *things: str) -> int:
    """An entry about a home that touches these things; its number."""
    with database.write():
        return journal.append("home.changed", "home:1", by=by, touches=things).number


@pytest.fixture
def elsewhere(written: str, desk: Path) -> sqlite3.Connection:
    """Another program's connection, without any of the desk's settings."""
    return sqlite3.connect(desk / database.FILE, isolation_level=None)


def test_the_history_of_a_thing_has_what_touched_it(assistant: Staff) -> None:
    number = touch(assistant, "key:1", "ticket:4", "key:1")
    for thing in ("home:1", "key:1", "ticket:4"):
        (entry,) = journal.touching(thing)
        assert (entry.number, entry.subject) == (number, "home:1")
    assert journal.of_subject("key:1") == [] == journal.touching("key:2")
    assert journal.changed_since(number - 1) == (
        number,
        frozenset({"home:1", "key:1", "ticket:4"}),
    )


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM touched",
        "INSERT INTO touched (subject, number) SELECT 'key:7', number FROM touched",
    ],
)
def test_a_history_that_was_tampered_with_is_named(assistant: Staff, sql: str) -> None:
    number = touch(assistant, "key:1")
    with database.write():
        guards = database.db.execute_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'touched'"
        ).fetchall()
        for name, _ in guards:
            database.db.execute_sql(f"DROP TRIGGER {name}")
        database.db.execute_sql(sql)
        for _, made in guards:
            database.db.execute_sql(made)
    assert journal.verify().bad == number


def test_a_clean_journal_verifies_and_ends_in_its_head(assistant: Staff) -> None:
    journal_ = journal.verify()
    head = journal.last()
    assert head is not None
    assert journal_.bad is None
    assert journal_.head == journal.head_code(head)
    assert journal.verify(journal_.head).bad is None


@pytest.mark.parametrize("sql", FORBIDDEN.values(), ids=FORBIDDEN)
def test_no_entry_is_changed_removed_or_slipped_in_D2(written: str, sql: str) -> None:
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql(sql)
    assert journal.verify(written).head == written


@pytest.mark.parametrize("sql", FORBIDDEN.values(), ids=FORBIDDEN)
def test_nor_from_a_shell_that_knows_nothing_of_the_desk_D2(
    elsewhere: sqlite3.Connection, written: str, sql: str
) -> None:
    """Where a connection has no ``recursive_triggers``, REPLACE passes a trigger on DELETE."""
    with pytest.raises(sqlite3.IntegrityError):
        elsewhere.execute(sql)
    elsewhere.close()
    assert journal.verify(written).head == written


def test_nor_through_the_models_D2(written: str) -> None:
    for change in (
        Journal.update(kind="x"),
        Journal.delete().where(Journal.number == 1),
        Journal.replace(Journal.get_by_id(1).__data__),
        JournalText.update(text="{}"),
        JournalText.delete(),
    ):
        with pytest.raises(peewee.IntegrityError):
            change.execute()
    first = Journal.get_by_id(1)
    first.kind = "x"
    with pytest.raises(peewee.IntegrityError):
        first.save()
    with pytest.raises(peewee.IntegrityError):
        first.delete_instance()
    assert journal.verify(written).head == written


def test_a_clock_that_is_set_back_does_not_date_an_entry_back(
    assistant: Staff, time: Clock
) -> None:
    time.at = MONDAY - timedelta(days=3)
    dutylog.write(NewEntry(what="停水"), by=assistant)
    assert [entry.at for entry in journal.between(clock.from_ms(0), time.at)] == []
    assert journal.verify().right


def test_a_change_past_the_triggers_is_named(assistant: Staff) -> None:
    database.db.execute_sql("DROP TRIGGER journal_no_update")
    database.db.execute_sql("UPDATE journal SET subject = 'staff:9' WHERE number = 2")
    assert journal.verify().bad == 2


def test_a_cut_tail_is_found_by_the_printed_head(assistant: Staff) -> None:
    printed = journal.verify().head
    database.db.execute_sql("DROP TRIGGER journal_no_delete")
    database.db.execute_sql("DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)")
    assert journal.verify().bad is None
    assert journal.verify(printed).bad == int(printed.partition("-")[0])


def test_the_head_code_is_base32_in_fours(desk: Path) -> None:
    number, *groups = journal.verify().head.split("-")
    assert number == "1"
    assert len(groups) == 8
    assert all(len(group) == 4 for group in groups)


def test_what_only_looks_like_the_next_entry_is_named_by_the_chain_D2(written: str) -> None:
    """The guards let it in: they cannot hash. The chain does not."""
    database.db.execute_sql(_again(_NEXT))
    assert journal.verify().bad == journal.last_number()


def test_hearing_of_changes_reads_no_table_from_end_to_end(desk: Path) -> None:
    """Every session asks after every change of any: on a large estate a scan stops them all."""
    plan = database.db.execute_sql(f"EXPLAIN QUERY PLAN {reading._TOUCHED}", (1, 9)).fetchall()
    assert [step for *_, step in plan if step.startswith("SCAN") and "VIRTUAL" not in step] == []
