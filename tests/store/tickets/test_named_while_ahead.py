"""Times that people name while the clock is ahead: agreed, promised, noted later, resting until."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from store import agenda, clock, dutylog, tickets
from store.desk import timekeeping
from store.dutylog import NewEntry
from store.rights import Staff
from store.tickets import Arrival, Dispatch, NewTicket, Suspension, Ticket, Urgency
from tests.conftest import Clock


def ringing() -> set[str]:
    return set(agenda.ringing(clock.now())[0])


def set_right(time: Clock, ahead: timedelta) -> None:
    time.at -= ahead
    timekeeping.notice()
    agenda.heed_set_back()


def by_appointment(by: Staff, at: datetime) -> Ticket:
    new = NewTicket(place="大堂", what="门锁", urgency=Urgency.PLANNED)
    ticket = tickets.take(new, by=by)
    return tickets.dispatch(ticket.id, Dispatch(worker="王师傅", agreed=at), by=by)


AHEAD = [timedelta(minutes=3), timedelta(hours=7), timedelta(days=1, hours=5), timedelta(days=730)]


@pytest.mark.parametrize("ahead", AHEAD, ids=str)
def test_a_time_agreed_before_rings_at_it_whoever_is_sent_meanwhile(
    assistant: Staff, time: Clock, ahead: timedelta
) -> None:
    """W3: the clock of then takes the time for past, and the twenty minutes for running."""
    agreed = time.at + timedelta(hours=4)
    ticket = by_appointment(assistant, agreed)
    time.at += ahead
    tickets.dispatch(ticket.id, Dispatch(worker="李师傅"), by=assistant)
    set_right(time, ahead)
    time.at = agreed - timedelta(seconds=1)
    assert not ringing()
    time.pass_(seconds=1)
    assert ringing() == {f"ticket:{ticket.id}"}


@pytest.mark.parametrize("days", [1, 730])
def test_a_time_of_day_that_is_agreed_meanwhile_is_of_the_real_day(
    assistant: Staff, time: Clock, days: int
) -> None:
    """W3, however long the clock stays ahead after it."""
    agreed = time.at + timedelta(hours=5)
    time.pass_(days=days)
    ticket = by_appointment(assistant, agreed + timedelta(days=days))
    time.pass_(hours=2)
    set_right(time, timedelta(days=days))
    assert tickets.get(ticket.id).agreed == agreed
    time.at = agreed
    assert ringing() == {f"ticket:{ticket.id}"}


def test_an_arrival_that_is_noted_meanwhile_was_at_its_time_of_the_real_day(
    assistant: Staff, time: Clock
) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    tickets.dispatch(ticket.id, Dispatch(worker="王师傅"), by=assistant)
    time.pass_(minutes=10)
    came = time.at
    time.pass_(days=1, minutes=20)
    arrival = Arrival(happened=came + timedelta(days=1))
    tickets.arrive(ticket.id, arrival, by=assistant)
    set_right(time, timedelta(days=1))
    assert tickets.get(ticket.id).arrived_at == came
    assert not ringing()


def test_an_alarm_that_was_taken_meanwhile_rings_again_after_its_minutes(
    assistant: Staff, time: Clock
) -> None:
    """Not only when the day has come that the clock showed."""
    ticket = tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    tickets.dispatch(ticket.id, Dispatch(worker="王师傅"), by=assistant)
    time.pass_(days=1, minutes=30)
    tickets.see_to(ticket.id, by=assistant)
    set_right(time, timedelta(days=1))
    assert not ringing()
    time.pass_(minutes=15)
    assert ringing() == {f"ticket:{ticket.id}"}


def test_what_rests_until_tomorrow_comes_back_on_the_real_one(
    assistant: Staff, time: Clock
) -> None:
    """W7."""
    tomorrow = clock.today() + timedelta(days=1)
    ticket = tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    time.pass_(days=730)
    until = clock.today() + timedelta(days=1)
    tickets.suspend(ticket.id, Suspension(until=until, reason="等配件"), by=assistant)
    dutylog.write(NewEntry(what="钟快了"), by=assistant)
    set_right(time, timedelta(days=730))
    assert tickets.get(ticket.id).suspended_until == tomorrow


@pytest.mark.parametrize("ahead", AHEAD, ids=str)
def test_sent_again_meanwhile_the_first_deadline_stands(
    assistant: Staff, time: Clock, ahead: timedelta
) -> None:
    """W3: not earlier for a clock that was ahead."""
    ticket = tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    tickets.dispatch(ticket.id, Dispatch(worker="王师傅"), by=assistant)
    deadline = time.at + timedelta(minutes=20)
    time.pass_(minutes=10)
    time.at += ahead
    tickets.dispatch(ticket.id, Dispatch(worker="王师傅"), by=assistant)
    set_right(time, ahead)
    assert agenda.ringing(clock.now()) == (frozenset(), deadline)


@pytest.mark.parametrize("ahead", AHEAD, ids=str)
def test_an_arrival_that_is_noted_with_its_real_date_stays_there(
    assistant: Staff, time: Clock, ahead: timedelta
) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what="漏水"), by=assistant)
    tickets.dispatch(ticket.id, Dispatch(worker="王师傅"), by=assistant)
    time.pass_(minutes=10)
    came = time.at
    time.pass_(minutes=20)
    time.at += ahead
    tickets.arrive(ticket.id, Arrival(happened=came), by=assistant)
    set_right(time, ahead)
    assert tickets.get(ticket.id).arrived_at == came
    assert not ringing()
