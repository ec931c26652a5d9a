"""The morning: figures that add up, and each unfinished ticket followed up before it counts."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from store import agenda, clock, estate, tickets
from store.errors import Refused
from store.rights import Staff
from store.tickets import Kind, morning
from tests.conftest import Clock
from tests.store.tickets.test_findings import raised
from tests.store.tickets.test_steps import finish, send, take


def due(now_is: Clock) -> list[tuple[int, int]]:
    found = [one for one in agenda.everything(now_is.at) if one.kind == morning.DUE]
    return [(one.figures["left"], one.figures["count"]) for one in found]


def test_each_unfinished_one_is_followed_up_or_put_off_before_it_is_gone_through_D3(
    assistant: Staff, time: Clock
) -> None:
    followed, rests, done = (take(assistant) for _ in range(3))
    finish(send(done, assistant), assistant)
    assert due(time) == []
    time.pass_(days=1)
    today = take(assistant)
    assert due(time) == [(2, 2)]
    with pytest.raises(Refused, match="first"):
        morning.go_through(by=assistant)
    tickets.note(followed.id, tickets.Note(words="厂家明日到货"), by=assistant)
    assert due(time) == [(1, 2)]
    day = clock.today() + timedelta(days=2)
    tickets.suspend(rests.id, tickets.Suspension(reason="等配件", until=day), by=assistant)
    entry = morning.go_through(by=assistant)
    assert (entry.payload["unfinished"], due(time)) == ([followed.id, rests.id], [])
    assert today.id not in entry.payload["unfinished"]
    with pytest.raises(Refused):
        morning.go_through(by=assistant)
    time.pass_(days=1)
    assert due(time) == [(2, 3)]  # what rests until tomorrow has its reason and date


def test_what_was_only_put_right_or_struck_out_is_not_followed_up_D3(
    assistant: Staff, time: Clock
) -> None:
    ticket = send(take(assistant), assistant)
    tickets.arrive(ticket.id, by=assistant)
    time.pass_(days=1)
    tickets.strike(ticket.id, tickets.Reason(reason="记错"), by=assistant)
    told = {"what": "三楼漏水", "place": "大堂", "reason": "听错了"}
    tickets.correct(ticket.id, tickets.Corrected.model_validate(told), by=assistant)
    assert due(time) == [(1, 1)]


def test_the_round_begins_with_the_first_shift_of_the_day_D3(assistant: Staff, time: Clock) -> None:
    take(assistant)
    begins = clock.bounds(clock.today() + timedelta(days=1))[0]
    time.at = begins + timedelta(hours=7, minutes=59)
    assert due(time) == []
    time.pass_(minutes=1)
    assert due(time) == [(1, 1)]


def test_a_finding_needs_nothing_before_its_day_D3(assistant: Staff, time: Clock) -> None:
    raised(assistant)  # until in three days
    time.pass_(days=1)
    assert due(time) == [(0, 1)]
    time.pass_(days=2)
    assert due(time) == [(1, 1)]


KINDS = ((), (Kind.REPAIR, Kind.PAID), (Kind.COMPLAINT, Kind.ENQUIRY), (Kind.FINDING,))


@pytest.mark.parametrize("seed", range(6))
def test_the_figures_of_every_day_add_up_and_go_on_from_the_day_before_D3(
    assistant: Staff, time: Clock, seed: int
) -> None:
    """Counted by hand beside them, from what happened."""
    rng = Random(seed)
    first, hand = clock.today(), dict.fromkeys(("taken", "done", "withdrawn", "reopened"), 0)
    for _ in range(40):
        time.pass_(hours=rng.choice([0, 1, 5, 9]))
        _something(rng, assistant, hand)
    days = [first + timedelta(days=n) for n in range((clock.today() - first).days + 1)]
    for kinds in KINDS:
        before = 0
        for day in days:
            told = tickets.figures(day, *kinds)
            assert told.before == before
            before = told.unfinished
            came = told.before + told.taken + told.reopened
            assert came == told.done + told.withdrawn + told.unfinished
    for name, count in hand.items():
        assert sum(getattr(tickets.figures(day), name) for day in days) == count


def _something(rng: Random, by: Staff, hand: dict[str, int]) -> None:
    queued = [one.ticket for one in tickets.queue()]
    if not queued or rng.random() < 0.4:
        take(by, rng.choice([Kind.REPAIR, Kind.COMPLAINT, Kind.PAID]))
        hand["taken"] += 1
        return
    ticket = rng.choice(queued)
    worked_on = {"taken", "dispatched", "returned"}
    if ticket.stage.value not in worked_on:
        tickets.reopen(ticket.id, tickets.Reason(reason="又坏了"), by=by)
        hand["reopened"] += 1
    elif rng.random() < 0.3 and not tickets.owed_since(ticket, estate.settings(), clock.now()):
        tickets.withdraw(ticket.id, tickets.Reason(reason="不修了"), by=by)
        hand["withdrawn"] += 1
    elif ticket.answers:
        tickets.answer(ticket.id, tickets.Answer(words="已劝止"), by=by)
        hand["done"] += 1
    else:
        tickets.complete(ticket.id, tickets.Unseen(result="好了", unseen="电话指导"), by=by)
        hand["done"] += 1
