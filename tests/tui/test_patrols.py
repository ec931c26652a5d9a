"""Rounds on screen: a point, Enter, the next; only what is wrong is typed (I8-I12)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, handover, patrols, plans
from store.patrols import Judging, LeftOut, Normal, Stage, Verdict, Walk
from store.plans import Status
from store.rights import Staff
from tests.conftest import Clock
from tests.store.patrols.test_patrols import patrol
from tests.tui.driving import Driven, opened, press, shown, typed, until
from tui.patrols.walking import Walking

TWELVE = "\n".join(f"{n} 号点" for n in range(1, 13))


def walk(driven: Driven) -> Walk:
    there = driven[0].screen
    assert isinstance(there, Walking)
    return there.record


async def test_a_clean_round_of_twelve_points_takes_fifteen_keys_from_today(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Beyond the words: Enter, who walks, save, and an Enter a point."""
    handover.take_desk(by=assistant)
    patrol(supervisor, points=TWELVE, least=0)
    time.pass_(hours=1, minutes=5)
    plans.make()
    async with opened(assistant) as driven:
        await press(driven, "enter")
        await until(driven, lambda: "巡查人" in shown(driven[0]))
        await typed(driven, "老李")
        await press(driven, "ctrl+s")
        await until(driven, lambda: isinstance(driven[0].screen, Walking))
        keys = 2
        while walk(driven).stage is Stage.WALKING:
            await press(driven, "enter")
            keys += 1
        assert keys <= 15
        assert "巡查完成" in shown(driven[0])
        await press(driven, "escape")
    assert patrols.ROUNDS.occurrence(1).state(clock.now()) is Status.DONE


async def test_digits_note_what_is_wrong_where_and_why(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """An input method passes digits on, so that nobody needs a letter."""
    patrol(supervisor)
    time.pass_(hours=1, minutes=5)
    plans.make()
    async with opened(assistant, "patrols") as driven:
        await press(driven, "enter")
        await typed(driven, "老李")
        await press(driven, "ctrl+s")
        await until(driven, lambda: isinstance(driven[0].screen, Walking))
        await press(driven, "1", "2")
        await typed(driven, "天台门锁住\n\n工程 小王")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "问题单 1" in shown(driven[0]))
        await press(driven, "４")
        await typed(driven, "被叫走")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "不完整" in shown(driven[0]))
        assert walk(driven).stage is Stage.INCOMPLETE
        await press(driven, "escape")
        assert "异常 1" in shown(driven[0])


async def test_the_rest_of_a_sheet_is_noted_in_one_step(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    patrol(supervisor, points=TWELVE)
    time.pass_(hours=1, minutes=45)
    plans.make()
    async with opened(assistant, "patrols") as driven:
        await press(driven, "enter")
        await typed(driven, "老李")
        await press(driven, "ctrl+s")
        await until(driven, lambda: isinstance(driven[0].screen, Walking))
        await press(driven, "ctrl+b")
        await typed(driven, "10:05\n")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "巡查完成" in shown(driven[0]))
        assert walk(driven).doubted == 0


async def test_who_is_in_charge_decides_of_what_is_doubted(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    patrol(supervisor, least=9)
    time.pass_(hours=1, minutes=5)
    plans.make()
    there = patrols.set_out(1, patrols.SettingOut(walker="老李"), by=assistant)
    for place in there.planned:
        patrols.normal(there.id, place, Normal(), by=assistant)
    async with opened(supervisor, "patrols") as driven:
        await press(driven, "right")
        assert "存疑 2" in shown(driven[0])
        await press(driven, "ctrl+u")
        await typed(driven, "1\n骑车巡查")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "存疑 2" not in shown(driven[0]))
    assert patrols.get(there.id).doubted == 0


async def test_a_patrol_is_set_up_with_the_points_of_a_building_to_begin_with(
    supervisor: Staff,
) -> None:
    async with opened(supervisor, "patrol_plans") as driven:
        await press(driven, "ctrl+n")
        await until(driven, lambda: "装修户：看：许可证在门" in shown(driven[0]))
        await typed(driven, "一号楼")
        await press(driven, *["down"] * 5)
        await typed(driven, "1\n1\n今天\n")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "17 个点位" in shown(driven[0]))
    (plan,) = plans.every("patrol")
    assert patrols.read(plan.carries).points[0].place == "走廊楼梯"


async def test_another_session_s_point_shows_at_once(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    patrol(supervisor)
    time.pass_(hours=1, minutes=5)
    plans.make()
    there = patrols.set_out(1, patrols.SettingOut(walker="老李"), by=assistant)
    async with opened(assistant, "patrols") as driven:
        await press(driven, "enter")
        await until(driven, lambda: isinstance(driven[0].screen, Walking))
        patrols.no_access(there.id, 0, LeftOut(reason="门卫不在"), by=supervisor)
        driven[0].screen.changed(frozenset({there.subject}))  # type: ignore[attr-defined]
        await driven[1].pause()
        assert "门卫不在" in shown(driven[0])


async def test_what_counts_is_told_with_its_verdict(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    patrol(supervisor, least=9)
    time.pass_(hours=1, minutes=5)
    plans.make()
    there = patrols.set_out(1, patrols.SettingOut(walker="老李"), by=assistant)
    for place in there.planned:
        patrols.normal(there.id, place, Normal(), by=assistant)
    patrols.judge(there.id, Judging(verdict=Verdict.VOID, reason="代签"), by=supervisor)
    time.pass_(hours=3)
    found = patrols.rounds(clock.now() - timedelta(days=1), clock.now())
    assert patrols.reached(found, clock.now()).there == 1
    async with opened(supervisor, "patrols") as driven:
        await press(driven, "right", "right", "right", "enter")
        await until(driven, lambda: isinstance(driven[0].screen, Walking))
        assert "不计入" in shown(driven[0])
