"""A new building by day and quarter of an hour (M11)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from store import agenda, clock, moveins
from store.errors import Forbidden, Refused
from store.moveins import Came, NewBatch, Postponed, VisitStage, VisitWhy
from store.rights import Staff
from tests.conftest import Clock
from tests.store.moveins import walks
from tests.store.moveins.walks import OWNER, days


@pytest.fixture
def building(assistant: Staff) -> list[int]:
    return [walks.a_home(assistant, f"7-1-{n}01") for n in range(1, 13)]


def batch(**told: object) -> NewBatch:
    usual: dict[str, object] = {
        "batch": "7 栋交付", "building": "7", "first_day": days(1), "begins": "9:00",
        "ends": "10:00", "at_once": 2, "notice_date": days(0),
    }  # fmt: skip
    return NewBatch.model_validate(usual | told)


def test_homes_are_spread_over_quarters_and_days_and_none_is_fuller_than_it_may(
    building: list[int], supervisor: Staff
) -> None:
    planned = moveins.plan_batch(batch(), by=supervisor)
    assert (planned.count, planned.left_out) == (12, ())
    at = Counter((one.on_day, one.at) for one in moveins.visits())
    quarters = ("09:00", "09:15", "09:30", "09:45")
    first = {(days(1), quarter): 2 for quarter in quarters}
    assert at == first | {(days(2), "09:00"): 2, (days(2), "09:15"): 2}
    assert sorted(one.home_id for one in moveins.visits()) == sorted(building)


def test_who_has_an_appointment_already_is_left_out_by_name(
    building: list[int], supervisor: Staff, assistant: Staff
) -> None:
    moveins.plan_batch(batch(), by=supervisor)
    walks.a_home(assistant, "7-1-1301")
    again = moveins.plan_batch(batch(), by=supervisor)
    assert (again.count, len(again.left_out)) == (1, 12)
    assert len(moveins.visits()) == 13
    with pytest.raises(Refused, match="No home is left"):
        moveins.plan_batch(batch(), by=supervisor)


def test_a_spreadsheet_gives_each_home_its_dates_and_its_area(
    building: list[int], supervisor: Staff, tmp_path: Path
) -> None:
    file = tmp_path / "交付.csv"
    file.write_text(
        "房号,业主,入住通知日期,计费起始日,建筑面积\n"
        "7-1-101,王新主,2026-11-20,2026/12/1,101.25\n"
        "7-1-201,,2026年11月20日,,\n"
        "7-9-999,无此房,2026-11-20,,\n"
        "7-1-101,重复,2026-11-20,,\n"
        "7-1-301,坏日期,2026-13-40,,\n",
        encoding="utf-8",
    )
    planned = moveins.plan_batch(batch(building="", path=str(file)), by=supervisor)
    assert planned.count == 2
    assert [home for home, _why in planned.left_out] == ["7-9-999", "7-1-301", "7-1-101"]
    one, two = moveins.visits()
    assert (one.owner, one.area, str(one.charged_from)) == ("王新主", 10125, "2026-12-01")
    assert (two.owner, two.area, two.charged_from) == (OWNER, 8952, two.notice_date)


def test_who_came_has_a_move_in_with_what_the_list_says_and_once_only(
    building: list[int], supervisor: Staff, assistant: Staff
) -> None:
    moveins.plan_batch(batch(), by=supervisor)
    visit = moveins.visits()[0]
    walk = moveins.came(visit.id, Came(), by=assistant)
    assert (walk.home_id, walk.owner, walk.notice_date) == (visit.home_id, OWNER, days(0))
    assert moveins.VISITS.table.one(visit.id).movein_id == walk.id
    with pytest.raises(Refused):
        moveins.came(visit.id, Came(), by=assistant)
    assert len(moveins.of_home(visit.home_id)) == 1


def test_who_does_not_come_stands_on_Today_until_somebody_says_so(
    building: list[int], supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    moveins.plan_batch(batch(), by=supervisor)
    assert [w for w in agenda.everything(clock.now()) if w.kind == "movein_visit.expected"] == []
    time.pass_(days=1, minutes=1)
    there = [w for w in agenda.everything(clock.now()) if w.kind == "movein_visit.expected"]
    assert len(there) == 2
    visit = moveins.visits()[0]
    moveins.miss(visit.id, VisitWhy(reason="电话说改天"), by=assistant)
    put_off = Postponed.model_validate({"on_day": days(3), "minute": "14:30", "reason": "出差"})
    later = moveins.postpone(visit.id, put_off, by=assistant)
    assert (later.stage, later.at) == (VisitStage.PLANNED, "14:30")


def test_an_assistant_plans_no_building(building: list[int], assistant: Staff) -> None:
    with pytest.raises(Forbidden):
        moveins.plan_batch(batch(), by=assistant)


def test_a_time_that_is_no_quarter_is_refused() -> None:
    with pytest.raises(ValueError, match="quarter"):
        batch(begins="9:10")
