"""What is reported up: whom to tell, by when, who was reached, what was decided (D5, D8–D14)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import agenda, answers, clock, escalations, journal
from store.desk import staff
from store.engine import database
from store.errors import Forbidden, Refused
from store.escalations import (
    Acknowledged,
    Decision,
    Ended,
    Escalation,
    Level,
    Lowered,
    NewEscalation,
    Stage,
    Told,
)
from store.rights import Role, Staff
from tests.conftest import PIN, Clock


@pytest.fixture
def on(supervisor: Staff) -> Staff:
    """The supervisor has signed in on this shift."""
    staff.sign_in(supervisor.number, PIN)
    return supervisor


def up(by: Staff, level: Level = Level.HARD, **more: str) -> Escalation:
    new = NewEscalation(level=level, why="十二户同时停水")
    return escalations.raise_(new, by=by, **more)


def told(one: Escalation, whom: Staff, by: Staff, *, reached: bool = True) -> Escalation:
    given = Told.model_validate({"whom": whom.id, "reached": reached, "words": "电话"})
    return escalations.tell(one.id, given, by=by)


def rings(one: Escalation) -> bool:
    return one.subject in agenda.ringing(clock.now())[0]


def test_a_hard_matter_alarms_until_the_supervisor_is_reached(
    on: Staff, assistant: Staff, time: Clock
) -> None:
    """D8, D9, D10: told without reached is not told."""
    one = up(assistant)
    assert (one.stage, one.to_tell(clock.now())) == (Stage.RAISED, Role.SUPERVISOR)
    assert not rings(one)
    time.pass_(minutes=10)
    assert rings(one)
    one = told(one, on, assistant, reached=False)
    assert (one.stage, one.tries) == (Stage.RAISED, 1)
    assert not rings(one)
    time.pass_(minutes=3)
    assert rings(one)
    one = told(one, on, assistant)
    assert (one.stage, one.supervisor_at) == (Stage.REACHED, clock.now())
    assert not rings(one)


def test_after_three_tries_the_chain_goes_up_and_only_up(on: Staff, assistant: Staff) -> None:
    """D10."""
    one = up(assistant)
    for _ in range(2):
        one = told(one, on, assistant, reached=False)
        assert one.to_tell(clock.now()) is Role.SUPERVISOR
    one = told(one, on, assistant, reached=False)
    assert one.to_tell(clock.now()) is Role.MANAGER
    one = told(one, on, assistant, reached=False)
    assert one.to_tell(clock.now()) is Role.MANAGER


def test_after_twice_the_time_the_manager_is_to_be_told(
    on: Staff, assistant: Staff, time: Clock
) -> None:
    """D10: at 20 minutes."""
    one = up(assistant)
    time.pass_(minutes=19, seconds=59)
    assert one.to_tell(clock.now()) is Role.SUPERVISOR
    time.pass_(seconds=1)
    assert one.to_tell(clock.now()) is Role.MANAGER


def test_where_no_supervisor_is_on_that_rung_is_passed_and_the_entry_says_so(
    assistant: Staff, manager: Staff
) -> None:
    """D11."""
    one = up(assistant)
    assert one.to_tell(clock.now()) is Role.MANAGER
    assert "manager" in journal.of_subject(one.subject)[0].payload["passed"]
    assert told(one, manager, assistant).stage is Stage.REACHED


def test_a_major_matter_needs_both(
    on: Staff, assistant: Staff, manager: Staff, time: Clock
) -> None:
    """D8."""
    one = up(assistant, Level.MAJOR)
    one = told(one, on, assistant)
    assert (one.stage, one.to_tell(clock.now())) == (Stage.RAISED, Role.MANAGER)
    time.pass_(minutes=5)
    assert rings(one)
    assert told(one, manager, assistant).stage is Stage.REACHED


def test_who_has_read_it_signs_with_their_own_pin_and_nobody_elses(
    on: Staff, assistant: Staff, second: Staff
) -> None:
    """D9: by PIN, or on the desk's record; the entry says which."""
    one = up(assistant)
    with pytest.raises(Refused):
        wrong = Acknowledged(number=on.number, pin="271828")
        escalations.acknowledge(one.id, wrong, by=assistant)
    with pytest.raises(Refused) as refused:
        other = Acknowledged(number=second.number, pin=PIN)
        escalations.acknowledge(one.id, other, by=assistant)
    assert refused.value.field == "number"
    assert escalations.get(one.id).stage is Stage.RAISED
    right = Acknowledged(number=on.number, pin=PIN)
    assert escalations.acknowledge(one.id, right, by=assistant).stage is Stage.REACHED
    entry = journal.of_subject(one.subject)[-1]
    assert (entry.kind, entry.payload["whom"]) == ("escalation.acknowledged", on.id)
    rows = database.db.execute_sql("SELECT payload FROM journal").fetchall()
    assert not any(PIN in payload for (payload,) in rows)


def test_who_takes_the_alarm_silences_it_for_a_while_in_their_name(
    on: Staff, assistant: Staff, second: Staff, time: Clock
) -> None:
    one = up(assistant)
    time.pass_(minutes=10)
    one = escalations.ring(one.id, by=second)
    assert not rings(one)
    assert journal.of_subject(one.subject)[-1].staff_id == second.id
    time.pass_(minutes=3)
    assert rings(one)


def test_only_who_is_in_charge_is_told_and_decides(on: Staff, assistant: Staff) -> None:
    one = up(assistant)
    with pytest.raises(Refused):
        told(one, assistant, assistant)
    one = told(one, on, assistant)
    with pytest.raises(Refused):
        wrong = Decision(whom=assistant.id, words="等")
        escalations.decide(one.id, wrong, by=assistant)
    until = clock.now() + timedelta(hours=2)
    one = escalations.decide(
        one.id, Decision(whom=on.id, words="叫供水公司", until=until), by=assistant
    )
    assert (one.stage, one.until) == (Stage.DECIDED, until)
    assert escalations.end(one.id, Ended(words="来水"), by=assistant).stage is Stage.ENDED


def test_nothing_ends_before_somebody_was_reached(on: Staff, assistant: Staff) -> None:
    one = up(assistant)
    with pytest.raises(Refused):
        escalations.end(one.id, Ended(words="算了"), by=assistant)


def test_only_who_is_in_charge_lowers_it_with_the_reason(on: Staff, assistant: Staff) -> None:
    """D8."""
    one = told(up(assistant, Level.MAJOR), on, assistant)
    with pytest.raises(Forbidden):
        escalations.lower(one.id, Lowered(reason="只有一户"), by=assistant)
    one = escalations.lower(one.id, Lowered(reason="只有一户"), by=on)
    assert (one.level, one.stage) == (Level.HARD, Stage.REACHED)


def test_what_it_is_about_shows_it_and_the_next_shift_gets_it(on: Staff, assistant: Staff) -> None:
    """H7."""
    one = up(assistant, thing="ticket:7")
    assert one.subject in {entry.subject for entry in journal.touching("ticket:7")}
    handed = answers.of("escalations").handed
    assert handed is not None
    assert [thing.subject for thing in handed(clock.now())] == [one.subject]
