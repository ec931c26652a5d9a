from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from store import clock, journal, tickets
from store.errors import NotFound, Refused
from store.rights import Staff
from store.tickets import Channel, Kind, NewTicket, Opinion, Stage, Ticket
from tests.conftest import Clock


def take(by: Staff, kind: Kind = Kind.REPAIR) -> Ticket:
    return tickets.take(
        NewTicket(place="大堂", what="空调不制冷", caller="张惠文", kind=kind), by=by
    )


def send(ticket: Ticket, by: Staff) -> Ticket:
    return tickets.dispatch(ticket.id, tickets.Dispatch(worker="王师傅"), by=by)


def phone(ticket: Ticket, by: Staff) -> Ticket:
    expected = clock.now() + timedelta(hours=1)
    return tickets.call(ticket.id, tickets.Call(said="师傅在路上", expected=expected), by=by)


def finish(ticket: Ticket, by: Staff, visit: Opinion = Opinion.SATISFIED) -> Ticket:
    tickets.complete(ticket.id, tickets.Unseen(unseen="电话指导", result="已修好"), by=by)
    tickets.give_opinion(
        ticket.id, tickets.OpinionGiven(opinion=Opinion.SATISFIED, words="很快"), by=by
    )
    return tickets.visit(ticket.id, tickets.Visit(opinion=visit), by=by)


def test_a_report_is_taken_with_home_caller_what_and_urgency_W1(assistant: Staff) -> None:
    ticket = take(assistant)
    assert (ticket.where, ticket.caller, ticket.what) == ("大堂", "张惠文", "空调不制冷")
    assert ticket.stage is Stage.TAKEN
    assert ticket.taken_by == assistant.id


def test_a_report_keeps_how_it_came_and_when_it_suits_W1(assistant: Staff) -> None:
    """On the ticket and, but for what a resident said, in the entry."""
    new = NewTicket(
        place="大堂", what="漏水", caller="张惠文", channel=Channel.VISIT, convenient="周六上午"
    )
    ticket = tickets.get(tickets.take(new, by=assistant).id)
    assert (ticket.channel, ticket.convenient) == (Channel.VISIT, "周六上午")
    assert journal.get(journal.last_number()).payload["channel"] == Channel.VISIT.value


def test_a_report_without_home_place_or_caller_is_refused_W1() -> None:
    with pytest.raises(ValidationError):
        NewTicket(what="漏水")


def test_every_step_is_one_journal_entry_D1(assistant: Staff) -> None:
    before = journal.last_number()
    ticket = finish(send(take(assistant), assistant), assistant)
    tickets.close(ticket.id, by=assistant)
    assert journal.last_number() == before + 6


def test_the_journal_holds_no_name_or_phone_of_the_caller_F6(assistant: Staff) -> None:
    new = NewTicket(caller="张惠文", phone="13812341234", what="漏水")
    tickets.take(new, by=assistant)
    head = journal.last()
    assert head is not None
    assert "张惠文" not in str(head.payload) + str(head.words)
    assert "1234" not in str(head.payload) + str(head.words)


def test_dispatch_sends_it_to_engineering_W2(assistant: Staff) -> None:
    ticket = send(take(assistant), assistant)
    assert (ticket.stage, ticket.worker) == (Stage.DISPATCHED, "王师傅")


def test_a_breached_ticket_cannot_close_without_a_call_W3(assistant: Staff, time: Clock) -> None:
    ticket = send(take(assistant), assistant)
    time.pass_(minutes=21)
    tickets.arrive(ticket.id, by=assistant)
    finish(ticket, assistant)
    with pytest.raises(Refused, match="call"):
        tickets.close(ticket.id, by=assistant)
    phone(ticket, assistant)
    assert tickets.close(ticket.id, by=assistant).stage is Stage.CLOSED


def test_the_call_records_what_was_said_and_the_new_time_W3(assistant: Staff) -> None:
    ticket = phone(send(take(assistant), assistant), assistant)
    step = ticket.last("called")
    assert step is not None
    assert step.words["said"] == "师傅在路上"
    assert ticket.expected == clock.now() + timedelta(hours=1)


def test_a_promise_in_the_past_is_refused_W3(assistant: Staff) -> None:
    ticket = send(take(assistant), assistant)
    with pytest.raises(Refused) as refused:
        tickets.call(ticket.id, tickets.Call(said="晚到", expected=clock.now()), by=assistant)
    assert refused.value.field == "expected"


def test_a_call_that_reached_somebody_gives_a_new_time_while_the_work_is_open_W3(
    assistant: Staff,
) -> None:
    ticket = send(take(assistant), assistant)
    with pytest.raises(Refused) as refused:
        tickets.call(ticket.id, tickets.Call(said="师傅在路上"), by=assistant)
    assert refused.value.field == "expected"
    tickets.complete(ticket.id, tickets.Unseen(unseen="电话指导", result="好了"), by=assistant)
    done = tickets.call(ticket.id, tickets.Call(said="已告知修好"), by=assistant)
    assert done.calls


def test_no_ticket_closes_without_the_residents_opinion_W4(assistant: Staff) -> None:
    ticket = send(take(assistant), assistant)
    tickets.complete(ticket.id, tickets.Unseen(unseen="电话指导", result="已修好"), by=assistant)
    tickets.visit(ticket.id, tickets.Visit(opinion=Opinion.SATISFIED), by=assistant)
    with pytest.raises(Refused, match="opinion"):
        tickets.close(ticket.id, by=assistant)


