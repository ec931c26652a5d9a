"""Routines on screen: planned, seen on Today, done and answered for by keys alone (G1-G8, G18)."""

from __future__ import annotations

from store import agenda, handover, plans, routines
from store.plans import Stage
from store.rights import Staff
from tests.conftest import Clock
from tests.store.test_routines import planned
from tests.tui.driving import opened, press, shown, typed, until


async def test_a_routine_is_set_up_and_shows_when_it_is_next(supervisor: Staff) -> None:
    async with opened(supervisor, "routines") as driven:
        assert "这里没有" in shown(driven[0])
        await press(driven, "ctrl+n")
        await typed(driven, "泵房巡查\n1\n1\n今天\n")
        assert "()" not in shown(driven[0])
        for _ in range(6):
            await press(driven, "down")
        await typed(driven, "10:00-11:00")
        await press(driven, "ctrl+s")
        assert [one.title for one in plans.every("routine")] == ["泵房巡查"]
        assert "泵房巡查" in shown(driven[0])
        assert "每日 10:00-11:00" in shown(driven[0])


async def test_what_is_due_is_done_from_today(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    planned(supervisor)
    time.pass_(hours=1, minutes=5)
    plans.make()
    async with opened(assistant) as driven:
        await press(driven, "enter")
        await until(driven, lambda: "完成时间" in shown(driven[0]))
        await press(driven, "down")
        await typed(driven, "正常")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "完成时间" not in shown(driven[0]))
    assert agenda.kept("task") == []
    assert routines.ROUTINES.occurrence(1).stage is Stage.DONE


async def test_the_page_tells_who_did_it_last(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    planned(supervisor)
    time.pass_(hours=1, minutes=5)
    plans.make()
    async with opened(assistant, "routines") as driven:
        assert "待办" in shown(driven[0])
        await press(driven, "ctrl+t", "ctrl+s")
        assert "李芳" in shown(driven[0])


async def test_what_was_missed_is_excused_by_who_may(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    plan = planned(supervisor)
    time.pass_(days=1, hours=5)
    plans.make()
    missed = routines.open_now(plan.id)
    async with opened(supervisor, "routines") as driven:
        assert "!" in shown(driven[0])
        await press(driven, "ctrl+t", "down", "enter")
        await typed(driven, "停电")
        await press(driven, "ctrl+s")
        assert len(routines.open_now(plan.id)) == len(missed) - 1
    assert routines.ROUTINES.occurrence(missed[0].id).stage is Stage.EXCUSED


async def test_the_assistant_makes_up_what_was_missed_and_excuses_nothing(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    plan = planned(supervisor)
    time.pass_(days=1, hours=5)
    plans.make()
    async with opened(assistant, "routines") as driven:
        await press(driven, "ctrl+t")
        assert "免做" not in shown(driven[0])
        await press(driven, "enter")
        await typed(driven, "人手不足")
        await press(driven, "ctrl+s")
    last = routines.last_done(plan.id)
    assert last is not None and last.stage is Stage.MADE_UP
