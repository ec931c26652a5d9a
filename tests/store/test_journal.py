from __future__ import annotations

from pathlib import Path

import peewee
import pytest

from store import database, journal
from store.staff import Staff


def test_a_clean_journal_verifies_and_ends_in_its_head(assistant: Staff) -> None:
    journal_ = journal.verify()
    head = journal.last()
    assert head is not None
    assert journal_.bad is None
    assert journal_.head == journal.head_code(head)
    assert journal.verify(journal_.head).bad is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal SET kind = 'x' WHERE number = 1",
        "DELETE FROM journal WHERE number = 2",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 1",
        "INSERT INTO journal SELECT -1, at, shift, staff, kind, subject, payload, text_digest,"
        " previous, randomblob(32) FROM journal WHERE number = 1",
        "UPDATE journal_text SET text = '{}'",
        "DELETE FROM journal_text",
    ],
)
def test_no_entry_is_changed_or_removed_D2(assistant: Staff, sql: str) -> None:
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql(sql)


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
