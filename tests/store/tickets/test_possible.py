"""The steps that are offered are those that the store would not refuse for their stage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from store import clock, tickets
from store.errors import Refused
from store.rights import Staff
from store.tickets import Kind, Opinion, Stage, Ticket
from tests.store.tickets.test_steps import finish, send, take

Do = Callable[[int, Staff], Ticket]
WHY = tickets.Reason(reason="x")
OPERATIONS: dict[str, Do] = {
    "dispatched": lambda i, by: tickets.dispatch(i, tickets.Dispatch(worker="x"), by=by),
    "arrived": lambda i, by: tickets.arrive(i, by=by),
    "called": lambda i, by: tickets.call(
        i, tickets.Call(said="x", expected=clock.now() + timedelta(hours=1)), by=by
    ),
    "completed": lambda i, by: tickets.complete(
        i, tickets.Unseen(unseen="电话指导", result="x"), by=by
    ),
    "answered": lambda i, by: tickets.answer(i, tickets.Answer(words="x"), by=by),
    "opinion": lambda i, by: tickets.give_opinion(
        i, tickets.OpinionGiven(opinion=Opinion.SATISFIED), by=by
    ),
    "visited": lambda i, by: tickets.visit(i, tickets.Visit(opinion=Opinion.SATISFIED), by=by),
    "suspended": lambda i, by: tickets.suspend(
        i, tickets.Suspension(reason="x", until=clock.today()), by=by
    ),
    "resumed": lambda i, by: tickets.resume(i, by=by),
    "reopened": lambda i, by: tickets.reopen(i, WHY, by=by),
    "withdrawn": lambda i, by: tickets.withdraw(
        i, tickets.Withdrawal(reason="x", word="不用了"), by=by
    ),
    "noted": lambda i, by: tickets.note(i, tickets.Note(words="x"), by=by),
}
WAYS: dict[Stage, tuple[str, ...]] = {
    Stage.TAKEN: (),
    Stage.DISPATCHED: ("dispatched",),
    Stage.ARRIVED: ("dispatched", "arrived"),
    Stage.SUSPENDED: ("suspended",),
    Stage.COMPLETED: ("completed",),
    Stage.ANSWERED: ("answered",),
    Stage.VISITED: ("completed", "visited"),
    Stage.WITHDRAWN: ("withdrawn",),
}


@pytest.mark.parametrize("step", OPERATIONS)
@pytest.mark.parametrize("stage", WAYS)
def test_a_step_is_offered_exactly_where_it_can_be_done(
    assistant: Staff, stage: Stage, step: str
) -> None:
    kind = Kind.COMPLAINT if stage is Stage.ANSWERED else Kind.REPAIR
    ticket = take(assistant, kind)
    for way in WAYS[stage]:
        ticket = OPERATIONS[way](ticket.id, assistant)
    assert ticket.stage is stage
    if step in tickets.possible(ticket):
        OPERATIONS[step](ticket.id, assistant)
    else:
        with pytest.raises(Refused):
            OPERATIONS[step](ticket.id, assistant)


def test_closing_is_offered_once_the_work_is_done_W5(assistant: Staff) -> None:
    ticket = send(take(assistant), assistant)
    assert "closed" not in tickets.possible(ticket)
    assert "closed" in tickets.possible(finish(ticket, assistant))


def test_after_a_visit_that_found_dissatisfaction_reopening_is_next_W9(assistant: Staff) -> None:
    ticket = finish(send(take(assistant), assistant), assistant, Opinion.DISSATISFIED)
    assert tickets.next_due(ticket) == "reopened"
