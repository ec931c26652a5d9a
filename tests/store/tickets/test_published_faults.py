"""Faults that users of other ticket systems reported in public, each a rule here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from store import clock, estate, tickets
from store.desk import settings as desk_settings
from store.errors import Forbidden, Refused
from store.rights import Staff
from store.tickets import Kind, Opinion, Stage, Ticket, Urgency, Waits, clock_of
from tests.conftest import Clock
from tests.store.tickets.test_steps import phone, send, take


def running(ticket: Ticket, time: Clock) -> tickets.Clock:
    return clock_of(tickets.get(ticket.id), estate.settings(), time.at)


def urgency(ticket: Ticket, to: Urgency, by: Staff) -> Ticket:
    told = {name: getattr(ticket, name) for name in ("what", "caller", "place", "kind")}
    right = tickets.Corrected.model_validate({**told, "urgency": to, "reason": "现场更急"})
    return tickets.correct(ticket.id, right, by=by)


def test_a_changed_priority_neither_ends_a_rest_nor_moves_a_deadline_glpi_15605(
    assistant: Staff, time: Clock
) -> None:
    sent, resting = send(take(assistant), assistant), take(assistant)
    day = clock.today() + timedelta(days=2)
    tickets.suspend(resting.id, tickets.Suspension(reason="等配件", until=day), by=assistant)
    before = running(sent, time).deadline
    for ticket in (sent, resting):
        urgency(ticket, Urgency.URGENT, assistant)
    assert running(sent, time).deadline == before
    kept = tickets.get(resting.id)
    assert (kept.stage, kept.suspended_until, kept.urgency) == (
        *(Stage.SUSPENDED, day, Urgency.URGENT),
    )


def test_a_reopened_ticket_is_not_overdue_at_once_osticket_1684(
    assistant: Staff, time: Clock
) -> None:
    complaint = take(assistant, Kind.COMPLAINT)
    tickets.answer(complaint.id, tickets.Answer(words="已劝止"), by=assistant)
    tickets.visit(complaint.id, tickets.Visit(opinion=Opinion.SATISFIED), by=assistant)
    tickets.close(complaint.id, by=assistant)
    time.pass_(days=30)
    again = tickets.reopen(complaint.id, tickets.Reason(reason="又吵了"), by=assistant)
    now = running(again, time)
    assert (now.late, now.deadline) == (False, time.at + timedelta(hours=24))
    assert again.rounds == 2


def test_what_was_answered_in_time_is_not_overdue_osticket_1279(
    assistant: Staff, time: Clock
) -> None:
    """Also where more was promised."""
    complaint = take(assistant, Kind.COMPLAINT)
    friday = time.at + timedelta(days=4)
    answer = tickets.Answer(words="已约楼上周五面谈", expected=friday)
    tickets.answer(complaint.id, answer, by=assistant)
    time.pass_(hours=25)
    now = running(complaint, time)
    assert (now.waits, now.deadline, now.late) == (Waits.PROMISE, friday, False)
    time.at = friday
    assert running(complaint, time).late


@pytest.mark.parametrize("hour", [23, 0, 3])
def test_the_clock_runs_at_night_as_by_day(assistant: Staff, time: Clock, hour: int) -> None:
    """A night shift is no reason to wait: 20 minutes, 10 minutes, 24 hours."""
    time.at = clock.moment(clock.today(), clock.local(time.at).time()) + timedelta(
        hours=(hour - clock.local(time.at).hour) % 24
    )
    ticket, complaint = send(take(assistant), assistant), take(assistant, Kind.COMPLAINT)
    assert running(ticket, time).deadline == time.at + timedelta(minutes=20)
    assert running(complaint, time).deadline == time.at + timedelta(hours=24)


def test_a_changed_limit_changes_no_figure_of_the_past_zammad_5177_3140_2579(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    late, due = send(take(assistant), assistant), take(assistant, Kind.COMPLAINT)
    by = running(due, time).deadline
    time.pass_(minutes=21)
    kinder = {"arrival_minutes": 600, "urgent_minutes": 600, "answer_hours": 720}
    desk_settings.change(estate.settings().model_copy(update=kinder), by=manager)
    assert running(late, time).owed_call
    assert running(due, time).deadline == by
    assert tickets.figures(clock.today()).late == 1


def test_an_hour_that_comes_twice_or_never_moves_no_deadline_otrs_787(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    """Berlin, the last Sunday of October: 02:59 is followed by 02:00."""
    there = {"timezone": "Europe/Berlin"}
    desk_settings.change(estate.settings().model_copy(update=there), by=manager)
    time.at = clock.from_ms(1_824_681_300_000)  # 2027-10-28
    day = clock.today() + timedelta(days=3)
    resting = tickets.suspend(
        take(assistant).id, tickets.Suspension(reason="等配件", until=day), by=assistant
    )
    begins, ends = clock.bounds(day)
    assert ends - begins == timedelta(hours=25)
    assert not clock_of(resting, estate.settings(), begins + timedelta(hours=24)).late
    time.at = begins + timedelta(hours=2, minutes=50)
    ticket, complaint = send(take(assistant), assistant), take(assistant, Kind.COMPLAINT)
    assert running(ticket, time).deadline == time.at + timedelta(minutes=20)
    assert running(complaint, time).deadline == time.at + timedelta(hours=24)


def test_only_what_is_late_bears_a_mark_condo_1496_1606(assistant: Staff, time: Clock) -> None:
    """Neither what was just taken, nor what is agreed for tomorrow, nor what rests."""
    tomorrow = time.at + timedelta(days=1)
    take(assistant)
    sent = tickets.Dispatch(worker="王师傅", agreed=tomorrow)
    tickets.dispatch(take(assistant).id, sent, by=assistant)
    rest = tickets.Suspension(reason="等配件", until=clock.day(tomorrow))
    tickets.suspend(take(assistant).id, rest, by=assistant)
    time.pass_(hours=3)
    assert not [q for q in tickets.queue() if q.clock.late or q.clock.alarms]
    time.at = tomorrow
    assert [q.ticket.id for q in tickets.queue() if q.clock.alarms] == [2]


def test_sending_it_again_to_the_same_worker_restarts_no_limit_erpnext_18244(
    assistant: Staff, time: Clock
) -> None:
    ticket, began = send(take(assistant), assistant), time.at
    for _ in range(3):
        time.pass_(minutes=6)
        ticket = send(ticket, assistant)
        assert running(ticket, time).deadline == began + timedelta(minutes=20)
    assert ticket.last("dispatched").payload["again"]  # type: ignore[union-attr]
    time.pass_(minutes=2)
    assert running(ticket, time).owed_call


def test_sending_it_to_somebody_else_leaves_the_first_limit_where_it_was_erpnext_18244(
    assistant: Staff, time: Clock
) -> None:
    ticket, began = send(take(assistant), assistant), time.at
    time.pass_(minutes=15)
    other = tickets.Dispatch(worker="赵师傅")
    tickets.dispatch(ticket.id, other, by=assistant)
    time.pass_(minutes=5)
    now = running(ticket, time)
    assert (now.waits, now.deadline) == (Waits.CALL, began + timedelta(minutes=20))
    phone(ticket, assistant)
    later = running(ticket, time)
    assert (later.waits, later.deadline) == (Waits.ARRIVAL, began + timedelta(minutes=35))


End = Callable[[Ticket, Staff], object]
ENDS: dict[str, End] = {
    "suspended": lambda t, by: tickets.suspend(
        t.id, tickets.Suspension(reason="等配件", until=clock.today()), by=by
    ),
    "completed": lambda t, by: tickets.complete(
        t.id, tickets.Unseen(result="好了", unseen="电话指导"), by=by
    ),
    "given back": lambda t, by: tickets.give_back(t.id, tickets.Reason(reason="不归我"), by=by),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_step_at_minute_nineteen_does_not_make_the_call_unowed_W3(
    assistant: Staff, time: Clock, end: str
) -> None:
    ticket = send(take(assistant), assistant)
    time.pass_(minutes=19)
    ENDS[end](ticket, assistant)
    before = running(ticket, time)
    assert not before.owed_call and before.rings_at == time.at + timedelta(minutes=1)
    time.pass_(minutes=1)
    assert running(ticket, time).owed_call
    with pytest.raises((Forbidden, Refused)):
        tickets.withdraw(ticket.id, tickets.Reason(reason="不修了"), by=assistant)


def test_a_promise_after_the_answer_is_due_is_told_with_its_reason_and_silences_nothing_W6(
    assistant: Staff, time: Clock
) -> None:
    complaint, due = take(assistant, Kind.COMPLAINT), time.at + timedelta(hours=24)
    far = time.at + timedelta(days=60)
    with pytest.raises(Refused) as refused:
        sent = tickets.Dispatch(worker="王师傅", expected=far)
        tickets.dispatch(complaint.id, sent, by=assistant)
    assert refused.value.field == "expected"
    told = tickets.Call(said="要等厂家排期", expected=far)
    tickets.call(complaint.id, told, by=assistant)
    assert running(complaint, time).deadline == due
    time.at = due
    assert running(complaint, time).alarms


def test_saving_moves_no_deadline_osticket_4078_frappe_1675(assistant: Staff, time: Clock) -> None:
    """Q60: whatever is put right or noted later, what was owed stays owed when it was."""
    sent, complaint = send(take(assistant), assistant), take(assistant, Kind.COMPLAINT)
    before = [running(one, time).deadline for one in (sent, complaint)]
    for number in range(3):
        time.pass_(minutes=5)
        for one in (sent, complaint):
            told = {name: getattr(one, name) for name in ("caller", "place", "kind", "urgency")}
            right = {**told, "what": f"空调 {number}", "reason": "听错了"}
            tickets.correct(one.id, tickets.Corrected.model_validate(right), by=assistant)
            tickets.note(one.id, tickets.Note(words="又问了一次"), by=assistant)
            assert running(one, time).deadline == before[one.id - sent.id]


def test_timer_runs_from_happened_oca_project_94(assistant: Staff, time: Clock) -> None:
    """Q59: what was done an hour ago and is noted now has waited for an hour."""
    ticket, began = send(take(assistant), assistant), time.at
    time.pass_(hours=3)
    came, done = began + timedelta(minutes=15), began + timedelta(hours=2)
    tickets.arrive(ticket.id, tickets.Arrival(happened=came), by=assistant)
    given = tickets.Completion(result="换了阀门", happened=done)
    ticket = tickets.complete(ticket.id, given, by=assistant)
    assert (ticket.arrived_at, ticket.visit_by) == (came, done + timedelta(hours=48))
    assert not running(ticket, time).owed_call
    assert [step.at for step in ticket.steps[-2:]] == [came, done]
