"""Renovations on screen, without a letter key: lists, ticks, the page of a home (R5–R20)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, plans, renovation, residents
from store.renovation import (
    Article,
    BreachStage,
    Grade,
    NewPass,
    NewViolation,
    Stage,
    Works,
)
from store.residents import NewHome, NewPerson
from store.rights import Role, Staff
from tests.conftest import Clock
from tests.store.renovation.works import applied, begun, complete
from tests.tui.driving import opened, page, press, shown, typed


@pytest.fixture
def home(assistant: Staff) -> int:
    made = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    residents.move_in(made.id, NewPerson(name="张惠文", phone="13812341234"), by=assistant)
    return made.id


def broken(one: renovation.Renovation, by: Staff) -> renovation.Violation:
    due = clock.today() + timedelta(days=2)
    new = NewViolation(
        article=Article.A5_3, what="承重墙开洞", grade=Grade.SEVERE, put_right_by=due
    )
    return renovation.find(one.id, new, by=by)


async def test_only_the_papers_that_the_ticks_need_are_asked_for(
    home: int, assistant: Staff
) -> None:
    one = renovation.declare(applied(home, assistant).id, Works(gas=True), by=assistant)
    async with opened(assistant, "renovations") as driven:
        assert "缺：申请人身份证件（14）" in shown(driven[0])
        await press(driven, "ctrl+t")
        told = shown(driven[0])
        assert "燃气单位批准（6）" in told and "规划部门批准（6）" not in told
        await press(driven, "2", "down", "2", "ctrl+s")
    assert [paper.value for paper in renovation.here(one.id)] == ["identity", "title"]


async def test_what_is_forbidden_stands_at_its_tick_with_the_article(
    home: int, assistant: Staff
) -> None:
    applied(home, assistant)
    async with opened(assistant, "renovations") as driven:
        await press(driven, "ctrl+w", "down", "down", "2", "ctrl+s")
        assert "禁止行为，不予受理：110号令第五条③" in shown(driven[0])


async def test_a_spot_check_takes_two_keys_from_its_list_and_two_from_Today(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = begun(home, assistant, supervisor)
    async with opened(assistant) as driven:
        await press(driven, *page("spot_checks"), "enter", "ctrl+s")
        assert "现在没有应查的" in shown(driven[0])
        assert len(renovation.visits(one.id)) == 1
        time.pass_(days=2)
        plans.make()
        await press(driven, "f2")
        at = [r.subject for r in driven[0].screen.rows.things].index("spot_check:2")  # type: ignore[attr-defined]
        await press(driven, "home", *["down"] * at, "enter")
        assert "灭火器两具" in shown(driven[0])
        await press(driven, "3", "ctrl+s")
    assert [seen.result.value for seen in renovation.visits(one.id)] == ["refused", "working"]


async def test_something_out_of_order_leads_on_to_a_violation(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = begun(home, assistant, supervisor)
    async with opened(assistant, "spot_checks") as driven:
        await press(driven, "enter", "down", "down", "1", "ctrl+s", "1", "8", "enter")
        await typed(driven, "许可证被撕")
        await press(driven, "enter", "1", "ctrl+s")
        assert "WZ-2026-0001" in shown(driven[0])
        await press(driven, "escape")
    (found,) = renovation.violations_of(one.id)
    assert (found.article, found.grade) == (Article.A8, Grade.MINOR)


async def test_a_violation_waits_on_Today_with_what_is_left_and_Enter_reports_it(
    home: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    found = broken(begun(home, assistant, supervisor), assistant)
    time.pass_(hours=4)
    async with opened(assistant) as driven:
        assert "余 20时" in shown(driven[0])
        assert "报主管部门：3-2-1201 WZ-2026-0001" in shown(driven[0])
        things = driven[0].screen.rows.things  # type: ignore[attr-defined]
        at = [row.subject for row in things].index(found.subject)
        await press(driven, "home", *["down"] * at, "enter", "3")
        await typed(driven, "区住建局")
        await press(driven, "ctrl+s")
    assert renovation.VIOLATIONS.table.one(found.id).stage is BreachStage.REPORTED


async def test_a_home_s_page_shows_its_renovations_and_begins_one_R3(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    broken(begun(home, assistant, supervisor), assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        told = shown(driven[0])
        assert "已停工 ZX-2026-0001" in told.split("\n")[0] + told.split("\n")[2]
        assert "WZ-2026-0001" in told


async def test_a_worker_gets_a_pass_from_the_renovation_itself(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    begun(home, assistant, supervisor)
    async with opened(assistant, "renovations") as driven:
        await press(driven, "ctrl+x")
        assert "ZX-2026-0001" in shown(driven[0])
        await typed(driven, "孙师傅")
        await press(driven, "ctrl+s")
        assert "ZXZ-2026-0001" in shown(driven[0])
    assert renovation.PASSES.table.one(1).name == "孙师傅"


async def test_a_quiet_period_is_set_from_the_menu_and_stands_above_every_check(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    begun(home, assistant, supervisor)
    async with opened(supervisor, "renovations") as driven:
        await press(driven, "ctrl+b", "1")
        today = clock.today()
        await typed(driven, f"{today.isoformat()}\n{today.isoformat()}\n高考")
        await press(driven, "ctrl+s")
    assert renovation.banned(clock.today()) is not None
    async with opened(assistant, "spot_checks") as driven:
        assert "现在不得噪声作业" in shown(driven[0])


async def test_engineering_sees_the_renovations_and_reviews_and_no_more(
    home: int, assistant: Staff
) -> None:
    from store.desk import staff
    from store.desk.staff import NewStaff
    from tests.conftest import PIN

    complete(home, assistant, "waterproof")
    new = NewStaff(name="赵工", number="4001", role=Role.ENGINEERING, pin=PIN)
    engineer = staff.add(new, by=None)
    async with opened(engineer, "renovations") as driven:
        assert "3-2-1201" in shown(driven[0])
        await press(driven, "ctrl+a", "ctrl+r", "2", "enter")
        await typed(driven, "可行")
        await press(driven, "ctrl+s")
    one = renovation.get(1)
    assert (one.fit, one.stage) == (True, Stage.APPLIED)


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_of_the_lists_is_cut(
    code: str, size: tuple[int, int], home: int, assistant: Staff, supervisor: Staff
) -> None:
    one = begun(home, assistant, supervisor)
    renovation.issue(NewPass(permit=one.number, name="孙师傅"), by=assistant)
    for name, wanted in (
        ("renovations", ("ZX-2026-0001", "3-2-1201", one.ends.isoformat())),
        ("spot_checks", ("ZX-2026-0001", "3-2-1201")),
        ("worker_passes", ("ZXZ-2026-0001", "3-2-1201", "2026-12-07")),
    ):
        async with opened(assistant, name, code=code, size=size) as driven:
            for told in wanted:
                assert told in shown(driven[0]), (name, told)
