"""Until when a kind is to be done: in working time, off until chosen, kept as it was set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from store import clock, tickets
from store.desk import settings
from store.figure import Period
from store.rights import Staff
from store.tickets import Corrected, Kind, Reason, Ticket, TicketSettings, Waits, report
from tests.conftest import Clock
from tests.store.tickets.test_steps import send, take

FRIDAY = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)  # 16:00 at Shanghai
WHY = Reason(reason="又坏了")


def choose(manager: Staff, **figures: object) -> None:
    wanted = TicketSettings.model_validate(figures)
    settings.change_own("tickets", wanted, by=manager)


def at_work(ticket: Ticket, by: Staff) -> Ticket:
    return tickets.arrive(send(ticket, by).id, by=by)


def complete(ticket: Ticket, by: Staff) -> Ticket:
    return tickets.complete(ticket.id, tickets.Completion(result="好了"), by=by)


def test_nothing_is_to_be_done_by_a_time_until_a_target_is_chosen(assistant: Staff) -> None:
    ticket = at_work(take(assistant), assistant)
    assert ticket.done_by is None
    (queued,) = tickets.queue()
    assert (queued.clock.waits, queued.clock.deadline) == (Waits.PROMISE, None)


def test_it_counts_working_time_over_the_week_end(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    time.at = FRIDAY
    choose(manager, repair="4h")
    ticket = at_work(take(assistant), assistant)
    assert ticket.done_by == datetime(2026, 11, 30, 3, 0, tzinfo=UTC)  # Monday 11:00
    (queued,) = tickets.queue()
    assert (queued.clock.deadline, queued.clock.late) == (ticket.done_by, False)
    time.at = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
    assert tickets.queue()[0].clock.late


def test_the_clocks_of_an_arrival_and_an_answer_do_not_pause_for_it_W3_W6(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    time.at = FRIDAY + timedelta(hours=6)  # 22:00
    choose(manager, repair=60, complaint=60)
    sent = send(take(assistant), assistant)
    complaint = take(assistant, Kind.COMPLAINT)
    assert sent.watches[-1].arrive_by == time.at + timedelta(minutes=20)
    assert complaint.answer_by == time.at + timedelta(hours=24)
    time.pass_(minutes=20)
    owed = [q.ticket.id for q in tickets.queue() if q.clock.owed_call]
    assert owed == [sent.id]


def test_what_was_set_stands_whatever_the_setting_becomes(assistant: Staff, manager: Staff) -> None:
    choose(manager, repair=60)
    before = take(assistant).done_by
    choose(manager, repair=600)
    assert tickets.get(1).done_by == before
    assert take(assistant).done_by != before
    choose(manager)
    assert tickets.get(1).done_by == before
    assert take(assistant).done_by is None


def test_a_promise_to_the_resident_goes_before_the_target(assistant: Staff, manager: Staff) -> None:
    choose(manager, repair=60)
    ticket = at_work(take(assistant), assistant)
    promised = clock.now() + timedelta(days=2)
    called = tickets.Call(said="要订配件", expected=promised, spoken="张女士")
    tickets.call(ticket.id, called, by=assistant)
    (queued,) = tickets.queue()
    assert (queued.clock.deadline, queued.ticket.done_by) == (promised, ticket.done_by)


def test_by_appointment_it_counts_from_the_time_agreed(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    time.at = FRIDAY
    choose(manager, repair=60)
    agreed = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)  # Tuesday 09:00
    new = tickets.NewTicket(what="换锁", place="大堂", agreed=agreed)
    assert tickets.take(new, by=assistant).done_by == agreed + timedelta(hours=1)


def test_a_further_round_has_a_target_of_its_own(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    choose(manager, repair=60)
    first = complete(at_work(take(assistant), assistant), assistant)
    time.pass_(days=1)
    again = tickets.reopen(first.id, WHY, by=assistant)
    assert first.done_by is not None and again.done_by is not None
    assert again.done_by == first.done_by + timedelta(days=1)


def test_what_turns_out_to_be_another_kind_is_due_by_that_kind_s_target_since_the_report(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    choose(manager, complaint=60)
    ticket = take(assistant)
    begun = clock.now()
    time.pass_(minutes=30)
    right = Corrected(what=ticket.what, place=ticket.place, kind=Kind.COMPLAINT, reason="是投诉")
    after = tickets.correct(ticket.id, right, by=assistant)
    assert after.done_by == begun + timedelta(minutes=60)


def test_the_month_tells_how_much_was_done_within_it(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    complete(at_work(take(assistant), assistant), assistant)  # before there is a target
    choose(manager, repair=60)
    for minutes in (59, 60, 61):
        ticket = at_work(take(assistant), assistant)
        time.pass_(minutes=minutes)
        complete(ticket, assistant)
    period = Period(clock.today(), clock.today())
    (told,) = [one for one in report.figures(period) if one.name == "Done within the target"]
    assert (told.count, told.of) == (2, 3)


@pytest.mark.parametrize(
    ("typed", "minutes"), [("90", 90), ("8h", 480), ("8小时", 480), ("30 分钟", 30), ("０", 0)]
)
def test_a_target_is_typed_in_minutes_or_hours(typed: str, minutes: int) -> None:
    assert TicketSettings.model_validate({"repair": typed}).repair == minutes


@pytest.mark.parametrize("typed", ["soon", "-1", "1d", "99999", ""])
def test_a_target_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        TicketSettings.model_validate({"repair": typed})


def test_the_days_of_the_same_fault_are_a_setting_D13(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    from store import residents
    from store.residents import NewHome

    here = residents.add_home(NewHome(code="3-2-1201"), by=assistant).id
    new = tickets.NewTicket(what="漏水", home=here)
    number = tickets.take(new, by=assistant).id
    tickets.withdraw(number, Reason(reason="自修"), by=assistant)
    time.pass_(days=8)
    assert [one.ticket.id for one in tickets.similar(here, "漏水")] == [number]
    choose(manager, again_days=7)
    assert tickets.similar(here, "漏水") == []
    choose(manager, again_days=8)
    assert [one.ticket.id for one in tickets.similar(here, "漏水")] == [number]
