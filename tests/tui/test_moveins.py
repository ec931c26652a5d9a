"""Moving in and out on screen, without a letter key (M10–M30)."""

from __future__ import annotations

import pytest

from store import clock, moveins
from store.moveins import LineStage, NewBatch, Paused, VisitStage
from store.rights import Staff
from tests.store.bills import billed
from tests.store.moveins import walks
from tests.store.moveins.walks import OWNER, days
from tests.tui.driving import opened, page, press, shown, typed


@pytest.fixture
def home(assistant: Staff, manager: Staff) -> int:
    billed.fee(manager)
    made = walks.a_home(assistant)
    walks.held(made, assistant)
    return made


async def test_from_a_homes_page_it_is_opened_with_what_is_known_and_gone_through_by_Enter(
    home: int, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "0", "-")
        assert OWNER in shown(driven[0]) and clock.today().isoformat() in shown(driven[0])
        await press(driven, "ctrl+s")
        assert "RZ-2026-0001 3-2-1201" in shown(driven[0])
        await press(driven, *["enter"] * 3)
        walk = moveins.get(1)
        rows = moveins.by_code(walk.id).values()
        assert [one.stage for one in rows] == [LineStage.SEEN] * 3
        await press(driven, "ctrl+o")
        await typed(driven, "明天")
        await press(driven, "ctrl+s")
        assert "待补交" in shown(driven[0])
        await press(driven, "escape", "f7", "enter")
        assert "RZ-2026-0001" in shown(driven[0])


async def test_what_is_paused_stands_on_Today_and_Enter_goes_on_with_it(
    home: int, assistant: Staff, second: Staff
) -> None:
    walk = walks.opened(home, assistant)
    moveins.pause(walk.id, Paused(waits_for="业主取合同", back_on=days(0)), by=assistant)
    async with opened(second) as driven:
        assert "RZ-2026-0001 暂停至" in shown(driven[0])
        at = [row.subject for row in driven[0].screen.rows.things].index(walk.subject)  # type: ignore[attr-defined]
        await press(driven, "home", *["down"] * at, "enter")
        assert "[资料 " in shown(driven[0])
        await press(driven, "enter")
    assert moveins.get(walk.id).back_on is None


async def test_a_defect_takes_its_words_and_two_keys_and_goes_to_its_ticket(
    home: int, assistant: Staff
) -> None:
    walk = walks.verified(walks.opened(home, assistant), assistant)
    async with opened(assistant) as driven:
        await press(driven, *page("moveins"), "enter", "right")
        assert "[验房" in shown(driven[0]) or "[收费" in shown(driven[0])
        while "[验房" not in shown(driven[0]):
            await press(driven, "right")
        await press(driven, "ctrl+d")
        await typed(driven, "门锁松动")
        await press(driven, "ctrl+s")
        assert "有问题" in shown(driven[0]) and "工单 1 第 1 轮" in shown(driven[0])
        await press(driven, "up", "home", "ctrl+b")
        assert type(driven[0].screen).__name__ == "TicketPage"
    (line,) = moveins.defects_of(walk.id)
    assert (line.ticket, line.note) == (1, "门锁松动")


async def test_a_sale_goes_line_by_line_and_what_is_open_is_told(
    home: int, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "0", "=")
        await press(driven, "ctrl+s")
        assert "RZ-2026-0001 3-2-1201" in shown(driven[0]) and "尚有：3" in shown(driven[0])
        await press(driven, "enter")
    assert moveins.stage_of(1, "leave:account") is LineStage.DONE


async def test_who_was_expected_comes_and_their_move_in_opens(
    home: int, assistant: Staff, supervisor: Staff
) -> None:
    plan = NewBatch.model_validate(
        {"batch": "3 栋", "building": "3", "first_day": days(0), "notice_date": days(0)}
    )
    moveins.plan_batch(plan, by=supervisor)
    async with opened(assistant) as driven:
        await press(driven, *page("movein_visits"))
        assert "09:00" in shown(driven[0]) and "待来" in shown(driven[0])
        await press(driven, "ctrl+t", "ctrl+s")
        assert "RZ-2026-0001 3-2-1201" in shown(driven[0])
    assert moveins.visits()[0].stage is VisitStage.CAME
