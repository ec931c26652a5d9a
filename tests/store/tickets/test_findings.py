"""A finding goes through its states, one by one, and another person sees that it is put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from store import answers, clock, journal, tickets
from store.errors import Forbidden, Refused
from store.findings import NewFinding, Origin, Severity
from store.rights import Staff
from store.tickets import Kind, Stage, Ticket, Waits, findings
from store.tickets.findings import Assigning, Extension, Reinspected, Returning, Righted
from store.tickets.kinds import COURSES
from store.waiting import Place
from tests.conftest import Clock
from tests.store.tickets.test_steps import take
from tests.store.tickets.test_tasks import given

DAY = timedelta(days=1)
ROUND = Origin("key_count:7", "key:3")


def raised(by: Staff, origin: Origin = ROUND, **more: object) -> Ticket:
    given = {
        "place": "3栋大堂",
        "what": "地砖松动",
        "worker": "王师傅",
        "due": clock.now() + 3 * DAY,
    }
    return findings.raise_(NewFinding.model_validate(given | more), origin, by=by)


def put_right(ticket: Ticket, by: Staff) -> Ticket:
    findings.accept(ticket.id, by=by)
    findings.begin(ticket.id, by=by)
    return findings.put_right(ticket.id, Righted(result="已重铺"), by=by)


def looked_at(ticket: Ticket, by: Staff, *, passed: bool = True) -> Ticket:
    return findings.reinspect(ticket.id, Reinspected(passed=passed, note="已看过"), by=by)


def test_what_was_found_is_kept_and_told_to_where_it_was_found_G9(assistant: Staff) -> None:
    ticket = raised(assistant, severity=Severity.URGENT, team="工程部", photo="P-17")
    assert (ticket.kind, ticket.stage, ticket.open) == (Kind.FINDING, Stage.ASSIGNED, True)
    assert (ticket.place, ticket.what) == ("3栋大堂", "地砖松动")
    assert (ticket.worker, ticket.team) == ("王师傅", "工程部")
    assert (findings.severity(ticket), findings.photo(ticket)) == (Severity.URGENT, "P-17")
    assert findings.origin_of(ticket) == ROUND
    assert ticket.id in [int(e.subject_id) for e in journal.touching("key:3")]
    (seen,) = answers.findings().of_source("key_count:7")
    assert (seen.number, seen.open, seen.to_reinspect) == (ticket.id, True, False)
    assert answers.findings().open_of("key_count") == [seen]
    assert answers.findings().of_source("key_count:70") == []


def test_it_goes_through_exactly_its_states_to_its_end_G9(assistant: Staff, second: Staff) -> None:
    ticket = raised(assistant)
    stages = [ticket.stage]
    for step in ("accepted", "begun", "put_right", "reinspected"):
        stages.append(STEPS[step](ticket.id, assistant, second).stage)
    assert stages == [
        Stage.ASSIGNED, Stage.ACCEPTED, Stage.RECTIFYING, Stage.TO_REINSPECT, Stage.CLOSED,
    ]  # fmt: skip
    assert not tickets.get(ticket.id).open
    assert tickets.queue() == []


def test_who_put_it_right_does_not_re_inspect_it_G9(assistant: Staff, second: Staff) -> None:
    ticket = put_right(raised(assistant), assistant)
    with pytest.raises(Forbidden, match="four eyes"):
        looked_at(ticket, assistant)
    assert tickets.get(ticket.id).stage is Stage.TO_REINSPECT
    assert looked_at(ticket, second).stage is Stage.CLOSED


def test_whom_the_source_bars_does_not_re_inspect_it_either(
    assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    ticket = put_right(raised(assistant, Origin("key_count:7", barred=(second.id,))), assistant)
    with pytest.raises(Forbidden, match="four eyes"):
        looked_at(ticket, second)
    assert looked_at(ticket, supervisor).stage is Stage.CLOSED


def test_what_fails_goes_into_a_further_round_and_the_same_rule_holds_G9(
    assistant: Staff, second: Staff
) -> None:
    ticket = put_right(raised(assistant), assistant)
    ticket = looked_at(ticket, second, passed=False)
    assert (ticket.stage, findings.rounds(ticket), ticket.open) == (Stage.RECTIFYING, 2, True)
    ticket = findings.put_right(ticket.id, Righted(result="再铺"), by=second)
    with pytest.raises(Forbidden):
        looked_at(ticket, second)
    assert looked_at(ticket, assistant).stage is Stage.CLOSED
    seen = answers.findings().of_source("key_count:7")[0].reinspections
    assert [(one.passed, one.by) for one in seen] == [(False, second.id), (True, assistant.id)]


def test_what_is_given_back_is_assigned_anew_with_its_reason_G9(assistant: Staff) -> None:
    ticket = findings.return_(raised(assistant).id, Returning(reason="不属工程部"), by=assistant)
    assert ticket.stage is Stage.RETURNED
    with pytest.raises(Refused):
        findings.accept(ticket.id, by=assistant)
    ticket = findings.assign(ticket.id, Assigning(worker="刘春梅"), by=assistant)
    assert (ticket.stage, ticket.worker) == (Stage.ASSIGNED, "刘春梅")


def test_only_who_is_in_charge_puts_it_off_and_the_first_time_stays_on_record_G9(
    assistant: Staff, supervisor: Staff
) -> None:
    ticket = raised(assistant)
    first, later = ticket.expected, clock.now() + 9 * DAY
    put_off = Extension(expected=later, reason="等材料")
    with pytest.raises(Forbidden):
        findings.extend(ticket.id, put_off, by=assistant)
    ticket = findings.extend(ticket.id, put_off, by=supervisor)
    assert (ticket.expected, ticket.steps[0].time("expected")) == (later, first)
    assert ticket.stage is Stage.ASSIGNED


def test_a_time_that_has_passed_is_none_to_put_it_right_by(
    assistant: Staff, supervisor: Staff
) -> None:
    with pytest.raises(Refused, match="lie ahead"):
        raised(assistant, due=clock.now())
    assert tickets.queue() == []
    ticket = raised(assistant)
    with pytest.raises(Refused, match="lie ahead"):
        past = Extension(expected=clock.now() - DAY, reason="晚了")
        findings.extend(ticket.id, past, by=supervisor)


def test_what_is_looked_at_where_it_was_found_passes_by_no_word_alone(
    assistant: Staff, second: Staff
) -> None:
    ticket = put_right(raised(assistant, Origin("key_count:7", at_source=True)), assistant)
    with pytest.raises(Refused, match="where it was found"):
        looked_at(ticket, second)
    figures = {"counted": 2, "expected": 2}
    seen = answers.findings().reinspect(
        ticket.id, passed=True, note="点过", figures=figures, by=second
    )
    assert not seen.open
    assert dict(seen.reinspections[0].figures) == figures


Do = Callable[[int, Staff, Staff], Ticket]
STEPS: dict[str, Do] = {
    "accepted": lambda i, one, _: findings.accept(i, by=one),
    "begun": lambda i, one, _: findings.begin(i, by=one),
    "put_right": lambda i, one, _: findings.put_right(i, Righted(result="x"), by=one),
    "returned": lambda i, one, _: findings.return_(i, Returning(reason="x"), by=one),
    "assigned": lambda i, one, _: findings.assign(i, Assigning(worker="x"), by=one),
    "extended": lambda i, _, other: findings.extend(
        i, Extension(expected=clock.now() + DAY, reason="x"), by=other
    ),
    "reinspected": lambda i, _, other: findings.reinspect(
        i, Reinspected(passed=True, note="x"), by=other
    ),
    "noted": lambda i, one, _: tickets.note(i, tickets.Note(words="x"), by=one),
}
WAYS: dict[Stage, tuple[str, ...]] = {
    Stage.ASSIGNED: (),
    Stage.RETURNED: ("returned",),
    Stage.ACCEPTED: ("accepted",),
    Stage.RECTIFYING: ("accepted", "begun"),
    Stage.TO_REINSPECT: ("accepted", "begun", "put_right"),
    Stage.CLOSED: ("accepted", "begun", "put_right", "reinspected"),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("stage", WAYS)
def test_a_step_is_offered_exactly_where_it_can_be_done(
    assistant: Staff, supervisor: Staff, stage: Stage, step: str
) -> None:
    ticket = raised(assistant)
    for way in WAYS[stage]:
        ticket = STEPS[way](ticket.id, assistant, supervisor)
    assert ticket.stage is stage
    if step in tickets.possible(ticket):
        STEPS[step](ticket.id, assistant, supervisor)
    elif step != "noted":
        with pytest.raises(Refused):
            STEPS[step](ticket.id, assistant, supervisor)


def test_its_clock_runs_to_the_time_that_was_set(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    ticket = raised(assistant)
    waited = []
    for step in ("accepted", "begun", "put_right"):
        waited.append(tickets.queue()[0].clock.waits)
        STEPS[step](ticket.id, assistant, second)
    waited.append(tickets.queue()[0].clock.waits)
    assert waited == [Waits.ACCEPTANCE, Waits.START, Waits.RECTIFICATION, Waits.REINSPECTION]
    assert tickets.next_due(tickets.get(ticket.id)) == "reinspected"
    assert not tickets.queue()[0].clock.late
    time.pass_(days=3)
    assert tickets.queue()[0].clock.late


def test_it_stands_on_today_and_is_handed_over_until_its_end(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    """H7, G18: followed while it has time, due on its day."""
    waits = answers.of("tickets").waiting
    handed = answers.of("tickets").handed
    assert waits and handed
    ticket = raised(assistant)
    assert [one.place for one in waits(clock.now())] == [Place.FOLLOWING]
    assert [one.facts["stage"] for one in handed(clock.now())] == ["assigned"]
    time.pass_(days=3)
    of_it = f"ticket:{ticket.id}"
    assert [one.place for one in waits(clock.now()) if one.subject == of_it] == [Place.TODAY]
    looked_at(put_right(ticket, assistant), second)
    assert of_it not in [one.subject for one in waits(clock.now())]
    assert not list(handed(clock.now()))


def begun(kind: Kind, by: Staff, supervisor: Staff) -> Ticket:
    others = {Kind.FINDING: raised, Kind.TASK: lambda by: given(by, supervisor)}
    return others[kind](by) if kind in others else take(by, kind)


def test_every_kind_has_its_row_and_its_steps_their_sentences(
    assistant: Staff, supervisor: Staff
) -> None:
    """States, clocks and sheet of a kind stand in one table."""
    told = answers.of("tickets").sentences
    for kind in Kind:
        course = COURSES[kind]
        steps = {course.begun, course.done}.union(*course.admits.values())
        assert {f"ticket.{step}" for step in steps} <= told.keys()
        assert course.done in set().union(*course.admits.values())
        one = begun(kind, assistant, supervisor)
        assert {tickets.next_step(one, waits) for waits in course.clocks} <= {*steps, ""}


def test_a_report_is_none(assistant: Staff) -> None:
    with pytest.raises(ValueError):
        tickets.NewTicket(what="x", place="大堂", kind=Kind.FINDING)
