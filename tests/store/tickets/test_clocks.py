from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import agenda, clock, estate, journal, tickets
from store.desk import settings as desk
from store.estate import Settings
from store.rights import Staff
from store.tickets import (
    Channel,
    Completion,
    Kind,
    Stage,
    Step,
    Suspension,
    Ticket,
    Urgency,
    Waits,
    clock_of,
    owed_since,
)
from tests.conftest import MONDAY, Clock
from tests.store.tickets.test_steps import phone, send, take

SETTINGS = Settings(name="金色家园")
WAIT = timedelta(minutes=20)


def test_the_arrival_clock_runs_twenty_minutes_W3(assistant: Staff, time: Clock) -> None:
    ticket = send(take(assistant), assistant)
    running = clock_of(ticket, SETTINGS, time.at)
    assert (running.waits, running.deadline) == (Waits.ARRIVAL, time.at + WAIT)
    assert not clock_of(ticket, SETTINGS, time.at + WAIT - timedelta(milliseconds=1)).owed_call
    assert clock_of(ticket, SETTINGS, time.at + WAIT).owed_call


def test_the_alarm_lasts_until_the_call_is_recorded_W3(assistant: Staff, time: Clock) -> None:
    ticket = send(take(assistant), assistant)
    time.pass_(minutes=23)
    tickets.arrive(ticket.id, by=assistant)
    assert clock_of(tickets.get(ticket.id), SETTINGS, time.at).alarms
    ticket = phone(ticket, assistant)
    assert not clock_of(ticket, SETTINGS, time.at).alarms


def test_after_the_call_the_clock_follows_the_promise_W3(assistant: Staff, time: Clock) -> None:
    ticket = send(take(assistant), assistant)
    time.pass_(minutes=20)
    ticket = phone(ticket, assistant)
    running = clock_of(ticket, SETTINGS, time.at)
    assert (running.waits, running.deadline) == (Waits.PROMISE, time.at + timedelta(hours=1))
    assert clock_of(ticket, SETTINGS, time.at + timedelta(hours=1)).late


def test_a_call_before_the_deadline_does_not_silence_the_alarm_W3(
    assistant: Staff, time: Clock
) -> None:
    ticket = phone(send(take(assistant), assistant), assistant)
    assert owed_since(ticket, SETTINGS, time.at + WAIT) == time.at + WAIT


def test_the_queue_puts_an_owed_call_on_top_W3(assistant: Staff, time: Clock) -> None:
    late = send(take(assistant), assistant)
    time.pass_(minutes=15)
    take(assistant)
    send(take(assistant), assistant)
    time.pass_(minutes=6)
    assert tickets.queue()[0].ticket.id == late.id


@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.ENQUIRY])
def test_a_complaint_and_an_enquiry_have_a_day_for_their_answer_W6(
    assistant: Staff, time: Clock, kind: Kind
) -> None:
    """Set in the entry, and from then on the clock's."""
    ticket, due = take(assistant, kind), time.at + timedelta(hours=24)
    assert ticket.answer_by == due
    assert journal.get(journal.last_number()).payload["answer_by"] == clock.to_ms(due)
    running = clock_of(ticket, SETTINGS, time.at)
    assert (running.waits, running.deadline, running.late) == (Waits.ANSWER, due, False)
    assert clock_of(ticket, SETTINGS, due).late


def test_a_return_visit_is_owed_two_days_after_the_work_W5(assistant: Staff, time: Clock) -> None:
    done = Completion(result="换了龙头")
    ticket = tickets.complete(send(take(assistant), assistant).id, done, by=assistant)
    assert ticket.visit_by == time.at + timedelta(hours=48)
    assert clock_of(ticket, SETTINGS, time.at).deadline == ticket.visit_by


def test_a_resting_ticket_is_due_on_the_day_it_was_promised_for_W7(
    assistant: Staff, time: Clock
) -> None:
    day = clock.today() + timedelta(days=1)
    resting = tickets.suspend(
        take(assistant).id, Suspension(reason="等配件", until=day), by=assistant
    )
    midnight = clock.bounds(day)[0]
    running = clock_of(resting, SETTINGS, time.at)
    assert (running.waits, running.deadline, running.late) == (Waits.REST, midnight, False)
    assert clock_of(resting, SETTINGS, midnight).late
    time.at = midnight
    (waiting,) = [one for one in agenda.everything(clock.now()) if one.kind == "ticket.rest"]
    assert (waiting.due, waiting.late(clock.now())) == (midnight, True)


def _figures(manager: Staff, **figures: int) -> Settings:
    desk.change(estate.settings().model_copy(update=figures), by=manager)
    return estate.settings()


