"""What is to be done here again and again: due, done, missed, answered for (G1-G8, G14, G18)."""

from __future__ import annotations

from datetime import date

import pytest

from store import agenda, answers, clock, journal, plans, routines
from store.engine import database
from store.errors import Forbidden, Refused
from store.plans import Doing, Ending, Every, Excusing, MakingUp, Plan, Planning
from store.rights import Staff
from tests.conftest import Clock

TODAY = date(2026, 11, 23)


def planned(by: Staff, **told: object) -> Plan:
    usual = {
        "title": "泵房巡查", "every": Every.DAY, "since": TODAY, "windows": "10:00-11:00",
    }  # fmt: skip
    return routines.begin(Planning.model_validate(usual | told), by=by)


def due() -> list[tuple[str, str]]:
    plans.make()
    there = agenda.everything(clock.now())
    return [(one.kind, one.subject) for one in there if one.kind.startswith(("routine.", "task."))]


def test_what_is_due_stands_on_today_until_it_is_done(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    plan = planned(supervisor)
    assert due() == []
    time.pass_(hours=1, minutes=5)
    assert due() == [("task.due", "task:1")]
    (one,) = routines.open_now(plan.id)
    assert routines.last_done(plan.id) is None
    routines.do(one.id, Doing(remark="正常"), by=assistant)
    assert due() == []
    assert routines.open_now(plan.id) == []
    last = routines.last_done(plan.id)
    assert last is not None
    assert (last.happened, last.done_by) == (time.at, assistant.id)
    assert journal.verify().right


def test_what_was_missed_stands_there_until_somebody_answers_for_it(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    plan = planned(supervisor)
    time.pass_(days=2)
    assert due() == [("routine.missed", plan.subject)]
    first, second, *_rest = routines.open_now(plan.id)
    assert first.starts < second.starts
    with pytest.raises(Refused):
        routines.do(first.id, Doing(), by=assistant)
    routines.make_up(first.id, MakingUp(reason="人手不足"), by=assistant)
    with pytest.raises(Forbidden):
        routines.excuse(second.id, Excusing(reason="停电"), by=assistant)
    routines.excuse(second.id, Excusing(reason="停电"), by=supervisor)
    assert [one.stage for one in routines.open_now(plan.id)] == []
    last = routines.last_done(plan.id)
    assert last is not None and last.id == first.id
    assert journal.verify().right


def test_one_that_is_changed_or_ended_comes_as_it_is_then(supervisor: Staff, time: Clock) -> None:
    plan = planned(supervisor)
    changed = Planning.model_validate(
        {"title": "泵房水箱", "every": Every.DAY, "since": TODAY, "windows": "15:00-16:00"}
    )
    routines.change(plan.id, changed, by=supervisor)
    time.pass_(hours=1, minutes=5)
    assert due() == []
    time.pass_(hours=5)
    assert due() == [("task.due", "task:1")]
    routines.end(plan.id, Ending(reason="外包"), by=supervisor)
    time.pass_(days=1, hours=1)
    assert due() == [("routine.missed", plan.subject)]
    assert len(routines.open_now(plan.id)) == 1
    assert journal.verify().right


def test_the_assistant_does_what_is_due_and_plans_nothing(assistant: Staff) -> None:
    with pytest.raises(Forbidden):
        planned(assistant)


def test_what_is_due_goes_over_with_the_desk_and_stands_in_the_book(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """G18, D7: what came of it is read there, not that it came due."""
    plan = planned(supervisor)
    time.pass_(hours=1, minutes=5)
    due()
    handed = answers.of("routines").handed
    assert handed is not None
    (one,) = handed(time.at)
    assert (one.subject, one.title) == ("task:1", "泵房巡查")
    routines.do(1, Doing(), by=assistant)
    assert list(handed(time.at)) == []
    kinds = {kind for (kind,) in database.db.execute_sql(
        "SELECT j.kind FROM log_entry e JOIN journal j ON j.number = e.number"
    ).fetchall()}  # fmt: skip
    assert {"routine.begun", "task.done"} <= kinds
    assert "routine.made" not in kinds
    assert plan.subject == "routine:1"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE plan SET made = NULL",
        "UPDATE plan_version SET terms = '{}'",
        "UPDATE occurrence SET done_by = 2",
        "UPDATE occurrence SET stage = 'excused'",
    ],
)
def test_verify_names_a_routine_that_was_altered_past_the_program_D2(
    assistant: Staff, supervisor: Staff, time: Clock, sql: str
) -> None:
    planned(supervisor)
    time.pass_(hours=1, minutes=5)
    due()
    routines.do(1, Doing(), by=assistant)
    assert journal.verify().right
    guards = database.db.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        " AND tbl_name IN ('plan', 'plan_version', 'occurrence')"
    ).fetchall()
    with database.write():
        for name, _sql in guards:
            database.db.execute_sql(f"DROP TRIGGER {name}")
        database.db.execute_sql(sql)
        for _name, made in guards:
            database.db.execute_sql(made)
    assert not journal.verify().right
