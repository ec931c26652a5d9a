from __future__ import annotations

from datetime import timedelta

import pytest

from store import agenda, clock, estate, journal, tickets
from store.desk import settings as desk
from store.estate import Settings
from store.figure import month
from store.rights import Staff
from store.tickets import (
    Kind,
    Suspension,
    Unseen,
    Waits,
    clock_of,
    owed_since,
)
from store.tickets.report import figures
from tests.conftest import Clock
from tests.store.tickets.test_steps import phone, send, take

SETTINGS = Settings(name="金色家园")
WAIT = timedelta(minutes=20)


def test_the_arrival_clock_runs_twenty_minutes_W3(assistant: Staff, time: Clock) -> None:
    ticket = send(take(assistant), assistant)
    running = clock_of(ticket, SETTINGS, time.at)
    assert (running.waits, running.deadline) == (Waits.ARRIVAL, time.at + WAIT)
    assert not clock_of(ticket, SETTINGS, time.at + WAIT - timedelta(milliseconds=1)).owed_call
    assert clock_of(ticket, SETTINGS, time.at + WAIT).owed_call


@pytest.mark.parametrize(("left", "told"), [(1, "—"), (0, "0/1 = 0.0 %")])
def test_who_is_not_there_at_the_deadline_is_late_in_the_figures_too_W3(
    assistant: Staff, time: Clock, left: int, told: str
) -> None:
    send(take(assistant), assistant)
    time.at += WAIT - timedelta(milliseconds=left)
    found = {one.name: one.text for one in figures(month(clock.today()))}
    assert found["On site in time"] == told


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
    done = Unseen(unseen="电话指导即可", result="换了龙头")
    ticket = tickets.complete(send(take(assistant), assistant).id, done, by=assistant)
    assert ticket.visit_by == time.at + timedelta(hours=48)
    assert clock_of(ticket, SETTINGS, time.at).deadline == ticket.visit_by


def test_a_resting_ticket_comes_back_by_itself_and_is_late_when_its_day_is_over_W7(
    assistant: Staff, time: Clock
) -> None:
    """grocy #1655: what rests until today is due today, and not late since midnight."""
    day = clock.today() + timedelta(days=1)
    resting = tickets.suspend(
        take(assistant).id, Suspension(reason="等配件", until=day), by=assistant
    )
    begins, ends = clock.bounds(day)
    running = clock_of(resting, SETTINGS, time.at)
    assert (running.waits, running.late) == (Waits.REST, False)
    time.at = begins
    (waiting,) = [one for one in agenda.everything(clock.now()) if one.subject == "ticket:1"]
    assert (waiting.kind, waiting.due, waiting.late(clock.now())) == ("ticket.back", ends, False)
    assert tickets.next_due(tickets.get(resting.id)) == "dispatched"
    assert not clock_of(resting, SETTINGS, ends - timedelta(milliseconds=1)).late
    assert clock_of(resting, SETTINGS, ends).late


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
    done = Unseen(unseen="电话指导即可", result="换了龙头")
    ticket = tickets.complete(send(take(assistant), assistant).id, done, by=assistant)
    due = clock_of(ticket, estate.settings(), time.at).deadline
    assert clock_of(ticket, _figures(manager, visit_hours=120), time.at).deadline == due
    later = tickets.complete(send(take(assistant), assistant).id, done, by=assistant)
    assert clock_of(later, estate.settings(), time.at).deadline == time.at + timedelta(hours=120)


@pytest.mark.parametrize("end", ["rest", "promise"])
def test_when_an_answer_will_ring_is_known_though_something_is_due_before_W6(
    assistant: Staff, time: Clock, end: str
) -> None:
    """Sessions look again only then: they would sit through the alarm in silence."""
    complaint, by = take(assistant, Kind.COMPLAINT), time.at + timedelta(hours=24)
    if end == "rest":
        rest = tickets.Suspension(reason="等物业经理", until=clock.today())
        tickets.suspend(complaint.id, rest, by=assistant)
    else:
        send(complaint, assistant)
        tickets.arrive(complaint.id, by=assistant)
        told = tickets.Call(said="下午回复", expected=time.at + timedelta(hours=3))
        tickets.call(complaint.id, told, by=assistant)
    for hours in (0, 16, 7):
        time.pass_(hours=hours)
        assert agenda.ringing(time.at) == (frozenset(), by)
    time.at = by
    assert agenda.ringing(time.at)[0] == {f"ticket:{complaint.id}"}
