"""Faults that users of other alarm chains reported in public, each a rule here (D9–D11)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import agenda, clock, dutylog, escalations, handover, journal
from store.desk import staff
from store.dutylog import NewEntry
from store.errors import Refused
from store.escalations import Ended, Level, Stage
from store.rights import Role, Staff
from store.waiting import Place
from tests.conftest import PIN, Clock
from tests.relieving import relieved
from tests.store.escalations.test_steps import on, rings, told, up

__all__ = ["on"]


def test_empty_rung_is_skipped_at_once_goalert_4548(assistant: Staff, supervisor: Staff) -> None:
    """Q47, D11: a supervisor who is not on is not waited for; one that is on is asked first."""
    assert up(assistant).to_tell(clock.now()) is Role.MANAGER
    staff.sign_in(supervisor.number, PIN)
    assert up(assistant).to_tell(clock.now()) is Role.SUPERVISOR


def test_unreached_is_tried_again_in_minutes_oncall_2622(
    on: Staff, assistant: Staff, time: Clock
) -> None:
    """Q48, D10: three minutes after a try that reached nobody, and not half an hour."""
    one = up(assistant)
    for _ in range(5):
        one = told(one, on, assistant, reached=False)
        assert one.next_at == time.at + timedelta(minutes=3)
        time.pass_(minutes=2, seconds=59)
        assert not rings(one)
        time.pass_(seconds=1)
        assert rings(one)


def test_the_next_rung_cuts_off_no_try_of_the_one_before_oncall_934(
    on: Staff, assistant: Staff, time: Clock
) -> None:
    """Q49, D10: as the settings stand, three tries of the supervisor come before the manager."""
    one, began = up(assistant), time.at
    for minutes in (10, 13, 16):
        time.at = began + timedelta(minutes=minutes)
        assert rings(one)
        assert one.to_tell(time.at) is Role.SUPERVISOR
        one = told(one, on, assistant, reached=False)
    assert one.to_tell(time.at) is Role.MANAGER


def test_chain_never_goes_down_again_oncall_3760(on: Staff, assistant: Staff, time: Clock) -> None:
    """Q50, D10: whatever is tried at the top, the first rung is not asked for anew."""
    one = up(assistant)
    for _ in range(3):
        one = told(one, on, assistant, reached=False)
    for whom in (on, on, on, on):
        assert one.to_tell(clock.now()) is Role.MANAGER
        time.pass_(minutes=30)
        one = told(one, whom, assistant, reached=False)


@pytest.mark.parametrize("level", Level)
def test_one_alarm_per_interval_pulse_1444(
    on: Staff, assistant: Staff, time: Clock, level: Level
) -> None:
    """Q51, D10: between two tries it is still, and so it is once somebody was reached."""
    one = up(assistant, level)
    time.at = one.next_at
    began, rang = time.at, []
    for _ in range(30):
        if rings(one):
            rang.append(time.at - began)
            one = told(one, on, assistant, reached=False)
        time.pass_(seconds=30)
    assert rang == [timedelta(minutes=3 * n) for n in range(5)]
    for who in (on, staff.add(_manager(), by=None)):
        one = told(one, who, assistant)
    time.pass_(days=1)
    assert not rings(one)


def _manager() -> staff.NewStaff:
    return staff.NewStaff(name="陈经理", number="3001", role=Role.MANAGER, pin=PIN)


def test_unanswered_stays_red_mango_1221_tactical_2253(assistant: Staff, time: Clock) -> None:
    """Q52, D10: at the top it never falls silent by itself, and ends only by an answer."""
    one = up(assistant)
    for hours in (1, 24, 24 * 30):
        time.pass_(hours=hours)
        assert rings(one)
    handover.take_desk(by=assistant)
    second = staff.NewStaff(name="周敏", number="1002", role=Role.ASSISTANT, pin=PIN)
    record = relieved(assistant, staff.add(second, by=None))
    assert one.subject in {line.subject for line in record.lines}
    with pytest.raises(Refused):
        escalations.end(one.id, Ended(words="算了"), by=assistant)
    assert rings(one)


def test_night_escalation_heads_morning_today_oncall_4846(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Q54, D11: nobody was on at night; who comes in the morning finds it first."""
    due = dutylog.write(NewEntry(what="等厂家", follow_up_due=clock.today()), by=assistant)
    time.pass_(hours=15)
    one = up(assistant)
    assert one.passed
    time.pass_(hours=8)
    staff.sign_in(supervisor.number, PIN)
    first, *rest = agenda.seen_by(supervisor.role, time.at)[0]
    assert (first.subject, first.stands(time.at)) == (one.subject, Place.ALARM)
    assert due.subject in {other.subject for other in rest}
    assert told(one, supervisor, assistant).stage is Stage.REACHED
    assert not rings(one)


def test_what_was_tried_stays_as_it_was_tried_ciso_2948(
    on: Staff, assistant: Staff, time: Clock
) -> None:
    """Q55, Q57, D9: each try is a row of its own; neither it nor the reporting moves."""
    one = up(assistant)
    for reached in (False, False, True):
        time.pass_(minutes=4)
        one = told(one, on, assistant, reached=reached)
    entries = [entry for entry in journal.of_subject(one.subject) if entry.kind.endswith("told")]
    assert [entry.happened - one.raised_at for entry in entries] == [
        timedelta(minutes=4 * n) for n in (1, 2, 3)
    ]
    assert [entry.payload["reached"] for entry in entries] == [False, False, True]
