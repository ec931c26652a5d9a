"""Shops on screen: a clean day in few keys, a review, the ladder (I24-I27)."""

from __future__ import annotations

from store import plans, shops
from store.rights import Staff
from store.shops import BreachStage, CheckStage, Stage
from tests.conftest import Clock
from tests.store.shops.fronts import entered, licensed, planned
from tests.tui.driving import opened, press, shown, typed, until
from tui.shops.noting import Checking


async def test_a_clean_day_of_the_fronts_is_few_keys(supervisor: Staff, time: Clock) -> None:
    """Go along, save, the rest, save: what is wrong is a digit and its words."""
    entered(supervisor)
    planned(supervisor)
    time.pass_(minutes=5)
    plans.make()
    async with opened(supervisor, "shops") as driven:
        await press(driven, "ctrl+t")
        await typed(driven, "秩序 小马")
        await press(driven, "ctrl+s")
        await until(driven, lambda: isinstance(driven[0].screen, Checking))
        await press(driven, "enter", "２")
        await typed(driven, "占道")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "占道" in shown(driven[0]))
        await press(driven, "ctrl+b", "ctrl+s")
        await until(driven, lambda: "全部记完" in shown(driven[0]))
        await press(driven, "escape")
        await until(driven, lambda: "66.7" in shown(driven[0]))
    (breach,) = shops.open_breaches()
    assert (breach.what, shops.open_days(time.at)) == ("绿化：占道", [])


async def test_papers_are_held_against_each_other_by_keys_alone(
    supervisor: Staff, time: Clock
) -> None:
    one = licensed(entered(supervisor), supervisor)
    async with opened(supervisor, "shops") as driven:
        await press(driven, "ctrl+r", "ctrl+s")
        await until(driven, lambda: isinstance(driven[0].screen, Checking))
        assert shops.get(one.id).code in shown(driven[0])
        await press(driven, "1", "3")
        await typed(driven, "零售")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "不适用" in shown(driven[0]))
        assert "金色家园 商铺-01" in shown(driven[0])
        await press(driven, "enter", "enter", "enter")
        await until(driven, lambda: "全部记完" in shown(driven[0]))
        await press(driven, "escape")
        await until(driven, lambda: "证照一致" in shown(driven[0]))
    assert shops.get(one.id).stage is Stage.AGREES
    assert shops.reviews_of(one.id)[0].stage is CheckStage.COMPLETE


async def test_a_breach_is_talked_over_and_reported_from_its_menu(
    supervisor: Staff, time: Clock
) -> None:
    one = entered(supervisor)
    async with opened(supervisor, "shops") as driven:
        await press(driven, "ctrl+d", "up", "3")
        await typed(driven, "\n灭火器过期")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "无权罚款" in shown(driven[0]))
        line = next(n for n in shown(driven[0]).split("\n") if "报主管部门" in n)
        await press(driven, line.strip(" >")[0])
        await until(driven, lambda: "上报内容" in shown(driven[0]))
        await typed(driven, "3\n\n\n消防通道堵塞")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "已上报" in shown(driven[0]))
    (breach,) = shops.breaches_of(one.id)
    assert breach.stage is BreachStage.REPORTED


async def test_its_phone_is_masked_until_somebody_looks(supervisor: Staff, time: Clock) -> None:
    """F6."""
    entered(supervisor)
    async with opened(supervisor, "shops") as driven:
        assert "137****0001" in shown(driven[0]) and "13700130001" not in shown(driven[0])
