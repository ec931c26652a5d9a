"""Return visits: asked for by tickets, made, tried, excused, counted once (V3–V10)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, answers, clock, escalations, journal, residents, tickets, visits
from store.desk import settings as desk_settings
from store.errors import Forbidden, Refused
from store.figure import month as month_around
from store.residents import NewInstruction, instructions
from store.rights import Staff
from store.tickets import Kind as Reported
from store.tickets import Opinion
from store.visits import (
    Agreed,
    Draw,
    Excuse,
    Fate,
    Kind,
    Made,
    Means,
    NewVisit,
    Overall,
    Same,
    Signed,
    Stage,
    Try,
    VisitSettings,
    drawing,
)
from tests.conftest import PIN, Clock
from tests.store.visits.round import done, finish, lived_in, made, month, of_ticket, reported


def waits(kind: str) -> list[str]:
    return [one.subject for one in agenda.everything(clock.now()) if one.kind == kind]


def test_a_done_ticket_asks_for_one_that_goes_on_record_with_its_first_step(
    assistant: Staff,
) -> None:
    (home,) = lived_in(1, assistant)
    ticket = done(assistant, home)
    asked = of_ticket(ticket)
    assert (asked.id, asked.number, asked.kind, asked.stage) == (
        -ticket.id, "", Kind.REPAIR, Stage.DUE,
    )  # fmt: skip
    after = made(asked.id, assistant)
    assert (after.number, after.stage, after.home) == ("HF-2026-0001", Stage.VISITED, "1-1-101")
    assert tickets.get(ticket.id).visit is Opinion.SATISFIED  # told once, at both
    assert visits.every() == [after]
    with pytest.raises(Refused):
        made(-ticket.id, assistant)


def test_visitor_is_not_the_worker(assistant: Staff, second: Staff) -> None:
    """V5, Q74: not through another's hand, and not at the ticket either."""
    ticket = reported(assistant)
    tickets.dispatch(ticket.id, tickets.Dispatch(worker=assistant.name), by=second)
    tickets.arrive(ticket.id, by=second)
    tickets.complete(ticket.id, tickets.Completion(result="好了"), by=second)
    asked = of_ticket(ticket).id
    with pytest.raises(Forbidden, match="own work"):
        made(asked, assistant)
    with pytest.raises(Forbidden, match="own work"):
        made(asked, second, visitor=assistant.id)
    with pytest.raises(Forbidden, match="own work"):
        tickets.visit(ticket.id, tickets.Visit(opinion=Opinion.SATISFIED), by=assistant)
    assert made(asked, second).visitor == second.id


def test_reopened_ticket_one_visit_per_round(assistant: Staff, supervisor: Staff) -> None:
    """V6, Q71: C reopens the ticket, goes up, and is visited again one level above."""
    (home,) = lived_in(1, assistant)
    ticket = done(assistant, home)
    first = made(of_ticket(ticket).id, assistant, Overall.C, words="还漏", fate=Fate.ANSWERED)
    again = tickets.get(ticket.id)
    assert (again.rounds, again.stage) == (2, tickets.Stage.TAKEN)
    assert escalations.every()[0].thing == f"ticket:{ticket.id}"
    (above,) = [one for one in visits.every() if one.kind is Kind.DISSATISFIED]
    assert above.due == clock.now() + timedelta(hours=48)
    with pytest.raises(Forbidden, match="in charge"):
        made(above.id, assistant)
    assert made(above.id, supervisor).source == first.subject
    finish(again, assistant)
    second_ = made(of_ticket(ticket).id, assistant)
    assert second_.id != first.id and (first.round, second_.round) == (1, 2)
    assert visits.get(first.id).overall == "C"


def test_two_answers_of_one_home_are_kept(assistant: Staff) -> None:
    """V6, Q72: both stay on record, the worse counts."""
    (home,) = lived_in(1, assistant)
    one = made(of_ticket(done(assistant, home)).id, assistant)
    given_ = Made(overall=Overall.B, person="李四", words="慢", fate=Fate.NOTED)
    after = visits.hear(one.id, given_, by=assistant)
    assert after.overall == "B" and after.person == "张三"
    kinds = [entry.kind for entry in journal.of_subject(one.subject)]
    assert kinds.count("return_visit.visited") == kinds.count("return_visit.heard") == 1
    (line,) = visits.summary(month()).kinds
    assert (line.due, line.visited, line.told, line.glad) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"overall": "C"}, "words"),
        ({"words": "灯暗"}, "fate"),
        ({"fate": "noted"}, "words"),
        ({"words": "灯暗", "fate": "finding"}, "worker"),
        ({"means": Means.HOME}, "signed"),
    ],
)
def test_what_is_said_ends_somewhere_and_the_door_asks_for_a_signature(
    assistant: Staff, more: dict[str, object], field: str
) -> None:
    one = of_ticket(done(assistant))
    with pytest.raises(Refused) as refused:
        made(one.id, assistant, **({"overall": "A"} | more))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert of_ticket(tickets.get(-one.id)).id == one.id  # and nothing went on record


