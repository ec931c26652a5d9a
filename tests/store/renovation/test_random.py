"""Random courses of a renovation: no step passes a gate that is shut, nothing counts twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import clock, deposits, plans, renovation
from store.deposits import Approve as ApproveReturn
from store.deposits import Ask, Check, Deposit, GiveBack, Met
from store.engine import database
from store.errors import Refused, StoreError
from store.journal.verifying import verify
from store.renovation import (
    Approval,
    Article,
    Completion,
    FloodTest,
    Grade,
    Inspection,
    Leak,
    NewPass,
    NewViolation,
    Permit,
    Recheck,
    Release,
    Renovation,
    Report,
    Review,
    Stage,
    Start,
    Visit,
    Why,
    Works,
)
from store.rights import Staff
from tests.conftest import Clock
from tests.store.renovation.works import AGREED, ALL_PAPERS, applied, paid, permitted

Act = Callable[[Renovation, Staff, Staff, Random], object]


def _worst(one: Renovation, by: Staff, _chief: Staff, dice: Random) -> object:
    grade = dice.choice([Grade.ORDINARY, Grade.SEVERE])
    new = NewViolation(article=Article.A5_5, what="违章", grade=grade, put_right_by=clock.today())
    return renovation.find(one.id, new, by=by)


def _righted(one: Renovation, by: Staff, _chief: Staff, dice: Random) -> object:
    seen = Recheck(righted=dice.random() < 0.7, seen="复查")
    return renovation.recheck(renovation.open_of(one.id)[0].id, seen, by=by)


def _told(one: Renovation, by: Staff, _chief: Staff, _dice: Random) -> object:
    number = renovation.open_of(one.id)[0].id
    return renovation.tell_authority(number, Report(authority="住建局"), by=by)


def _back(one: Renovation, by: Staff, chief: Staff, dice: Random) -> object:
    """Somebody tries to get a deposit out, by whatever step comes next."""
    held = dice.choice(renovation.of_renovation(one.id))
    steps: list[Callable[[], Deposit]] = [
        lambda: deposits.meet(held.id, Met(), by=by),
        lambda: deposits.ask(held.id, Ask(), by=by),
        lambda: deposits.check(held.id, Check(), by=by),
        lambda: deposits.approve(held.id, ApproveReturn(), by=chief),
        lambda: deposits.give_back(held.id, GiveBack(receipt_back=True, signed=True), by=by),
    ]
    return dice.choice(steps)()


ACTS: list[Act] = [
    lambda one, by, _c, dice: renovation.declare(
        one.id, Works(waterproof=dice.random() < 0.5), by=by
    ),
    lambda one, by, _c, _d: renovation.tick(one.id, ALL_PAPERS, by=by),
    lambda one, by, _c, _d: renovation.review(one.id, Review(fit=True, opinion="行"), by=by),
    lambda one, _b, chief, _d: renovation.approve(one.id, Approval(), by=chief),
    lambda one, by, _c, _d: renovation.agree(one.id, AGREED, by=by),
    lambda one, by, _c, _d: paid(one, by, "1000"),
    lambda one, by, _c, _d: renovation.permit(one.id, Permit(), by=by),
    lambda one, by, _c, _d: renovation.begin(one.id, Start(), by=by),
    lambda one, by, _c, _d: renovation.look(one.id, Visit(), by=by),
    lambda one, by, _c, _d: renovation.stop(one.id, Why(reason="停"), by=by),
    lambda one, by, _c, _d: renovation.resume(one.id, Why(reason="复"), by=by),
    lambda one, by, _c, _d: renovation.flood(
        one.id, FloodTest(tight=_d.random() < 0.7, below_seen=True), by=by
    ),
    lambda one, by, _c, _d: renovation.complete(one.id, Completion(), by=by),
    lambda one, by, _c, _d: renovation.inspect(one.id, Inspection(), by=by),
    lambda one, by, _c, _d: renovation.issue(NewPass(permit=one.number, name="工"), by=by),
    lambda one, by, _c, _d: renovation.leak(one.id, Leak(what="漏"), by=by),
    lambda one, by, _c, _d: renovation.repair(one.id, Leak(what="修"), by=by),
    lambda one, by, _c, dice: renovation.release(
        one.id, Release(listed=dice.choice(["", "去向不明"])), by=by
    ),
    lambda one, by, _c, _d: renovation.close(one.id, Approval(), by=by),
    *(_worst, _righted, _told, _back, _back),
]


def _gates_hold(one: Renovation) -> None:
    """What must be true of it whatever was tried, read from the tables alone."""
    held = renovation.of_renovation(one.id)
    if one.permitted_on is not None:
        assert one.approved_on and one.agreed_on and one.declared and not _missing(one)
        assert sum(each.amount for each in held) >= one.deposit_due
    if one.stage in (Stage.UNDER_WAY, Stage.PASSED, Stage.RELEASED, Stage.CLOSED):
        assert renovation.open_severe(one.id) is None or one.stage is not Stage.UNDER_WAY
    if one.passed_on is not None:
        assert one.completed_on and (one.tight or not one.flood_needed)
    if one.released_on is not None:
        assert one.watch_until is not None and one.released_on >= one.watch_until
    for each in held:
        conditions = {c.what.value: c.met_on for c in deposits.conditions(each.id)}
        assert conditions["accepted"] is None or one.passed_on
        assert conditions["no_leaks"] is None or one.released_on
        assert not each.returned or all(conditions.values())
        assert each.returned + each.deducted + each.balance + each.undone == each.amount
    if one.stage is Stage.CLOSED:
        assert not any(each.balance for each in held)


def _missing(one: Renovation) -> list[object]:
    return list(renovation.missing(one))


def _nothing_twice(one: Renovation) -> None:
    for sql in (
        "SELECT deposit_id FROM renovation_deposit GROUP BY deposit_id HAVING count(*) > 1",
        "SELECT plan, slot FROM occurrence GROUP BY plan, slot HAVING count(*) > 1",
        "SELECT number FROM worker_pass GROUP BY number HAVING count(*) > 1",
        "SELECT number FROM violation GROUP BY number HAVING count(*) > 1",
    ):
        assert database.db.execute_sql(sql).fetchall() == []
    receipts = [each.receipt_id for each in renovation.of_renovation(one.id)]
    assert len(receipts) == len(set(receipts))


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10**9), pushed=st.floats(0.2, 0.9))
def test_no_course_passes_a_gate_that_is_shut(
    home: int,
    assistant: Staff,
    supervisor: Staff,
    time: Clock,
    seed: int,
    pushed: float,
) -> None:
    """R5, R14, R18, X43, X68: most tries follow the course, the others are anything at all."""
    dice = Random(seed)
    one = applied(home, supervisor, beside="另一处", ends=clock.today() + timedelta(days=80))
    place, done = 0, 0
    for _try in range(60):
        straight = dice.random() < pushed
        act = ACTS[place % 19] if straight else dice.choice(ACTS)
        try:
            act(one, assistant, _second(), dice)
            done += 1
        except (StoreError, IndexError):
            pass
        place += straight
        if dice.random() < 0.2:
            time.pass_(days=dice.choice([1, 1, 2, 31]))
            plans.make()
        one = renovation.get(one.id)
        _gates_hold(one)
    _nothing_twice(one)
    assert done
    assert verify().right


def _second() -> Staff:
    """Somebody in charge who took none of it."""
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


def test_a_course_that_is_pushed_on_reaches_its_end(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Or the test above would hold of courses that go nowhere."""
    one = applied(home, assistant)
    for act in (*ACTS[:6], ACTS[5], *ACTS[6:9], ACTS[11], *ACTS[12:14]):
        try:
            act(one, assistant, supervisor, Random(1))
        except Refused:
            act(one, assistant, supervisor, Random(4))
    assert renovation.get(one.id).stage in (Stage.PASSED, Stage.COMPLETED)


def test_the_database_keeps_a_deposit_of_one_renovation(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = permitted(home, assistant, supervisor)
    (held,) = renovation.of_renovation(one.id)
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql(
            "INSERT INTO renovation_deposit (renovation_id, deposit_id) VALUES (?, ?)",
            (one.id, held.id),
        )
