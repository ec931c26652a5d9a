"""The incoming comes with their own PIN, and the minute at which they came is kept (H1)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from store import estate, handover, journal
from store.desk import settings
from store.errors import Forbidden, Refused
from store.handover import Refusal, Relief
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.relieving import relieved

WHY = Refusal(reason="换人接班")


@pytest.fixture
def on_duty(assistant: Staff, time: Clock) -> Staff:
    """Who has the early shift, at six minutes past the time at which relief is due."""
    handover.take_desk(by=assistant)
    time.at = datetime(2026, 11, 23, 7, 56, 40, tzinfo=UTC)
    return assistant


def test_the_incoming_comes_with_their_own_pin_H1(on_duty: Staff, second: Staff) -> None:
    with pytest.raises(Refused) as refused:
        handover.begin(Relief(incoming=second.number, pin="271828"), by=on_duty)
    assert refused.value.field == "pin"
    assert handover.current() is None
    assert relieved(on_duty, second).incoming == second


def test_nobody_but_the_two_begins_a_handover_H1(
    on_duty: Staff, second: Staff, manager: Staff
) -> None:
    with pytest.raises(Forbidden, match="Only 李芳, who is on duty"):
        handover.begin(Relief(incoming=second.number, pin=PIN), by=manager)
    assert handover.begin(Relief(incoming=second.number, pin=PIN), by=second).outgoing == on_duty


def test_how_late_the_incoming_was_is_kept_with_when_they_were_due_H1(
    on_duty: Staff, second: Staff, manager: Staff
) -> None:
    record = relieved(on_duty, second)
    assert record.due_at == datetime(2026, 11, 23, 7, 50, tzinfo=UTC)
    assert record.late_minutes == 6
    changed = estate.settings().model_copy(update={"early_minutes": 0})
    settings.change(changed, by=manager)
    assert handover.get(record.id).late_minutes == 6
    [begun] = journal.of_subject(f"handover:{record.id}")
    assert begun.payload["late"] == 6


@pytest.mark.parametrize(("minute", "late"), [(49, 0), (50, 0), (51, 1)])
def test_who_comes_in_the_minute_that_is_due_is_not_late_H1(
    on_duty: Staff, second: Staff, time: Clock, minute: int, late: int
) -> None:
    time.at = datetime(2026, 11, 23, 7, minute, 59, tzinfo=UTC)
    assert relieved(on_duty, second).late_minutes == late


def test_giving_up_and_beginning_anew_keeps_the_minute_of_arrival_H1(
    on_duty: Staff, second: Staff, supervisor: Staff, time: Clock
) -> None:
    arrived = relieved(on_duty, second).arrived_at
    handover.abandon(1, WHY, by=on_duty)
    time.pass_(minutes=5)
    assert relieved(on_duty, second).arrived_at == arrived
    handover.abandon(2, WHY, by=on_duty)
    assert relieved(on_duty, supervisor).arrived_at == time.at
    assert journal.verify().right


def test_the_arrival_at_another_shift_is_another_one_H1(
    on_duty: Staff, second: Staff, time: Clock
) -> None:
    relieved(on_duty, second)
    handover.abandon(1, WHY, by=on_duty)
    time.pass_(hours=8)
    assert relieved(on_duty, second).arrived_at == time.at