def test_a_suggestion_becomes_a_ticket_or_a_finding(assistant: Staff) -> None:
    homes = lived_in(2, assistant)
    for home, fate, worker in zip(homes, (Fate.TICKET, Fate.FINDING), ("", "赵师傅"), strict=True):
        one = of_ticket(done(assistant, home))
        after = made(one.id, assistant, Overall.B, words="灯暗", fate=fate, worker=worker)
        ticket = tickets.get(int(after.outcome.partition(":")[2]))
        assert ticket.what == "灯暗" and ticket.home_id == home
        assert ticket.kind is (Reported.ENQUIRY if fate is Fate.TICKET else Reported.FINDING)


def test_money_asked_off_the_list_is_major(assistant: Staff) -> None:
    made(of_ticket(done(assistant)).id, assistant, overcharged=True)
    assert escalations.every()[0].level is escalations.Level.MAJOR


def test_complaints_are_asked_about_by_who_is_in_charge_unless_the_settings_say_otherwise(
    assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    first, other = (done(assistant, kind=Reported.COMPLAINT) for _ in range(2))
    with pytest.raises(Forbidden):
        made(of_ticket(first).id, assistant)
    assert made(of_ticket(first).id, supervisor).stage is Stage.VISITED
    desk_settings.change_own("visits", VisitSettings(in_charge=False), by=manager)
    assert made(of_ticket(other).id, assistant).stage is Stage.VISITED


def test_three_tries_then_the_supervisor_excuses_it_and_the_ticket_can_end(
    assistant: Staff, supervisor: Staff
) -> None:
    ticket = done(assistant)
    one = visits.try_(of_ticket(ticket).id, Try(), by=assistant)
    with pytest.raises(Refused, match="1 times"):
        visits.excuse(one.id, Excuse(reason="出国"), by=supervisor)
    visits.try_(one.id, Try(), by=assistant)
    visits.try_(one.id, Try(), by=assistant)
    with pytest.raises(Forbidden):
        visits.excuse(one.id, Excuse(reason="出国"), by=assistant)
    visits.excuse(one.id, Excuse(reason="出国"), by=supervisor)
    assert visits.summary(month()).kinds == ()  # it leaves the denominator
    assert not tickets.close(ticket.id, by=assistant).open


def test_one_matter_told_to_two_counts_once(assistant: Staff, supervisor: Staff) -> None:
    """V8."""
    (home,) = lived_in(1, assistant)
    first = done(assistant, home, Reported.COMPLAINT)
    other = done(assistant, home, Reported.COMPLAINT)
    one = made(of_ticket(first).id, supervisor)
    with pytest.raises(Refused, match="same home"):
        stranger = done(assistant)
        visits.join(of_ticket(stranger).id, Same(other=one.number), by=assistant)
    joined = visits.join(of_ticket(other).id, Same(other=one.number.lower()), by=assistant)
    assert (joined.stage, joined.counts_as) == (Stage.JOINED, one.id)
    line = visits.summary(month()).of(Kind.COMPLAINT)
    assert line is not None and (line.due, line.visited) == (1, 1)


def test_an_agreed_visit_stands_on_today_and_is_handed_over(assistant: Staff, time: Clock) -> None:
    ticket = done(assistant)
    at = clock.now() + timedelta(hours=3)
    one = visits.agree(of_ticket(ticket).id, Agreed(at=at), by=assistant)
    assert waits("return_visit.agreed_for") == [one.subject]
    handed = answers.of("visits").handed
    assert handed and [each.subject for each in handed(clock.now())] == [one.subject]
    with pytest.raises(Refused):
        visits.agree(one.id, Agreed(at=clock.now()), by=assistant)
    made(one.id, assistant)
    assert not waits("return_visit.agreed_for") and not list(handed(clock.now()))


def test_a_home_is_visited_after_an_emergency(assistant: Staff) -> None:
    (home,) = lived_in(1, assistant)
    one = visits.ask(NewVisit(home=home), by=assistant)
    assert one.due == clock.now() + timedelta(days=7) and waits("return_visit.to_make")
    assert made(one.id, assistant).stage is Stage.VISITED and not waits("return_visit.to_make")


# The month's round


def test_the_month_is_drawn_once_and_can_be_drawn_again(assistant: Staff, time: Clock) -> None:
    """V4: same seed, same pool, same list, whoever draws it."""
    homes = lived_in(50, assistant)
    one = visits.draw(Draw(seed=7), by=assistant)
    drawn = [v.home_id for v in sorted(visits.every(), key=lambda v: v.id)]
    assert (one.homes, one.wanted, len(drawn)) == (50, visits.quota(50, 50), 3)
    pool = drawing.read(one.pool)
    assert visits.drawn(pool, one.wanted, 7) == drawn and {h for h, _ in pool} == set(homes)
    with pytest.raises(Refused, match="already"):
        visits.draw(Draw(), by=assistant)
    (proof,) = answers.of("visits").proofs.values()
    from store.engine import database

    assert not list(proof(database.db))
    time.pass_(days=10)
    assert waits("visit_month.to_draw") == [one.subject]
    visits.draw(Draw(seed=7), by=assistant)
    assert not waits("visit_month.to_draw")


def test_whoever_was_visited_for_anything_counts_and_is_not_drawn(
    assistant: Staff, supervisor: Staff
) -> None:
    homes = lived_in(26, assistant)
    made(of_ticket(done(assistant, homes[0])).id, assistant)
    away = NewInstruction(mind=residents.Mind.AWAY)
    instructions.instruct(homes[1], away, by=supervisor)
    one = visits.draw(Draw(seed=1), by=assistant)
    assert (one.counted, one.wanted) == (1, visits.quota(26, 50))
    assert {h for h, _ in drawing.read(one.pool)} == set(homes[2:])
    for drawn in [v for v in visits.every() if v.month]:
        made(of_ticket(done(assistant, drawn.home_id)).id, assistant)
        assert visits.get(drawn.id).stage is Stage.JOINED  # that visit counts, marked
    line = visits.summary(month()).of(Kind.ROUTINE)
    assert line is not None and (line.due, line.visited) == (2, 2)
    assert not waits("visit_month.round")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    pool=st.dictionaries(st.integers(1, 60), st.sampled_from(["", "2026-01-02", "2026-05-30"])),
    wanted=st.integers(0, 70),
    seed=st.integers(0, 999_999),
)
def test_nobody_is_drawn_before_those_longer_not_visited(
    pool: dict[int, str], wanted: int, seed: int
) -> None:
    listed = list(pool.items())
    found = visits.drawn(listed, wanted, seed)
    assert found == visits.drawn(listed[::-1], wanted, seed)
    assert len(set(found)) == len(found) == min(wanted, len(pool))
    left = [day for home, day in listed if home not in found]
    assert not left or not found or max(pool[home] for home in found) <= min(left)


