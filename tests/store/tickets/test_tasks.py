"""A task that somebody in charge assigns: due as it was set, answered, confirmed by who gave it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from store import answers, clock, journal, tickets, today
from store.desk import staff
from store.errors import Forbidden, Refused
from store.rights import Role, Staff
from store.tickets import Kind, Reason, Stage, Ticket, Waits, tasks
from store.tickets.tasks import NewTask, TaskAnswer, TaskChange, TaskPutOff
from store.waiting import Place
from tests.conftest import Clock
from tests.store.test_rights import hire

DONE = TaskAnswer(result="已归档")


def given(by: Staff, giver: Staff, **more: object) -> Ticket:
    new = {
        "what": "归档装修照片",
        "worker": "王师傅",
        "due": clock.now() + timedelta(hours=5),
        "giver": giver.id,
    }
    return tasks.give(NewTask.model_validate(new | more), by=by)


def seen_by(role: Role) -> list[tuple[str, Place]]:
    found = today.today(role=role).todo
    return [(o.subject, o.stands(clock.now())) for o in found if o.subject.startswith("ticket:")]


def test_it_goes_from_who_gave_it_to_its_answer_and_its_confirmation(
    assistant: Staff, supervisor: Staff
) -> None:
    ticket = given(assistant, supervisor)
    stages = [ticket.stage]
    stages.append(tasks.take_on(ticket.id, by=assistant).stage)
    stages.append(tasks.report(ticket.id, DONE, by=assistant).stage)
    stages.append(tasks.send_back(ticket.id, Reason(reason="缺清单"), by=supervisor).stage)
    stages.append(tasks.report(ticket.id, DONE, by=assistant).stage)
    after = tasks.confirm(ticket.id, by=supervisor)
    assert [*stages, after.stage] == [
        *(Stage.ASSIGNED, Stage.ACCEPTED, Stage.ANSWERED, Stage.RETURNED),
        *(Stage.ANSWERED, Stage.CLOSED),
    ]
    assert (after.kind, after.open, after.result) == (Kind.TASK, False, "已归档")
    assert tickets.queue() == []


def test_its_row_of_the_table_is_all_that_it_admits(assistant: Staff, supervisor: Staff) -> None:
    ticket = given(assistant, supervisor)
    steps: tuple[Callable[[], Ticket], ...] = (
        lambda: tickets.dispatch(ticket.id, tickets.Dispatch(worker="x"), by=assistant),
        lambda: tasks.confirm(ticket.id, by=supervisor),
        lambda: tickets.withdraw(ticket.id, Reason(reason="x"), by=supervisor),
    )
    for step in steps:
        with pytest.raises(Refused, match="not at this step"):
            step()
    report = tickets.take(tickets.NewTicket(what="x", place="大堂"), by=assistant)
    with pytest.raises(Refused):
        tasks.report(report.id, DONE, by=assistant)


def test_no_clock_of_minutes_runs_for_it(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    ticket = given(assistant, supervisor)
    for _ in range(4):
        time.pass_(minutes=70)
        (queued,) = tickets.queue()
        assert (queued.clock.waits, queued.clock.owed_call) == (Waits.TASK, False)
        assert (queued.clock.rings_at, queued.clock.late) == (None, False)
    time.pass_(minutes=20)
    (queued,) = tickets.queue()
    assert (queued.clock.deadline, queued.clock.late, queued.clock.alarms) == (
        *(ticket.expected, True),
        False,
    )


def test_who_gives_it_is_in_charge_and_its_time_lies_ahead(
    assistant: Staff, supervisor: Staff
) -> None:
    with pytest.raises(Refused, match="supervisor or the manager") as refused:
        given(assistant, assistant)
    assert refused.value.field == "giver"
    with pytest.raises(Refused, match="lie ahead") as refused:
        given(assistant, supervisor, due=clock.now())
    assert refused.value.field == "due"
    assert tickets.queue() == []


def test_a_later_time_is_an_entry_with_its_reason_and_the_first_one_stays(
    assistant: Staff, supervisor: Staff
) -> None:
    ticket = given(assistant, supervisor)
    later = clock.now() + timedelta(days=3)
    put_off = TaskPutOff(expected=later, reason="资料未齐")
    with pytest.raises(Forbidden):
        tasks.put_off(ticket.id, put_off, by=assistant)
    with pytest.raises(Refused, match="lie ahead"):
        tasks.put_off(ticket.id, TaskPutOff(expected=clock.now(), reason="x"), by=supervisor)
    after = tasks.put_off(ticket.id, put_off, by=supervisor)
    assert (after.expected, after.steps[0].time("expected")) == (later, ticket.expected)
    assert after.steps[-1].words["reason"] == "资料未齐"


def test_who_had_it_does_not_confirm_it_but_where_they_gave_it_to_themselves(
    assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    theirs = given(assistant, manager, worker=supervisor.name)
    tasks.report(theirs.id, DONE, by=supervisor)
    with pytest.raises(Forbidden, match="four eyes"):
        tasks.confirm(theirs.id, by=supervisor)
    assert tasks.confirm(theirs.id, by=manager).stage is Stage.CLOSED
    own = given(assistant, supervisor, worker=supervisor.name)
    tasks.report(own.id, DONE, by=supervisor)
    assert tasks.confirm(own.id, by=supervisor).stage is Stage.CLOSED


def test_it_stands_on_today_for_who_has_it_then_for_who_gave_it(
    assistant: Staff, manager: Staff
) -> None:
    engineer = hire(Role.ENGINEERING)
    ticket = given(assistant, manager, worker=engineer.name)
    subject = f"ticket:{ticket.id}"
    for role in (Role.ENGINEERING, Role.ASSISTANT, Role.SUPERVISOR, Role.MANAGER):
        assert seen_by(role) == [(subject, Place.TODAY)]
    assert seen_by(Role.GUARD) == seen_by(Role.FINANCE) == []
    tasks.report(ticket.id, DONE, by=engineer)
    assert seen_by(Role.MANAGER) == [(subject, Place.TODAY)]
    for role in (Role.ENGINEERING, Role.ASSISTANT, Role.SUPERVISOR):
        assert seen_by(role) == []
    tasks.confirm(ticket.id, by=manager)
    assert seen_by(Role.MANAGER) == []


def test_who_does_not_work_the_desk_sees_what_they_have_alone(
    assistant: Staff, supervisor: Staff
) -> None:
    engineer = hire(Role.ENGINEERING)
    theirs = given(assistant, supervisor, worker=engineer.name)
    others = given(assistant, supervisor, worker="保洁刘姐")
    seen = [n.id for n in (theirs, others) if answers.may_see(Role.ENGINEERING, f"ticket:{n.id}")]
    assert seen == [theirs.id]
    right = TaskChange(what="归档装修照片", worker=engineer.name, reason="改派")
    after = tasks.amend(others.id, right, by=assistant)
    assert after.worker == engineer.name
    assert answers.may_see(Role.ENGINEERING, f"ticket:{others.id}")


def test_what_was_taken_down_wrongly_is_put_right_and_both_show_D2(
    assistant: Staff, supervisor: Staff
) -> None:
    ticket = given(assistant, supervisor)
    same = TaskChange(what="归档装修照片", worker="王师傅", reason="x")
    with pytest.raises(Refused, match="Nothing is different"):
        tasks.amend(ticket.id, same, by=assistant)
    right = TaskChange(what="归档验收照片", worker="王师傅", place="档案柜", reason="听错")
    after = tasks.amend(ticket.id, right, by=assistant)
    assert (after.what, after.place, after.worker) == ("归档验收照片", "档案柜", "王师傅")
    assert after.steps[0].words["what"] == "归档装修照片"
    assert after.expected == ticket.expected


def test_it_is_handed_over_while_it_is_open_and_found_by_number_and_words(
    assistant: Staff, supervisor: Staff
) -> None:
    ticket = given(assistant, supervisor)
    handed = list(answers.of("tickets").handed(clock.now()))  # type: ignore[misc]
    assert [(one.subject, one.title) for one in handed] == [(f"ticket:{ticket.id}", ticket.what)]
    for typed in (str(ticket.id), "装修照片", "王师傅"):
        assert [one.id for one in tickets.search(typed, Role.ASSISTANT).tickets] == [ticket.id]
    tasks.call_off(ticket.id, Reason(reason="不用了"), by=supervisor)
    assert list(answers.of("tickets").handed(clock.now())) == []  # type: ignore[misc]


def test_the_mornings_figures_count_it_D3(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    kept = [given(assistant, supervisor) for _ in range(3)]
    tasks.report(kept[0].id, DONE, by=assistant)
    tasks.call_off(kept[1].id, Reason(reason="不用了"), by=supervisor)
    day = clock.today()
    time.pass_(days=1)
    tasks.send_back(kept[0].id, Reason(reason="缺清单"), by=supervisor)
    first, second = (tickets.figures(day + timedelta(days=n), Kind.TASK) for n in (0, 1))
    assert (first.taken, first.done, first.withdrawn, first.unfinished) == (3, 1, 1, 1)
    assert (second.before, second.reopened, second.unfinished) == (1, 1, 2)


def test_no_entry_of_it_names_anybody(assistant: Staff, supervisor: Staff) -> None:
    """F6: the words are erased with the entry, and so is the place that the list repeats."""
    ticket = given(assistant, supervisor, place="3栋张先生家")
    entry = journal.get(ticket.steps[0].number)
    assert "张先生" not in str(dict(entry.payload))
    assert staff.get(entry.payload["giver"]) == supervisor
    forget = answers.of("tickets").forget
    assert forget is not None
    forget(entry)
    assert tickets.get(ticket.id).place == ""
