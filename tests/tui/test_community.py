"""Events on screen: a sign-up from the keyboard, arrivals with a key a line (O17, O18)."""

from __future__ import annotations

from store import community, residents
from store.community import NewSignup, Returning, SignStage, Stage
from store.residents import NewHome
from store.rights import Staff
from tests.conftest import Clock
from tests.store.community.test_community import opened as noticed
from tests.store.community.test_community import whole
from tests.tui.driving import opened, press, shown, typed, until


async def test_somebody_signs_up_and_the_next_waits(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = noticed(assistant, supervisor, expected=2, capacity=2)
    for code in ("1-1-101", "1-1-102"):
        residents.add_home(NewHome(code=code), by=assistant)
    async with opened(assistant, "community") as driven:
        await press(driven, "ctrl+d")
        for code in ("1-1-101", "1-1-102"):
            await press(driven, "ctrl+n")
            await typed(driven, f"{code}\n王小明\n\n2")
            await press(driven, "ctrl+s")
        await until(driven, lambda: len(community.of_event(one.id)) == 2)
        await until(driven, lambda: "候补第 1 位" in shown(driven[0]))
        assert "名额 2/2" in shown(driven[0])
    stages = [each.stage for each in community.of_event(one.id)]
    assert stages == [SignStage.PLACED, SignStage.QUEUED]


async def test_who_comes_is_ticked_with_a_key_a_line(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Enter all, 2 fewer, 3 none; nothing needs a letter."""
    one = noticed(assistant, supervisor)
    for n in (101, 102, 103):
        home = residents.add_home(NewHome(code=f"1-1-{n}"), by=assistant).id
        new = NewSignup(home=home, who="王小明", adults=2)
        community.sign(one.id, new, by=assistant)
    time.pass_(days=14, hours=1)
    async with opened(assistant, "community") as driven:
        await press(driven, "ctrl+t", "enter", "2", "1", "ctrl+s", "3")
        await until(driven, lambda: not community.roll(one.id).left)
        await until(driven, lambda: "已全部勾记" in shown(driven[0]))
    assert [each.came for each in community.of_event(one.id)] == [2, 1, None]


async def test_who_is_to_be_told_stands_on_today_and_is_told_there(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = noticed(assistant, supervisor)
    home = residents.add_home(NewHome(code="1-1-101"), by=assistant).id
    community.sign(one.id, NewSignup(home=home, who="王小明"), by=assistant)
    community.cancel(one.id, Returning(reason="台风"), by=assistant)
    async with opened(assistant) as driven:
        await until(driven, lambda: "待告知" in shown(driven[0]))
        await press(driven, "end", "enter")
        await until(driven, lambda: "1-1-101" in shown(driven[0]))
        await press(driven, "enter")
        await until(driven, lambda: not community.news(one.id).left)


async def test_things_are_ticked_and_a_plan_goes_for_approval(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = whole(assistant)
    async with opened(assistant, "community") as driven:
        await press(driven, "ctrl+b", "enter", "2", "1")
        await until(driven, lambda: community.get(one.id).ready == "121")
        await press(driven, "escape", "ctrl+g", "ctrl+s")
        await until(driven, lambda: community.get(one.id).stage is Stage.ASKED)
