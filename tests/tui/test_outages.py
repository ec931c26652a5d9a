"""Outages on screen: kept on their page, read out under the home, joined instead of a ticket."""

from __future__ import annotations

import pytest

from store import clock, outages, residents, tickets
from store.outages import NewOutage, Stage, Supply
from store.residents import NewHome
from store.rights import Staff
from tests.tui.driving import opened, press, shown, typed

WORDS = "请提前储水"


@pytest.fixture
def home(assistant: Staff) -> int:
    for code in ("4-1-101", "3-2-1201"):
        home = residents.add_home(NewHome(code=code), by=assistant).id
    new = NewOutage(supply=Supply.WATER, scope="3", words=WORDS, announced="自来水公司")
    outages.announce(new, by=assistant)
    return home


async def test_one_is_announced_and_ended_by_keys(assistant: Staff, home: int) -> None:
    async with opened(assistant, "outages") as driven:
        await press(driven, "ctrl+n", "2", "tab")
        await typed(driven, "9\n")
        await press(driven, "ctrl+s")
        assert "请填写" in shown(driven[0])
        await typed(driven, "检修停电")
        await press(driven, "tab")
        await typed(driven, "工程部")
        await press(driven, "ctrl+s")
        assert "9 没有房号" in shown(driven[0])
        await press(driven, "backspace")
        await typed(driven, "4")
        await press(driven, "ctrl+s")
        assert "停电" in shown(driven[0]) and "检修停电" in shown(driven[0])
        await press(driven, "down", "ctrl+e", "ctrl+s")
    first, second = sorted(outages.every(), key=lambda one: one.id)
    assert (second.supply, second.scope, second.words) == (Supply.POWER, "4", "检修停电")
    assert {first.stage, second.stage} == {Stage.STANDS, Stage.OVER}


async def test_a_report_reads_it_out_as_soon_as_the_home_is_chosen(
    assistant: Staff, home: int
) -> None:
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "4-1-101\n")
        assert WORDS not in shown(driven[0])
        await press(driven, "escape", "ctrl+n", "ctrl+x", "up", "up", "up")
        await typed(driven, "3-2-1201\n")
        assert "停水 3" in shown(driven[0]) and WORDS in shown(driven[0])


async def test_a_report_is_joined_to_it_and_takes_no_ticket(assistant: Staff, home: int) -> None:
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3-2-1201\n家里没水")
        await press(driven, "ctrl+b")
        assert "已知，不开工单" in shown(driven[0])
        await press(driven, "1")
        assert "不另开工单" in shown(driven[0])
    assert outages.get(1).reports == 1
    assert tickets.queue() == []


async def test_the_page_of_a_home_concerned_shows_it_first_and_no_other(
    assistant: Staff, home: int
) -> None:
    async with opened(assistant, "residents") as driven:
        await driven[0].go("residents", f"home:{home}")
        await press(driven)
        assert "照读" in shown(driven[0]) and WORDS in shown(driven[0])
        await driven[0].go("residents", f"home:{home - 1}")
        await press(driven)
        assert "4-1-101" in shown(driven[0]) and WORDS not in shown(driven[0])


async def test_today_asks_whether_it_is_over_and_leads_to_it(assistant: Staff, home: int) -> None:
    async with opened(assistant, "today") as driven:
        assert "恢复了吗" in shown(driven[0])
        await press(driven, "enter", "enter")  # the first takes the desk over
        assert "停水停电" in shown(driven[0]) and WORDS in shown(driven[0])
    assert outages.get(1).since <= clock.now()
