"""Only what happened is on record: real times, real visits, the resident's own word (W3-W5, W9)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from store import agenda, clock, estate, journal, tickets
from store.errors import Forbidden, Refused
from store.rights import Staff
from store.tickets import Kind, Opinion, Stage, Urgency, Waits, clock_of, owed_since
from store.waiting import Waiting
from tests.conftest import Clock
from tests.store.tickets.test_steps import finish, phone, send, take


def test_an_arrival_is_noted_with_its_earlier_time_and_was_in_time_then_W3(
    assistant: Staff, time: Clock
) -> None:
    ticket = send(take(assistant), assistant)
    came = time.at + timedelta(minutes=12)
    time.pass_(minutes=45)
    assert owed_since(tickets.get(ticket.id), estate.settings(), time.at)
    ticket = tickets.arrive(ticket.id, tickets.Arrival(happened=came), by=assistant)
    assert ticket.arrived_at == came
    assert journal.get(ticket.last_number).payload["happened"] == clock.to_ms(came)
    assert owed_since(ticket, estate.settings(), time.at) is None
    assert tickets.figures(clock.today()).arrival_minutes == 12


@pytest.mark.parametrize("minutes", [-1, 31])
def test_nobody_came_before_it_was_sent_or_will_have_come_W3(
    assistant: Staff, time: Clock, minutes: int
) -> None:
    ticket, sent = send(take(assistant), assistant), time.at
    time.pass_(minutes=30)
    came = tickets.Arrival(happened=sent + timedelta(minutes=minutes))
    with pytest.raises(Refused) as refused:
        tickets.arrive(ticket.id, came, by=assistant)
    assert refused.value.field == "happened"


def test_work_is_done_at_its_real_time_and_the_return_visit_counts_from_then_W5(
    assistant: Staff, time: Clock
) -> None:
    ticket = send(take(assistant), assistant)
    tickets.arrive(ticket.id, by=assistant)
    done = time.at + timedelta(minutes=30)
    time.pass_(minutes=90)
    given = tickets.Completion(result="换了电容", happened=done)
    ticket = tickets.complete(ticket.id, given, by=assistant)
    assert (ticket.completed_at, ticket.visit_by) == (done, done + timedelta(hours=48))


def test_completing_takes_an_arrival_or_the_reason_why_there_was_none_W5(
    assistant: Staff, time: Clock
) -> None:
    first, second = send(take(assistant), assistant), send(take(assistant), assistant)
    came = time.at + timedelta(minutes=5)
    time.pass_(minutes=10)
    with pytest.raises(Refused) as refused:
        tickets.complete(first.id, tickets.Completion(result="好了"), by=assistant)
    assert refused.value.field == "arrived"
    seen = tickets.complete(first.id, tickets.Unseen(result="好了", arrived=came), by=assistant)
    assert (seen.arrived_at, seen.stage) == (came, Stage.COMPLETED)
    unseen = tickets.Unseen(result="好了", unseen="电话指导业主复位")
    told = tickets.complete(second.id, unseen, by=assistant).last("completed")
    assert told is not None and told.words["unseen"] == "电话指导业主复位"


def test_once_somebody_was_on_site_withdrawing_takes_the_residents_word_W9(
    assistant: Staff,
) -> None:
    ticket = send(take(assistant), assistant)
    tickets.arrive(ticket.id, by=assistant)
    with pytest.raises(Refused) as refused:
        tickets.withdraw(ticket.id, tickets.Reason(reason="不修了"), by=assistant)
    assert refused.value.field == "word"
    why = tickets.Withdrawal(reason="嫌贵", word="我自己买配件装")
    assert not tickets.withdraw(ticket.id, why, by=assistant).open


@pytest.mark.parametrize("step", ["opinion", "visit"])
def test_nobody_reached_is_a_try_and_neither_opinion_nor_visit_W4_W5(
    assistant: Staff, step: str
) -> None:
    ticket = send(take(assistant), assistant)
    done = tickets.Unseen(result="好了", unseen="电话指导")
    tickets.complete(ticket.id, done, by=assistant)
    if step == "opinion":
        nobody = tickets.OpinionGiven(opinion=Opinion.NONE, words="无人接听")
        ticket = tickets.give_opinion(ticket.id, nobody, by=assistant)
        assert (ticket.opinion, ticket.opinion_words) == (None, "")
    else:
        glad = tickets.OpinionGiven(opinion=Opinion.SATISFIED)
        tickets.give_opinion(ticket.id, glad, by=assistant)
        ticket = tickets.visit(ticket.id, tickets.Visit(opinion=Opinion.NONE), by=assistant)
        assert (ticket.visit, ticket.stage) == (None, Stage.COMPLETED)
    assert tickets.next_due(ticket) == {"opinion": "opinion", "visit": "visited"}[step]
    with pytest.raises(Forbidden):
        tickets.close(ticket.id, by=assistant)


def test_a_call_that_reached_nobody_is_a_try_and_promises_nothing_W3(
    assistant: Staff, time: Clock
) -> None:
    ticket = send(take(assistant), assistant)
    time.pass_(minutes=21)
    again = time.at + timedelta(minutes=5)
    tried = tickets.Call(said="无人接听", reached=False, expected=again)
    ticket = tickets.call(ticket.id, tried, by=assistant)
    assert (ticket.calls, ticket.expected) == ((), None)
    assert clock_of(ticket, estate.settings(), time.at).waits is Waits.CALL
    step = ticket.last("called")
    assert step is not None and step.time("try_at") == again


def test_a_call_says_who_was_spoken_to_the_caller_or_somebody_else_W3(assistant: Staff) -> None:
    nobody = tickets.NewTicket(place="大堂", what="灯不亮")
    ticket = tickets.dispatch(
        tickets.take(nobody, by=assistant).id, tickets.Dispatch(worker="王师傅"), by=assistant
    )
    with pytest.raises(Refused) as refused:
        phone(ticket, assistant)
    assert refused.value.field == "spoken"
    later = clock.now() + timedelta(hours=1)
    told = tickets.Call(said="在路上", spoken="保安队长", expected=later)
    step = tickets.call(ticket.id, told, by=assistant).last("called")
    assert step is not None and step.words["spoken"] == "保安队长"


def test_after_a_dissatisfied_visit_only_a_new_round_closes_W9(assistant: Staff) -> None:
    ticket = finish(send(take(assistant), assistant), assistant, Opinion.DISSATISFIED)
    tickets.visit(ticket.id, tickets.Visit(opinion=Opinion.SATISFIED), by=assistant)
    with pytest.raises(Forbidden, match="reopen"):
        tickets.close(ticket.id, by=assistant)
    assert tickets.next_due(tickets.get(ticket.id)) == "reopened"
    tickets.reopen(ticket.id, tickets.Reason(reason="还在漏"), by=assistant)
    ticket = finish(send(tickets.get(ticket.id), assistant), assistant)
    assert tickets.close(ticket.id, by=assistant).rounds == 2


def test_what_is_urgent_has_ten_minutes_W3(assistant: Staff, time: Clock) -> None:
    new = tickets.NewTicket(place="大堂", what="水管爆裂", urgency=Urgency.URGENT)
    ticket = send(tickets.take(new, by=assistant), assistant)
    runs = clock_of(ticket, estate.settings(), time.at)
    assert runs.deadline == time.at + timedelta(minutes=10)


def test_an_agreed_time_has_its_own_clock_W3(assistant: Staff, time: Clock) -> None:
    """No alarm before it, and one at it, sent out or not."""
    at = time.at + timedelta(hours=6)
    planned = {"place": "大堂", "what": "换窗锁", "urgency": Urgency.PLANNED}
    sent = tickets.take(tickets.NewTicket.model_validate(planned | {"agreed": at}), by=assistant)
    bare = tickets.take(tickets.NewTicket.model_validate(planned), by=assistant)
    with pytest.raises(Refused) as refused:
        send(bare, assistant)
    assert refused.value.field == "agreed"
    ticket = send(sent, assistant)
    time.pass_(hours=5)
    assert not clock_of(ticket, estate.settings(), time.at).late
    assert clock_of(ticket, estate.settings(), at).owed_call


def test_another_time_that_is_agreed_in_time_takes_the_place_of_the_first_W3(
    assistant: Staff, time: Clock
) -> None:
    ticket = send(take(assistant), assistant)
    time.pass_(minutes=10)
    tomorrow = time.at + timedelta(days=1)
    again = tickets.Dispatch(worker="王师傅", agreed=tomorrow)
    ticket = tickets.dispatch(ticket.id, again, by=assistant)
    time.pass_(hours=2)
    assert not clock_of(ticket, estate.settings(), time.at).owed_call
    assert clock_of(ticket, estate.settings(), tomorrow).owed_call


def test_another_time_agreed_too_late_takes_back_no_call_W3(assistant: Staff, time: Clock) -> None:
    ticket = send(take(assistant), assistant)
    time.pass_(minutes=21)
    again = tickets.Dispatch(worker="王师傅", agreed=time.at + timedelta(days=1))
    ticket = tickets.dispatch(ticket.id, again, by=assistant)
    assert clock_of(ticket, estate.settings(), time.at).owed_call


def test_what_engineering_gives_back_waits_to_be_sent_to_somebody_else(
    assistant: Staff,
) -> None:
    ticket = send(take(assistant), assistant)
    ticket = tickets.give_back(ticket.id, tickets.Reason(reason="属弱电"), by=assistant)
    assert ticket.stage is Stage.RETURNED
    assert tickets.next_due(ticket) == "dispatched"
    other = tickets.Dispatch(worker="何师傅")
    assert tickets.dispatch(ticket.id, other, by=assistant).worker == "何师傅"


def _of_tickets(now: datetime) -> list[Waiting]:
    return [one for one in agenda.everything(now) if one.subject.startswith("ticket:")]


def test_on_site_without_a_promise_stands_on_today_W7(assistant: Staff, time: Clock) -> None:
    ticket = send(take(assistant), assistant)
    tickets.arrive(ticket.id, by=assistant)
    time.pass_(days=9)
    (waiting,) = _of_tickets(clock.now())
    assert (waiting.subject, waiting.kind, waiting.due) == ("ticket:1", "ticket.promise", None)


def test_a_late_answer_rings_whatever_nobody_recorded_since_W6(
    assistant: Staff, time: Clock
) -> None:
    take(assistant, Kind.COMPLAINT)
    due = time.at + timedelta(hours=24)
    assert agenda.ringing(time.at) == (frozenset(), due)
    assert not _of_tickets(time.at)  # due tomorrow
    time.at = due
    assert agenda.ringing(due)[0] == {"ticket:1"}