@given(homes=st.integers(0, 100_000), share=st.integers(1, 100))
def test_a_year_of_quotas_reaches_the_share(homes: int, share: int) -> None:
    each = visits.quota(homes, share)
    assert 12 * each * 100 >= homes * share and (each == 0 or (each - 1) * 1200 < homes * share)


# The month's summary


def test_the_supervisor_signs_the_summary_and_it_stays_as_it_was(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """V10, G5."""
    homes = lived_in(24, assistant)
    one = visits.draw(Draw(seed=3), by=assistant)
    ticket = done(assistant, homes[5])
    made(of_ticket(ticket).id, assistant, Overall.B, words="慢了点", fate=Fate.NOTED)
    with pytest.raises(Refused, match="not over"):
        visits.sign(one.id, Signed(pin=PIN), by=supervisor)
    time.pass_(days=9)
    assert waits("visit_month.to_sign") == [one.subject]
    with pytest.raises(Forbidden):
        visits.sign(one.id, Signed(pin=PIN), by=assistant)
    signed = visits.sign(one.id, Signed(pin=PIN, changed="晚间加一班"), by=supervisor)
    before = visits.as_signed(signed)
    assert before == visits.summary(one.month)
    tickets.reopen(ticket.id, tickets.Reason(reason="又漏"), by=assistant)
    assert visits.as_signed(signed) == before != visits.summary(one.month)
    assert not waits("visit_month.to_sign") and visits.changed(signed) == "晚间加一班"
    assert PIN not in str([vars(e) for e in journal.of_subject(one.subject)])


def test_figures_of_the_month_have_their_n(assistant: Staff) -> None:
    """V9, G8: not reached is outside; nothing due is a dash."""
    each = answers.of("visits").figures
    assert each
    period = month_around(clock.today())
    assert {figure.text for figure in each(period)} == {"—"}
    for overall in (Overall.A, Overall.B):
        made(of_ticket(done(assistant)).id, assistant, overall)
    visits.try_(of_ticket(done(assistant)).id, Try(), by=assistant)
    found = {figure.name: figure.text for figure in each(period)}
    assert found["Repairs visited"] == "2/3 = 66.7 %"
    assert found["Satisfied, A or B"] == "2/2 = 100.0 %"
