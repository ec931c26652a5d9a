"""Faults that others published, as far as they concern moving in (money.md §10)."""

from __future__ import annotations

from pathlib import Path

import peewee
import pytest

from store import bills, moveins, residents
from store.engine import database
from store.errors import Refused
from store.moveins import Defect, NewBatch
from store.rights import Staff
from tests.store.moveins import walks
from tests.store.moveins.walks import OWNER, days


def listed(file: Path, by: Staff) -> moveins.Planned:
    told = {"batch": "交付", "first_day": days(1), "path": str(file), "notice_date": days(0)}
    return moveins.plan_batch(NewBatch.model_validate(told), by=by)


def test_X1_an_area_of_the_list_is_read_exactly_and_charged_so(
    home: int, assistant: Staff, supervisor: Staff, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("房号,建筑面积\n3-2-1201,130.70\n", encoding="utf-8")
    listed(file, supervisor)
    (visit,) = moveins.visits()
    walk = moveins.came(visit.id, moveins.Came(), by=assistant)
    moveins.owe(walk.id, moveins.FUND, moveins.Owed(owed_by=days(1)), by=assistant)
    walks.verified(walk, assistant)
    assert residents.get(home).area == 13070
    walks.charged(moveins.get(walk.id), assistant, paid=False)
    assert bills.of_home(home)[0].amount == 97_59  # 130.70 × 2.80 × 8/30 = 97.589…


def test_X13_a_defect_is_wanted_by_no_day_that_is_past(home: int, assistant: Staff) -> None:
    walk = walks.verified(walks.opened(home, assistant), assistant)
    for day in (-1, 0):
        with pytest.raises(Refused) as refused:
            given = Defect(what="空鼓", wanted_by=days(day))
            moveins.defect(walk.id, "room:walls", given, by=assistant)
        assert refused.value.field == "wanted_by"
    assert moveins.defects_of(walk.id) == []


def test_X27_the_database_itself_refuses_a_copy_of_a_line(home: int, assistant: Staff) -> None:
    walk = walks.opened(home, assistant)
    moveins.tick(walk.id, "paper:notice", by=assistant)
    with pytest.raises(peewee.IntegrityError):
        database.db.execute_sql(
            "INSERT INTO movein_line (movein_id, code, part, stage)"
            " VALUES (?, 'paper:notice', 'paper', 'seen')",
            (walk.id,),
        )


def test_X56_several_owners_all_stand_in_the_file_and_one_pays(home: int, assistant: Staff) -> None:
    walk = walks.opened(home, assistant, owner=f"{OWNER}、刘志远")
    with pytest.raises(Refused) as refused:
        walks.verified(walk, assistant)
    assert refused.value.field == "signed_for"
    walks.charged(walks.verified(walk, assistant, signed_for=True), assistant, paid=False)
    owners = [one.person.name for one in residents.home(home).residents]
    assert owners == [OWNER, "刘志远"]
    assert [one.name for one in bills.payers_of(home)] == [OWNER]
    assert walks.accepted(moveins.get(walk.id), assistant, "刘志远").concluded_on


def test_X95_the_same_list_twice_adds_nothing_and_says_why(
    home: int, supervisor: Staff, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("房号\n3-2-1201\n", encoding="utf-8")
    assert listed(file, supervisor).count == 1
    with pytest.raises(Refused, match="1 are left out"):
        listed(file, supervisor)
    assert len(moveins.visits()) == 1


def test_X104_the_new_owner_pays_from_their_own_day_and_the_old_ones_bills_stay_theirs(
    home: int, assistant: Staff, manager: Staff
) -> None:
    walks.whole(home, assistant)
    before = bills.payers_of(home)[0]
    walk = walks.opened(home, assistant, owner="周新主", again="出售", notice_date=days(0))
    walk = walks.verified(walk, assistant)
    with pytest.raises(Refused):  # who follows whom is said by who is in charge
        moveins.charge(walk.id, moveins.Charged(), by=assistant)
    with pytest.raises(Refused, match="void it first"):  # the month is billed to the one before
        moveins.charge(walk.id, moveins.Charged(), by=manager)
    assert [one.name for one in bills.payers_of(home)] == [before.name]