@pytest.mark.parametrize("visit", [None, Opinion.NONE])
def test_no_ticket_closes_without_a_return_visit_W5(
    assistant: Staff, visit: Opinion | None
) -> None:
    ticket = send(take(assistant), assistant)
    tickets.complete(ticket.id, tickets.Unseen(unseen="电话指导", result="已修好"), by=assistant)
    tickets.give_opinion(ticket.id, tickets.OpinionGiven(opinion=Opinion.SATISFIED), by=assistant)
    if visit:
        tickets.visit(ticket.id, tickets.Visit(opinion=visit), by=assistant)
    with pytest.raises(Refused, match="return visit"):
        tickets.close(ticket.id, by=assistant)


def test_unfinished_work_cannot_close_W5(assistant: Staff) -> None:
    ticket = send(take(assistant), assistant)
    with pytest.raises(Refused, match="not finished"):
        tickets.close(ticket.id, by=assistant)


def test_a_complaint_is_answered_visited_and_closed_W6(assistant: Staff) -> None:
    ticket = take(assistant, Kind.COMPLAINT)
    with pytest.raises(Refused):
        tickets.complete(ticket.id, tickets.Unseen(unseen="电话指导", result="x"), by=assistant)
    tickets.answer(ticket.id, tickets.Answer(words="已劝止噪声"), by=assistant)
    tickets.visit(ticket.id, tickets.Visit(opinion=Opinion.SATISFIED), by=assistant)
    assert tickets.close(ticket.id, by=assistant).stage is Stage.CLOSED


def test_a_repair_is_not_answered_W6(assistant: Staff) -> None:
    with pytest.raises(Refused):
        tickets.answer(take(assistant).id, tickets.Answer(words="x"), by=assistant)


def test_a_suspended_ticket_carries_its_reason_and_date_W7_D3(assistant: Staff) -> None:
    ticket = take(assistant)
    rest = tickets.Suspension(reason="等配件", until=date(2026, 11, 24))
    ticket = tickets.suspend(ticket.id, rest, by=assistant)
    assert (ticket.stage, ticket.suspended_until) == (Stage.SUSPENDED, date(2026, 11, 24))
    assert tickets.resume(ticket.id, by=assistant).stage is Stage.TAKEN


def test_a_new_date_in_the_past_is_refused_W7(assistant: Staff) -> None:
    rest = tickets.Suspension(reason="等配件", until=date(2026, 11, 22))
    with pytest.raises(Refused):
        tickets.suspend(take(assistant).id, rest, by=assistant)


def test_a_dissatisfied_resident_reopens_the_ticket_W9(assistant: Staff) -> None:
    ticket = finish(send(take(assistant), assistant), assistant, Opinion.DISSATISFIED)
    with pytest.raises(Refused, match="reopen"):
        tickets.close(ticket.id, by=assistant)
    ticket = tickets.reopen(ticket.id, tickets.Reason(reason="又坏了"), by=assistant)
    assert ticket.stage is Stage.TAKEN
    assert ticket.opinion is None


def test_a_closed_ticket_can_be_reopened_W9(assistant: Staff) -> None:
    ticket = finish(send(take(assistant), assistant), assistant)
    tickets.close(ticket.id, by=assistant)
    assert tickets.queue() == []
    tickets.reopen(ticket.id, tickets.Reason(reason="又坏了"), by=assistant)
    assert [q.ticket.id for q in tickets.queue()] == [ticket.id]


def test_a_refused_step_leaves_no_trace(assistant: Staff) -> None:
    ticket = take(assistant)
    before = journal.last_number()
    with pytest.raises(Refused):
        tickets.arrive(ticket.id, by=assistant)
    assert journal.last_number() == before


def test_an_unknown_ticket_is_not_found(assistant: Staff) -> None:
    with pytest.raises(NotFound):
        send_to = tickets.Dispatch(worker="王师傅")
        tickets.dispatch(99, send_to, by=assistant)


def test_a_withdrawn_report_ends_with_its_reason(assistant: Staff) -> None:
    ticket = tickets.withdraw(take(assistant).id, tickets.Reason(reason="业主自修"), by=assistant)
    assert (ticket.stage, ticket.open) == (Stage.WITHDRAWN, False)


def test_a_note_says_who_was_told_D5(assistant: Staff) -> None:
    note = tickets.Note(words="水管爆裂", told="王主管, 陈经理")
    ticket = tickets.note(take(assistant).id, note, by=assistant)
    step = ticket.last("noted")
    assert step is not None
    assert step.words["told"] == "王主管, 陈经理"


def test_yesterdays_figures_count_what_became_of_the_repairs_D3(
    assistant: Staff, time: Clock
) -> None:
    first = send(take(assistant), assistant)
    second = send(take(assistant), assistant)
    time.pass_(minutes=10)
    tickets.arrive(first.id, by=assistant)
    finish(first, assistant)
    time.pass_(minutes=20)
    tickets.arrive(second.id, by=assistant)
    time.pass_(days=1)
    figures = tickets.figures(clock.today() - timedelta(days=1))
    assert (figures.taken, figures.done, figures.unfinished, figures.late) == (2, 1, 1, 1)
    assert figures.arrival_minutes == 20
    assert figures.visits == {Opinion.SATISFIED: 1}
