"""Passing once, the guard's part, and goods that come back (GR1, GR4–GR6, X106)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, clock, erasure, goods, journal, residents
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Refused
from store.goods import (
    GoodsSettings,
    Issue,
    Match,
    Mismatch,
    Return,
    Slip,
    Stage,
    Voiding,
)
from store.rights import Staff
from tests.conftest import Clock
from tests.store.goods.slips import (
    IN_PERSON,
    OUT,
    PHONE,
    asked,
    for_repair,
    issued,
    passed,
    waiting,
)


def test_a_slip_holds_until_midnight_of_its_day_GR1(
    home: int, assistant: Staff, time: Clock
) -> None:
    slip = issued(home, assistant)
    assert slip.until == clock.today()
    entry = journal.last()
    assert entry is not None and entry.payload["until"] == "2026-11-23"
    time.pass_(hours=14, minutes=59)  # 23:59
    assert slip.state(clock.today()) is Stage.ISSUED
    time.pass_(minutes=1)
    assert slip.state(clock.today()) is Stage.UNUSED
    with pytest.raises(Refused, match="new one") as refused:
        goods.let_pass(slip.id, OUT, by=assistant)
    assert refused.value.field == "at"
    assert goods.get(slip.id).stage is Stage.ISSUED  # no job has set it


def test_a_passage_on_its_day_is_entered_when_the_paper_comes_GR6(
    home: int, assistant: Staff, time: Clock
) -> None:
    slip = issued(home, assistant)
    time.pass_(days=3)
    at = slip.asked_at + timedelta(hours=2)
    done = goods.let_pass(slip.id, OUT.model_copy(update={"at": at}), by=assistant)
    assert (done.passed_at, done.gate, done.guard) == (at, "东门", "赵队长")


@pytest.mark.parametrize("minutes", [-1, 1])
def test_nothing_passes_before_the_slip_is_given_out_or_later_than_now(
    minutes: int, home: int, assistant: Staff
) -> None:
    at = clock.now() + timedelta(minutes=minutes)
    with pytest.raises(Refused) as refused:
        goods.let_pass(issued(home, assistant).id, OUT.model_copy(update={"at": at}), by=assistant)
    assert refused.value.field == "at"


def test_approved_is_not_passed(home: int, assistant: Staff) -> None:
    """X63 (MicroCommunity item_release), GR4: each has a stage of its own; half a thing may go."""
    slip = asked(home, assistant, goods="地板, 2.5")
    steps: tuple[Callable[[], Slip], ...] = (
        lambda: goods.confirm(slip.id, IN_PERSON, by=assistant),
        lambda: goods.issue(slip.id, Issue(), by=assistant),
        lambda: goods.let_pass(slip.id, OUT, by=assistant),
        lambda: goods.match(slip.id, Match(), by=assistant),
    )
    stages = [slip.stage]
    for step in steps:
        stages.append(step().stage)
        assert (goods.get(slip.id).passed_at is None) is (len(stages) < 4)
    assert len(set(stages)) == len(stages)
    assert [line.quantity for line in goods.lines(slip.id)] == [2500]


def test_a_slip_passes_once_and_says_when_and_where_it_went_GR5(
    home: int, assistant: Staff, second: Staff
) -> None:
    slip = passed(home, assistant)
    with pytest.raises(Refused, match="passes once") as refused:
        goods.let_pass(slip.id, OUT.model_copy(update={"gate": "西门"}), by=second)
    assert refused.value.values == {"gate": "东门", "at": slip.passed_at}
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql("UPDATE slip SET gate = '西门' WHERE id = ?", (slip.id,))


def test_of_two_desks_at_once_one_lets_it_pass_GR5(
    home: int, assistant: Staff, second: Staff
) -> None:
    slip = issued(home, assistant)

    def pass_(by: Staff) -> bool:
        with database.connection():
            try:
                goods.let_pass(slip.id, OUT, by=by)
            except Refused:
                return False
            return True

    with ThreadPoolExecutor(4) as desks:
        done = list(desks.map(pass_, [assistant, second] * 4))
    assert sum(done) == 1
    entries = [one for one in journal.of_subject(f"slip:{slip.id}") if one.kind == "slip.passed"]
    assert len(entries) == 1


def test_other_goods_do_not_pass_and_get_a_new_number_GR4(home: int, assistant: Staff) -> None:
    slip = issued(home, assistant, phone=PHONE)
    with pytest.raises(Refused) as refused:
        goods.let_pass(slip.id, OUT.model_copy(update={"matches": False}), by=assistant)
    assert refused.value.field == "matches"
    new = goods.mismatch(slip.id, Mismatch(goods="沙发, 2"), by=assistant)
    assert goods.get(slip.id).stage is Stage.VOID
    assert (new.number, new.stage, new.replaces) == ("FX-20261123-002", Stage.ASKED, slip.id)
    assert (new.applicant, new.bearer, new.phone) == ("张惠文", "刘师傅", PHONE)
    assert [one.quantity for one in goods.lines(new.id)] == [2000]


def test_other_goods_get_a_new_number_after_a_name_was_erased_F6(
    home: int, assistant: Staff, manager: Staff
) -> None:
    slip = issued(home, assistant)
    person = residents.people_of(home)[0].person_id
    erasure.erase_person(person, erasure.Erasure(reason="本人要求"), by=manager)
    new = goods.mismatch(slip.id, Mismatch(goods="沙发, 2"), by=assistant)
    assert (new.applicant, new.bearer, new.replaces) == ("", "刘师傅", slip.id)
    assert new.person_id is None


def test_what_has_passed_cannot_be_made_void_GR4(home: int, assistant: Staff) -> None:
    with pytest.raises(Refused, match="not possible now"):
        goods.void(passed(home, assistant).id, Voiding(reason="错"), by=assistant)


# The guard's part, and goods that come back


def test_a_guard_s_part_that_is_not_back_stands_on_Today_after_a_week_GR6(
    home: int, assistant: Staff, time: Clock
) -> None:
    gone, never = passed(home, assistant), issued(home, assistant)
    time.pass_(days=6, hours=14)
    assert waiting(gone) == waiting(never) == []
    time.pass_(hours=1)
    assert waiting(gone) == waiting(never) == ["slip.unmatched"]
    assert goods.match(gone.id, Match(), by=assistant).stage is Stage.CLOSED
    goods.void(never.id, Voiding(reason="未用"), by=assistant)
    assert waiting(gone) == waiting(never) == []


def test_the_week_is_a_setting_on_the_record_GR6(
    home: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    desk_settings.change_own("goods", GoodsSettings(unmatched=2, days=2), by=manager)
    entry = journal.last()
    assert entry is not None and entry.payload["settings"]["unmatched"] == 2
    slip = issued(home, assistant)
    assert slip.until == clock.today() + timedelta(days=1)
    time.pass_(days=2)
    assert waiting(slip) == ["slip.unmatched"]


def test_goods_out_for_repair_stay_open_until_all_are_back_X106(
    home: int, assistant: Staff, time: Clock
) -> None:
    slip = for_repair(home, assistant)
    assert goods.match(slip.id, Match(), by=assistant).stage is Stage.OUT
    time.pass_(days=3)
    assert waiting(slip) == ["slip.to_come_back"]
    part = goods.take_back(slip.id, Return(goods="电视, 1"), by=assistant)
    assert part.stage is Stage.OUT
    time.pass_(days=1)
    (late,) = [one for one in agenda.everything(clock.now()) if one.subject == f"slip:{slip.id}"]
    assert late.late(clock.now())
    rest = goods.take_back(slip.id, Return(goods="电视, 1\n音箱, 1.5, SN9"), by=assistant)
    assert rest.stage is Stage.CLOSED and waiting(slip) == []


def test_goods_that_are_back_still_wait_for_the_guard_s_part_GR4(
    home: int, assistant: Staff
) -> None:
    slip = for_repair(home, assistant, "电视, 1")
    assert goods.take_back(slip.id, Return(goods="电视, 1"), by=assistant).stage is Stage.PASSED
    assert goods.match(slip.id, Match(), by=assistant).stage is Stage.CLOSED


def test_a_guard_s_part_comes_back_once(home: int, assistant: Staff) -> None:
    slip = for_repair(home, assistant)
    goods.match(slip.id, Match(), by=assistant)
    with pytest.raises(Refused, match="back already"):
        goods.match(slip.id, Match(), by=assistant)


@pytest.mark.parametrize("things", ["冰箱, 1", "电视, 1, SN1", "电视, 2.001"])
def test_what_did_not_go_out_does_not_come_back_X106(
    things: str, home: int, assistant: Staff
) -> None:
    slip = for_repair(home, assistant)
    with pytest.raises(Refused) as refused:
        goods.take_back(slip.id, Return(goods=things), by=assistant)
    assert refused.value.field == "goods"
    assert all(line.back == 0 for line in goods.lines(slip.id))


RETURNS = st.lists(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers(1, 5)), min_size=1))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(RETURNS)
def test_returned_lines_never_exceed_taken(
    home: int, assistant: Staff, returns: list[list[tuple[str, int]]]
) -> None:
    """X106 (helpdezk #116): against a plain count; a return that is refused changes nothing."""
    out = {"甲": 3, "乙": 5}
    with database.db.atomic() as undone:
        slip = for_repair(home, assistant, "甲, 3\n乙, 5")
        for given_ in returns:
            back = dict(given_)
            fits = all(n <= out.get(thing, 0) for thing, n in back.items())
            things = "\n".join(f"{thing}, {n}" for thing, n in back.items())
            try:
                done = goods.take_back(slip.id, Return(goods=things), by=assistant)
            except Refused:
                assert not fits or not any(out.values())
                continue
            assert fits
            out = {thing: left - back.get(thing, 0) for thing, left in out.items()}
            assert (done.stage is Stage.OUT) is any(out.values())
            left = {one.thing: one.left // 1000 for one in goods.lines(slip.id)}
            assert left == out
        undone.rollback()
