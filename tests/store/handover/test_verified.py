"""Who has the desk is held against the entries that say so (H5, H8, D2)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from store import handover, journal
from store.engine import database
from store.handover import Account, LineAnswer, Refusal
from store.rights import Staff
from tests.conftest import Clock
from tests.relieving import answered, relieved, signed


@pytest.fixture
def handed_over(assistant: Staff, second: Staff, time: Clock) -> None:
    """A handover that both signed, one that was given up, and one that is under way."""
    handover.take_desk(by=assistant)
    time.at = datetime(2026, 11, 23, 7, 55, tzinfo=UTC)
    first = answered(relieved(assistant, second))
    broken = first.lines[1].key
    handover.answer(first.id, broken, LineAnswer(counted=1, abnormal=True), by=second)
    handover.explain(first.id, broken, Account(note="屏幕裂"), by=assistant)
    signed(first)
    given_up = relieved(second, assistant)
    handover.abandon(given_up.id, Refusal(reason="来早了"), by=second)
    relieved(second, assistant)


def number_of(kind: str) -> int:
    return int(
        database.db.execute_sql(
            "SELECT min(number) FROM journal WHERE kind = ?", (kind,)
        ).fetchone()[0]
    )


def named(sql: str) -> str:
    for kind in ("answered", "explained", "signed", "completed"):
        sql = sql.replace(f":{kind}", str(number_of(f"handover.{kind}")))
    return sql


@pytest.mark.usefixtures("handed_over")
def test_what_the_program_itself_writes_is_as_recorded() -> None:
    assert journal.verify().right


@pytest.mark.usefixtures("handed_over")
@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE duty SET staff = 1 WHERE id = 2", "handover.completed"),
        ("UPDATE duty SET shift = '2026-11-24 早班' WHERE id = 2", "handover.completed"),
        ("DELETE FROM duty WHERE id = 2", "handover.completed"),
        ("UPDATE duty SET staff = 2 WHERE id = 1", "duty.began"),
        ("INSERT INTO duty (staff, shift, since) VALUES (1, '2026-11-23 晚班', 9)", "duty:3"),
        ("UPDATE handover SET incoming = 1 WHERE id = 1", "handover.begun"),
        ("UPDATE handover SET arrived_at = arrived_at - 60000 WHERE id = 1", "handover.begun"),
        ("UPDATE handover SET due_at = due_at + 60000 WHERE id = 1", "handover.begun"),
        ("UPDATE handover SET completed_at = completed_at + 1 WHERE id = 1", "handover.completed"),
        ("UPDATE handover SET abandoned_at = 1 WHERE id = 3", "handover:3"),
        ("UPDATE handover SET completed_at = 1 WHERE id = 3", "handover:3"),
        ("DELETE FROM handover WHERE id = 3", "handover.begun"),
        ("DELETE FROM handover_signature WHERE number = :signed", "handover.signed"),
        ("DELETE FROM handover_signature WHERE number = :completed", "handover.completed"),
        ("DELETE FROM handover_line WHERE number = :answered", "handover.answered"),
        ("DELETE FROM handover_line WHERE number = :explained", "handover.explained"),
        ("UPDATE handover_line SET counted = 99 WHERE number = :answered", "handover.answered"),
        ("UPDATE handover_line SET abnormal = 0 WHERE number = :explained", "handover.explained"),
        ("UPDATE handover_line SET abnormal = 1 WHERE number = :answered", "handover.answered"),
        ("UPDATE handover_line SET key = 'pass:x' WHERE number = :answered", "handover.answered"),
    ],
)
def test_what_was_changed_past_the_program_is_named(sql: str, found: str) -> None:
    database.db.execute_sql("PRAGMA foreign_keys = 0")
    before = number_of(found) if "." in found else None
    if found == "handover.begun" and "DELETE" in sql:
        before = journal.last_number()
    with database.write():
        database.db.execute_sql(named(sql))
    verdict = journal.verify()
    assert (verdict.bad, verdict.what) == (before, "" if before else found)
    assert not verdict.right
