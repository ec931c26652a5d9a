"""A second call while a report is half written: each keeps its draft and says whose it is (W1)."""

from __future__ import annotations

import pytest

from store import clock, tickets
from store.desk import drafts
from store.rights import Staff
from tests.tui.driving import Driven, line, opened, press, shown, typed
from tests.tui.test_caller import homes

__all__ = ["homes"]


async def half(driven: Driven, home: str, what: str) -> None:
    await press(driven, "ctrl+n")
    await typed(driven, f"{home}\n{what}")


async def test_the_first_waits_as_it_was_while_the_second_is_taken(homes: Staff) -> None:
    async with opened(homes, "tickets") as driven:
        await half(driven, "0301", "漏水")
        await half(driven, "2-2-0401", "灯不亮")
        assert "汤军" not in shown(driven[0])
        await press(driven, "ctrl+s")
        assert "工单 1 已记录。本张尚未写完：2-1-0301 汤军" in line(driven[0], -2)
        await press(driven, "ctrl+s")
        assert [(t.home, t.caller, t.what) for t in map(tickets.get, (1, 2))] == [
            ("2-2-0401", "尉迟振华", "灯不亮"),
            ("2-1-0301", "汤军", "漏水"),
        ]
    assert drafts.of(homes) == []


async def test_both_stand_on_today_each_with_whose_it_is_and_open_again(homes: Staff) -> None:
    async with opened(homes) as driven:
        await press(driven, "f4")
        await half(driven, "0301", "漏水")
        await half(driven, "2-2-0401", "灯不亮")
        await press(driven, "f2")
        await driven[0].desk(clock.now)  # what is kept behind the screen is kept by now
        await press(driven, "f3", "f2")
        first, second = (
            next(one for one in shown(driven[0]).split("\n") if name in one)
            for name in ("2-1-0301 汤军", "2-2-0401 尉迟振华")
        )
        assert "新报修" in first and "新报修" in second
        for _ in range(2):
            await press(driven, "f2", "end", "enter")
            await press(driven, "ctrl+s")
            await driven[0].desk(clock.now)
            await press(driven, "f3")
    assert sorted(ticket.what for ticket in map(tickets.get, (1, 2))) == ["漏水", "灯不亮"]


@pytest.mark.parametrize("leaves", ["escape", "f8"])
async def test_a_fourth_is_refused_until_one_is_finished(homes: Staff, leaves: str) -> None:
    async with opened(homes, "tickets") as driven:
        for home, what in (("0301", "一"), ("2-2-0401", "二"), ("2-2-0402", "三")):
            await half(driven, home, what)
        await press(driven, "ctrl+n")
        assert "已有三张写了一半的报修" in shown(driven[0])
        await press(driven, leaves)
        assert sorted(drafts.of(homes)) == ["NewTicket", "NewTicket2", "NewTicket3"]
