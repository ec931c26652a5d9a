"""Spot checks: due every two days, each answered for once, none lost (R2, R12)."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import clock, journal, plans, renovation
from store.engine import database
from store.journal.verifying import verify
from store.renovation import SPOT, Completion, Inspection, Result, Seen, Stage, Visit
from store.rights import Staff
from tests.conftest import Clock
from tests.store.renovation.works import begun, waiting


def occurrences(one: renovation.Renovation) -> list[tuple[str, str]]:
    rows = database.db.execute_sql(
        "SELECT o.slot, o.stage FROM occurrence o JOIN plan p ON p.id = o.plan"
        " WHERE p.thing = 'spot_plan' ORDER BY o.slot"
    )
    return [tuple(row) for row in rows.fetchall()]


def test_each_second_day_a_check_is_due_and_one_look_answers_for_it(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = begun(home, assistant, supervisor)
    for _ in range(3):
        plans.make()
        assert len(renovation.due_now(one)) == 1
        renovation.look(one.id, Visit(), by=assistant)
        assert renovation.due_now(one) == []
        renovation.look(one.id, Visit(), by=assistant)  # a second look of the day doubles nothing
        time.pass_(days=1)
        plans.make()
        assert renovation.due_now(one) == []
        time.pass_(days=1)
    assert [stage for _slot, stage in occurrences(one)] == ["done"] * 3


def test_what_was_missed_stays_counted_as_missed(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = begun(home, assistant, supervisor)
    time.pass_(days=7)
    plans.make()
    assert len(renovation.due_now(one)) == 4
    renovation.look(one.id, Visit(), by=assistant)
    stages = [stage for _slot, stage in occurrences(one)]
    assert stages == ["made_up", "made_up", "made_up", "done"]
    bounds = clock.now() - timedelta(days=8), clock.now()
    tally = plans.tally(plans.between(SPOT.thing, *bounds), clock.now())
    assert (tally.missed + tally.made_up, tally.of) == (3, 4)


def test_demolition_and_waterproofing_are_looked_at_daily(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = begun(home, assistant, supervisor)
    plans.make()
    after = renovation.look(one.id, Visit(seen=Seen.DEMOLITION), by=assistant)
    assert after.every == 1
    for _ in range(3):
        time.pass_(days=1)
        plans.make()
        assert len(renovation.due_now(after)) == 1
        renovation.look(one.id, Visit(), by=assistant)  # what was not said changes nothing
    after = renovation.look(one.id, Visit(seen=Seen.PAINTING), by=assistant)
    time.pass_(days=1)
    plans.make()
    assert (after.every, renovation.due_now(after)) == (2, [])


def test_refused_twice_goes_to_the_supervisor_and_nobody_in_thrice_asks_for_a_call_R12(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = begun(home, assistant, supervisor)
    for times in (1, 2):
        renovation.look(one.id, Visit(result=Result.REFUSED), by=assistant)
        assert ("renovation.refused_entry" in waiting(one.subject)) is (times == 2)
    for times in (1, 2, 3):
        renovation.look(one.id, Visit(result=Result.NOBODY), by=assistant)
        assert ("renovation.to_call" in waiting(one.subject)) is (times == 3)
    renovation.look(one.id, Visit(), by=assistant)
    assert waiting(one.subject) == set()


def test_its_pace_is_told_by_the_work_that_was_seen_R20(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = begun(home, assistant, supervisor)
    paces = []
    for _ in range(15):
        one = renovation.look(one.id, Visit(result=Result.NOBODY), by=assistant)
        paces.append(str(one.pace(clock.today(), 7, 14)))
        time.pass_(days=1)
    assert paces == ["in time"] * 7 + ["slow"] * 7 + ["stalled"]
    stopped = renovation.stop(one.id, renovation.Why(reason="台风"), by=assistant)
    assert str(stopped.pace(clock.today(), 7, 14)) == "stopped"


def test_after_completion_none_comes_due_and_what_did_not_pass_is_looked_at_again(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = begun(home, assistant, supervisor)
    plans.make()
    renovation.complete(one.id, Completion(), by=assistant)
    time.pass_(days=2)
    plans.make()
    wrong = Inspection(waste=False, right_by=clock.today() + timedelta(days=3))
    back = renovation.inspect(one.id, wrong, by=assistant)
    assert back.stage is Stage.TO_RIGHT and renovation.due_now(back) == []
    time.pass_(days=2)
    plans.make()
    assert len(renovation.due_now(back)) == 1


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.booleans()), max_size=10))
def test_whenever_one_looks_each_slot_is_made_once_and_answered_for_once(
    home: int,
    assistant: Staff,
    supervisor: Staff,
    time: Clock,
    days: list[tuple[int, bool, bool]],
) -> None:
    """Against a calendar of one's own: a slot each second day from the start on."""
    for old in [one for one in renovation.open_at(home) if one.stage is Stage.UNDER_WAY]:
        renovation.complete(old.id, Completion(), by=assistant)
        renovation.inspect(old.id, Inspection(), by=assistant)
    one = begun(home, supervisor, _other(supervisor), beside="再装")
    start, looks = clock.today(), 0
    for ahead, made, looked in days:
        time.pass_(days=ahead)
        if made:
            plans.make()
        if looked:
            renovation.look(one.id, Visit(), by=assistant)
            looks += 1
    plans.make()
    assert one.plan is not None
    rows = database.db.execute_sql(
        "SELECT slot FROM occurrence WHERE plan = ? ORDER BY slot", (one.plan,)
    ).fetchall()
    expected = [
        (start + timedelta(days=n)).isoformat()
        for n in range(0, (clock.today() - start).days + 1, 2)
    ]
    assert [slot[:10] for (slot,) in rows] == expected
    assert len(renovation.visits(one.id)) == looks
    answered = [number for entry in _entries(one) for number in entry.payload["answered"]]
    assert len(answered) == len(set(answered))
    assert len(renovation.due_now(one)) == len(expected) - len(answered)
    assert verify().right


def _entries(one: renovation.Renovation) -> list[journal.Entry]:
    return journal.of_kind(one.subject, "renovation.visited")


def _other(by: Staff) -> Staff:
    from store.desk import staff
    from store.desk.staff import NewStaff
    from store.errors import NotFound
    from store.rights import Role
    from tests.conftest import PIN

    try:
        return staff.by_number("3009")
    except NotFound:
        new = NewStaff(name="何经理", number="3009", role=Role.MANAGER, pin=PIN)
        return staff.add(new, by=None)
