"""When a ticket is offered to be reported up, and that it is not offered again (D13)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import escalations, residents, tickets
from store.desk import settings as desk
from store.findings import Severity
from store.residents import NewHome
from store.rights import Staff
from store.tickets import Dispatch, Joined, Kind, NewTicket, Ticket, TicketSettings, Up
from tests.conftest import Clock
from tests.store.tickets.test_findings import raised

HOUR = timedelta(hours=1)


def up(ticket: Ticket) -> tuple[Up, ...]:
    return tickets.reasons_up(tickets.get(ticket.id))


def taken(by: Staff, **more: object) -> Ticket:
    return tickets.take(NewTicket.model_validate({"place": "大堂", "what": "漏水"} | more), by=by)


def test_past_twice_its_promise_it_is_offered_until_it_is_reported_up(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    ticket = taken(assistant)
    sent = Dispatch(worker="王师傅", expected=time.at + 2 * HOUR)
    tickets.dispatch(ticket.id, sent, by=assistant)
    time.at += 4 * HOUR - timedelta(seconds=1)
    assert up(ticket) == ()
    time.pass_(seconds=1)
    assert up(ticket) == (Up.LATE,)
    desk.change_own("tickets", TicketSettings(up_late=3), by=manager)
    assert up(ticket) == ()
    desk.change_own("tickets", TicketSettings(), by=manager)
    new = escalations.NewEscalation(why="超时")
    escalations.raise_(new, thing=f"ticket:{ticket.id}", by=assistant)
    assert up(ticket) == ()


def test_the_third_of_a_kind_of_a_home_within_thirty_days_is_offered(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    home = residents.add_home(NewHome(code="3-2-1201"), by=supervisor).id
    first = taken(assistant, home=home, place="")
    time.pass_(days=30)
    taken(assistant, home=home, place="", what="门锁")
    other = taken(assistant, home=home, place="", what="噪音", kind=Kind.COMPLAINT)
    third = taken(assistant, home=home, place="", what="灯")
    assert up(third) == up(first) == up(other) == (), "the first is thirty days old"
    fourth = taken(assistant, home=home, place="", what="水管")
    assert up(fourth) == (Up.OFTEN,)


def test_what_three_report_is_a_joint_complaint_for_the_manager_too(assistant: Staff) -> None:
    ticket = taken(assistant)
    tickets.join(ticket.id, Joined(caller="陈"), by=assistant)
    assert up(ticket) == ()
    tickets.join(ticket.id, Joined(caller="林"), by=assistant)
    assert up(ticket) == (Up.MANY,) and Up.MANY.is_major


@pytest.mark.parametrize("severity", list(Severity))
def test_a_dangerous_finding_is_offered_at_once(
    assistant: Staff, manager: Staff, severity: Severity
) -> None:
    ticket = raised(assistant, severity=severity)
    assert up(ticket) == ((Up.DANGER,) if severity is Severity.DANGER else ())
    desk.change_own("tickets", TicketSettings(up_danger=False), by=manager)
    assert up(ticket) == ()


def test_nothing_goes_up_by_itself(assistant: Staff) -> None:
    raised(assistant, severity=Severity.DANGER)
    assert escalations.every() == []
