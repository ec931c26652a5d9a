"""What was taken down wrongly is put right everywhere, and stays readable (D2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from store import answers, clock, dutylog, estate, journal, residents, tickets
from store.errors import Forbidden, Refused
from store.residents import NewHome
from store.rights import Staff
from store.tickets import Kind, Opinion, Stage, Ticket, Urgency, Waits, clock_of
from tests.conftest import Clock
from tests.store.tickets.test_steps import finish, send, take


def corrected(ticket: Ticket, by: Staff, **right: Any) -> Ticket:
    names = ("what", "kind", "urgency", "caller", "phone", "convenient", "place")
    told = {name: getattr(ticket, name) for name in names}
    told |= {"home": ticket.home_id, "reason": "听错了", **right}
    return tickets.correct(ticket.id, tickets.Corrected.model_validate(told), by=by)


def test_home_caller_phone_kind_and_words_are_put_right_by_an_entry(assistant: Staff) -> None:
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant).id
    first = take(assistant)
    right = {"home": home, "caller": "张会文", "phone": "13812341234", "place": ""}
    ticket = corrected(first, assistant, what="三楼漏水", kind=Kind.PAID, **right)
    assert (ticket.home_id, ticket.caller, ticket.phone) == (home, "张会文", "13812341234")
    assert (ticket.what, ticket.kind, ticket.where) == ("三楼漏水", Kind.PAID, "3-2-1201")
    assert ticket.steps[0].words["what"] == "空调不制冷"
    entry = journal.get(ticket.last_number)
    assert set(entry.payload["of"]) == {"home", "what", "kind", "caller", "phone", "place"}
    assert "138" not in str(entry) and "张会文" not in str(entry)


def test_the_handover_has_to_be_read_again(assistant: Staff) -> None:
    handed = answers.of("tickets").handed
    assert handed
    ticket = take(assistant)
    (before,) = handed(clock.now())
    corrected(ticket, assistant, what="三楼漏水")
    (after,) = handed(clock.now())
    assert after.seen > before.seen and "三楼漏水" in after.title


def test_what_the_log_corrects_of_a_ticket_is_what_the_ticket_says(assistant: Staff) -> None:
    ticket = finish(send(take(assistant), assistant), assistant)
    taken, done = ticket.steps[0].number, ticket.last("completed")
    assert done is not None
    dutylog.correct(taken, dutylog.Correction(what="三楼漏水"), by=assistant)
    right = dutylog.correct(done.number, dutylog.Correction(what="换了阀们"), by=assistant)
    dutylog.correct(right.number, dutylog.Correction(what="换了阀门"), by=assistant)
    ticket = tickets.get(ticket.id)
    assert (ticket.what, ticket.result) == ("三楼漏水", "换了阀门")


def test_what_turns_out_to_be_a_complaint_has_waited_since_it_was_taken_W6(
    assistant: Staff, time: Clock
) -> None:
    ticket, due = take(assistant), time.at + timedelta(hours=24)
    time.pass_(hours=5)
    ticket = corrected(ticket, assistant, kind=Kind.COMPLAINT)
    runs = clock_of(ticket, estate.settings(), time.at)
    assert (runs.waits, runs.deadline) == (Waits.ANSWER, due)


def test_a_correction_says_why_and_changes_something(assistant: Staff) -> None:
    ticket = take(assistant)
    with pytest.raises(Refused, match="Nothing is different"):
        corrected(ticket, assistant)
    with pytest.raises(ValueError):
        corrected(ticket, assistant, what="x", reason="")
    with pytest.raises(Refused, match="home"):
        corrected(ticket, assistant, place="", caller="")


def test_a_changed_urgency_counts_from_the_next_dispatch_H9(assistant: Staff, time: Clock) -> None:
    ticket = corrected(take(assistant), assistant, urgency=Urgency.URGENT)
    runs = clock_of(send(ticket, assistant), estate.settings(), time.at)
    assert runs.deadline == time.at + timedelta(minutes=10)


def test_the_arrival_of_another_ticket_is_struck_out_and_the_clock_runs_on_W3(
    assistant: Staff, time: Clock
) -> None:
    ticket, sent = send(take(assistant), assistant), time.at
    time.pass_(minutes=15)
    tickets.arrive(ticket.id, by=assistant)
    time.pass_(minutes=15)
    ticket = tickets.strike(ticket.id, tickets.Reason(reason="是 2 号工单的"), by=assistant)
    assert (ticket.stage, ticket.arrived_at) == (Stage.DISPATCHED, None)
    assert [step.struck for step in ticket.steps] == [False, False, True, False]
    runs = clock_of(ticket, estate.settings(), time.at)
    assert (runs.waits, runs.deadline) == (Waits.CALL, sent + timedelta(minutes=20))


def test_a_dispatch_is_not_struck_out_to_silence_its_clock_W3(assistant: Staff) -> None:
    ticket = send(take(assistant), assistant)
    assert tickets.last_step(ticket) is None
    with pytest.raises(Refused):
        tickets.strike(ticket.id, tickets.Reason(reason="x"), by=assistant)


def test_that_a_resident_was_dissatisfied_is_taken_back_by_who_is_in_charge_W9(
    assistant: Staff, supervisor: Staff
) -> None:
    ticket = finish(send(take(assistant), assistant), assistant, Opinion.DISSATISFIED)
    why = tickets.Reason(reason="按错键，业主说满意")
    with pytest.raises(Forbidden):
        tickets.strike(ticket.id, why, by=assistant)
    assert not tickets.strike(ticket.id, why, by=supervisor).dissatisfied
