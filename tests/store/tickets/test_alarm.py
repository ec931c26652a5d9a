"""The alarm of an owed call or a late answer, taken by somebody in their own name (W3, W6)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, clock, estate, journal, tickets
from store.desk import settings as desk
from store.desk import staff
from store.desk.staff import NewStaff
from store.engine import database
from store.errors import Forbidden, Refused
from store.journal import overtaking
from store.rights import Role, Staff
from store.tickets import Kind, Ticket, Waits, clock_of
from store.waiting import Place
from tests.conftest import PIN, Clock
from tests.store.tickets.test_steps import phone, send, take


def late(by: Staff, time: Clock) -> Ticket:
    ticket = send(take(by), by)
    time.pass_(minutes=20)
    return ticket


def rings(ticket: Ticket) -> bool:
    return f"ticket:{ticket.id}" in agenda.ringing(clock.now())[0]


def stands(ticket: Ticket) -> Place:
    waiting = agenda.everything(clock.now())
    here = next(one for one in waiting if one.subject == f"ticket:{ticket.id}")
    return here.stands(clock.now())


def test_who_takes_it_silences_it_for_all_on_record_until_the_time_is_over(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    ticket = late(assistant, time)
    assert rings(ticket) and stands(ticket) is Place.ALARM
    taken = tickets.see_to(ticket.id, by=second)
    assert not rings(ticket) and stands(ticket) is Place.LATE
    entry = journal.of_subject(f"ticket:{ticket.id}")[-1]
    again = time.at + timedelta(minutes=5)
    assert (entry.staff_id, entry.payload["rings_at"]) == (second.id, clock.to_ms(again))
    running = clock_of(taken, estate.settings(), time.at)
    assert (running.waits, running.owed_call, running.alarms) == (Waits.CALL, True, False)
    assert (running.taken_by, running.rings_at) == (second.id, again)
    assert agenda.ringing(clock.now())[1] == again, "or no session would look again"
    time.pass_(minutes=4, seconds=59)
    assert not rings(ticket)
    time.pass_(seconds=1)
    assert rings(ticket) and stands(ticket) is Place.ALARM


def test_the_call_ends_it_and_a_try_that_reached_nobody_does_not(
    assistant: Staff, time: Clock
) -> None:
    ticket = late(assistant, time)
    tickets.see_to(ticket.id, by=assistant)
    tried = tickets.Call.model_validate({"said": "无人接", "reached": False, "spoken": ""})
    tickets.call(ticket.id, tried, by=assistant)
    time.pass_(minutes=5)
    assert rings(ticket)
    phone(ticket, assistant)
    time.pass_(minutes=6)
    assert not rings(ticket)


def test_it_is_one_persons_at_a_time_and_nothing_is_taken_that_does_not_ring(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    ticket = send(take(assistant), assistant)
    with pytest.raises(Refused, match="Nothing rings"):
        tickets.see_to(ticket.id, by=assistant)
    time.pass_(minutes=20)
    tickets.see_to(ticket.id, by=assistant)
    for other in (assistant, second):
        with pytest.raises(Refused) as refused:
            tickets.see_to(ticket.id, by=other)
        assert refused.value.values["who"] == assistant.name
    time.pass_(minutes=5)
    taken = tickets.see_to(ticket.id, by=second)
    assert clock_of(taken, estate.settings(), time.at).taken_by == second.id


def test_how_long_is_a_setting_and_the_entry_keeps_what_it_was(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    ticket = late(assistant, time)
    desk.change(estate.settings().model_copy(update={"call_minutes": 9}), by=manager)
    tickets.see_to(ticket.id, by=assistant)
    desk.change(estate.settings().model_copy(update={"call_minutes": 1}), by=manager)
    time.pass_(minutes=8)
    assert not rings(ticket)
    time.pass_(minutes=1)
    assert rings(ticket)


def test_it_stays_owed_and_forbids_the_handover_meanwhile(assistant: Staff, time: Clock) -> None:
    """H9."""
    ticket = late(assistant, time)
    tickets.see_to(ticket.id, by=assistant)
    handed = tickets.ANSWERS.handed
    assert handed is not None
    (line,) = [one for one in handed(clock.now()) if one.subject == f"ticket:{ticket.id}"]
    assert line.important == Waits.CALL.value


def test_a_late_answer_is_taken_the_same_way(assistant: Staff, time: Clock) -> None:
    """W6."""
    ticket = take(assistant, kind=Kind.COMPLAINT)
    time.pass_(hours=24)
    assert rings(ticket)
    tickets.see_to(ticket.id, by=assistant)
    assert not rings(ticket)
    time.pass_(minutes=5)
    assert rings(ticket)


def test_another_deadline_that_passes_rings_though_an_earlier_one_was_taken(
    assistant: Staff, time: Clock
) -> None:
    ticket = late(assistant, time)
    tickets.see_to(ticket.id, by=assistant)
    phone(ticket, assistant)
    tickets.dispatch(ticket.id, tickets.Dispatch(worker="钱师傅"), by=assistant)
    time.pass_(minutes=20)
    assert rings(ticket)


def test_it_overtakes_no_form_that_is_open(assistant: Staff, second: Staff, time: Clock) -> None:
    ticket = late(assistant, time)
    opened = overtaking.Opened(f"ticket:{ticket.id}", journal.newest_of(f"ticket:{ticket.id}"))
    tickets.see_to(ticket.id, by=second)
    assert overtaking.newer(opened) is None


def test_only_who_works_the_desk_takes_it(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    ticket = late(assistant, time)
    worker = staff.add(
        NewStaff(name="马强", number="4001", role=Role.ENGINEERING, pin=PIN), by=None
    )
    with pytest.raises(Forbidden):
        tickets.see_to(ticket.id, by=worker)
    assert rings(ticket)
    tickets.see_to(ticket.id, by=supervisor)


ACTS = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(("take", "call", "try", "look"))), max_size=12
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(ACTS)
def test_it_rings_whenever_a_call_is_owed_and_nobody_has_it(
    assistant: Staff, time: Clock, acts: list[tuple[int, str]]
) -> None:
    """Against the rule told in other words: owed from minute 20 until a call, but for 5 minutes."""
    ticket, began = send(take(assistant), assistant), time.at
    silent_until: datetime = began
    called = False
    for minutes, act in acts:
        time.pass_(minutes=minutes)
        owed = time.at >= began + timedelta(minutes=20) and not called
        expected = owed and time.at >= silent_until
        assert rings(ticket) is expected
        if act == "take" and expected:
            tickets.see_to(ticket.id, by=assistant)
            silent_until = time.at + timedelta(minutes=5)
        elif act == "call" and owed:
            phone(ticket, assistant)
            called = True
        elif act == "try":
            tried = tickets.Call.model_validate({"said": "无人接", "reached": False})
            tickets.call(ticket.id, tried, by=assistant)
        assert rings(ticket) is (owed and not called and time.at >= silent_until)
    with database.write():
        database.db.execute_sql("UPDATE ticket SET open = 0")