@pytest.mark.parametrize("minutes", [5, 45])
def test_the_wait_is_a_setting_W3(
    assistant: Staff, manager: Staff, time: Clock, minutes: int
) -> None:
    settings = _figures(manager, arrival_minutes=minutes)
    ticket = send(take(assistant), assistant)
    assert owed_since(ticket, settings, time.at + timedelta(minutes=minutes)) is not None
    assert owed_since(ticket, settings, time.at + timedelta(minutes=minutes - 1)) is None


def test_a_changed_setting_never_wipes_out_a_missed_arrival_W3(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    ticket = send(take(assistant), assistant)
    time.pass_(minutes=21)
    kinder = _figures(manager, arrival_minutes=45)
    assert owed_since(tickets.get(ticket.id), kinder, time.at) == time.at - timedelta(minutes=1)


def test_a_changed_setting_never_moves_an_answer_that_is_owed_W6(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    complaint = take(assistant, Kind.COMPLAINT)
    kinder = _figures(manager, answer_hours=72)
    running = clock_of(tickets.get(complaint.id), kinder, time.at)
    assert (running.waits, running.deadline) == (Waits.ANSWER, time.at + timedelta(hours=24))
    assert clock_of(take(assistant, Kind.COMPLAINT), kinder, time.at).deadline == (
        time.at + timedelta(hours=72)
    )


def test_a_changed_setting_never_moves_a_return_visit_that_is_owed_W5(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    done = Completion(result="换了龙头")
    ticket = tickets.complete(send(take(assistant), assistant).id, done, by=assistant)
    due = clock_of(ticket, estate.settings(), time.at).deadline
    assert clock_of(ticket, _figures(manager, visit_hours=120), time.at).deadline == due
    later = tickets.complete(send(take(assistant), assistant).id, done, by=assistant)
    assert clock_of(later, estate.settings(), time.at).deadline == time.at + timedelta(hours=120)


KINDS = st.sampled_from(
    ["dispatched", "arrived", "called", "suspended", "resumed", "completed", "noted", "reopened"]
)
WALKS = st.lists(st.tuples(KINDS, st.integers(0, 45)), max_size=14)


def _ticket(walk: list[tuple[str, int]]) -> tuple[Ticket, datetime]:
    at, steps = MONDAY, [Step(1, "taken", MONDAY, 1, {"what": "x"}, {})]
    for number, (kind, minutes) in enumerate(walk, 2):
        at += timedelta(minutes=minutes)
        payload: dict[str, object] = {"until": "2026-11-24"} if kind == "suspended" else {}
        payload |= {"expected": clock.to_ms(at + timedelta(hours=1))} if kind == "called" else {}
        steps.append(Step(number, kind, at, 1, {}, payload))
    facts = (Kind.REPAIR, Channel.PHONE, Urgency.NORMAL, None, "", "大堂", "", "", "", MONDAY, True)
    return Ticket(1, *facts, tuple(steps)), at


def _missed_deadlines(walk: list[tuple[str, int]], now: datetime) -> list[datetime]:
    """The rule in its plainest form: minute by minute, is somebody still being waited for?"""
    missed: list[datetime] = []
    waiting: datetime | None = None
    at = MONDAY
    for kind, minutes in [*walk, ("now", 0)]:
        at = now if kind == "now" else at + timedelta(minutes=minutes)
        late = waiting is not None and (
            at - waiting > WAIT or (kind == "now" and at - waiting >= WAIT)
        )
        ends = kind in ("dispatched", "arrived", "suspended", "completed", "now")
        if waiting and late and ends:
            missed.append(waiting + WAIT)
        if ends:
            waiting = at if kind == "dispatched" else None
    return missed


@given(WALKS, st.integers(0, 60))
def test_a_call_is_owed_exactly_when_a_deadline_passed_uncalled_W3(
    walk: list[tuple[str, int]], later: int
) -> None:
    ticket, at = _ticket(walk)
    now = at + timedelta(minutes=later)
    missed = _missed_deadlines(walk, now)
    uncalled = [d for d in missed if not any(called >= d for called in ticket.calls)]
    assert owed_since(ticket, SETTINGS, now) == (uncalled[0] if uncalled else None)


@given(WALKS, st.integers(0, 60))
def test_every_clock_is_a_pure_function_of_the_steps(
    walk: list[tuple[str, int]], later: int
) -> None:
    ticket, at = _ticket(walk)
    now = at + timedelta(minutes=later)
    first = clock_of(ticket, SETTINGS, now)
    assert first == clock_of(ticket, SETTINGS, now)
    assert first.late == (first.deadline is not None and now >= first.deadline)
    assert ticket.stage in Stage
