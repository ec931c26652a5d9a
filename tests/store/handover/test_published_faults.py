"""Faults of other shift books and duty rosters that were reported in public, each a rule here."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from datetime import time as clocktime
from typing import Any

import peewee
import pytest

from store import clock, dutylog, estate, handover, journal
from store.desk import settings
from store.dutylog import NewEntry
from store.engine import database
from store.estate import Shift
from store.handover import Section
from store.rights import Staff
from tests.conftest import MONDAY, Clock
from tests.relieving import handed_over, relieved

NIGHT = Shift(name="夜班", start=clocktime(22), end=clocktime(6))
DAY = Shift(name="日班", start=clocktime(6), end=clocktime(22))


@pytest.fixture
def nights(manager: Staff) -> None:
    new = estate.settings().model_copy(update={"shifts": (DAY, NIGHT)})
    settings.change(new, by=manager)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A minute of the November of the tests, at the estate."""
    local = clock.local(MONDAY).replace(day=day, hour=hour, minute=minute)
    return local.astimezone(MONDAY.tzinfo)


def test_a_shift_may_run_from_2200_to_0600_orangehrm_196_care_11903(
    nights: None, assistant: Staff, second: Staff, time: Clock
) -> None:
    """Q10: its end lies before its start, and it is handed over in the morning as last night's."""
    time.at = at(23, 22, 5)
    handover.take_desk(by=assistant)
    time.at = at(24, 5, 50)
    record = handed_over(assistant, second)
    assert (record.shift, record.next_shift) == ("2026-11-23 夜班", "2026-11-24 日班")
    assert record.completed_at == time.at
    assert record.late_minutes == 0


@pytest.mark.parametrize(
    ("day", "hour", "minute", "shift"),
    [
        (23, 21, 59, "2026-11-23 日班"),
        (23, 22, 0, "2026-11-23 夜班"),
        (23, 23, 59, "2026-11-23 夜班"),
        (24, 0, 0, "2026-11-23 夜班"),
        (24, 1, 30, "2026-11-23 夜班"),
        (24, 5, 59, "2026-11-23 夜班"),
        (24, 6, 0, "2026-11-24 日班"),
    ],
)
def test_what_is_written_after_midnight_belongs_to_last_night_hrms_3298_yap_210(
    nights: None, assistant: Staff, time: Clock, day: int, hour: int, minute: int, shift: str
) -> None:
    """Q9, Q11: no minute of a night is missing or the next night's; its page is the day's own."""
    time.at = at(day, hour, minute)
    entry = dutylog.write(NewEntry(what="巡楼"), by=assistant)
    assert (entry.shift, entry.day) == (shift, clock.day(time.at))


def test_all_that_a_night_wrote_is_read_by_who_relieves_it_hrms_541(
    nights: None, assistant: Staff, second: Staff, time: Clock
) -> None:
    """Q12, H3: of both its dates, and nothing of it twice."""
    time.at = at(23, 22)
    handover.take_desk(by=assistant)
    for day, hour in ((23, 23), (24, 0), (24, 3)):
        time.at = at(day, hour)
        dutylog.write(NewEntry(what=f"巡楼 {hour}"), by=assistant)
    time.at = at(24, 5, 55)
    (log,) = relieved(assistant, second).section(Section.LOG)
    assert log.facts["entries"] == 3


@pytest.mark.parametrize("table", ["handover", "handover_signature", "duty", "journal"])
def test_manager_cannot_delete_a_night_guard_124(
    table: str, nights: None, assistant: Staff, second: Staff, time: Clock
) -> None:
    """Q61, D2: the database refuses it, or the verifier tells."""
    handover.take_desk(by=assistant)
    handed_over(assistant, second)
    before = _rows(table)
    assert before
    with contextlib.suppress(peewee.DatabaseError), database.write():
        database.db.execute_sql(f"DELETE FROM {table}")
    assert _rows(table) == before or not journal.verify().right


def _rows(table: str) -> list[tuple[Any, ...]]:
    return list(database.db.execute_sql(f"SELECT * FROM {table}").fetchall())


def test_who_hands_over_to_whom_follows_who_is_on_duty_hmis_10776(
    assistant: Staff, second: Staff, supervisor: Staff, time: Clock
) -> None:
    """H5: the one who just took over is the next outgoing, and nobody older."""
    handover.take_desk(by=assistant)
    people = [assistant, second, supervisor]
    for outgoing, incoming in zip(people, [*people[1:], assistant], strict=True):
        time.at += timedelta(minutes=30)
        record = relieved(outgoing, incoming)
        assert (record.outgoing, record.incoming) == (outgoing, incoming)
        handover.abandon(record.id, handover.Refusal(reason="再看"), by=outgoing)
        done = handed_over(outgoing, incoming)
        duty = handover.on_duty()
        assert duty is not None
        assert (duty.staff, duty.since) == (incoming, done.completed_at)
