"""The café on screen: digits, Enter and Ctrl-keys alone (C3–C13)."""

from __future__ import annotations

from functools import partial

import pytest

from store import cafe
from store.cafe import Day, Drink, LineStage, Seat, Seating, Stage, Wanted
from store.rights import Staff
from tests.conftest import Clock
from tests.store.cafe.conftest import day, drinks, lead, other, seats, waiter  # noqa: F401
from tests.tui.driving import Driven, elsewhere, heard, opened, page, press, shown, typed, until


async def test_an_order_for_four_is_fourteen_keys_at_most(day: Day, waiter: Staff) -> None:  # noqa: F811
    """From the board to the bar's slip, without a letter."""
    keys = ["4", "enter", *"11", *"21", *"31", *"13", "ctrl+s"]
    assert len(keys) <= 14 and not any(len(key) == 1 and key.isalpha() for key in keys)
    async with opened(waiter, "cafe") as driven:
        await press(driven, *keys)
        await until(driven, lambda: bool(cafe.board()[0].order and cafe.get(1).slips))
        found = cafe.lines(1)
        assert [(one.guest, one.drink, one.stage) for one in found] == [
            (1, "铁观音", LineStage.SENT),
            (2, "橙汁", LineStage.SENT),
            (3, "矿泉水", LineStage.SENT),
            (4, "菊花茶", LineStage.SENT),
        ]
        await until(driven, lambda: "bar-slip-KF-20261123-001-1.pdf" in shown(driven[0]))


async def test_from_the_post_check_to_the_count(
    drinks: dict[int, Drink],  # noqa: F811
    seats: list[Seat],  # noqa: F811
    waiter: Staff,  # noqa: F811
    time: Clock,
) -> None:
    """CR1–CR32 in the order of the day; the words alone are typed."""
    async with opened(waiter, "cafe") as driven:
        assert "先自查" in shown(driven[0])
        await press(driven, "ctrl+t", "2", "enter", "2", "enter", "2", "ctrl+s")
        assert "设今日酒水单" in shown(driven[0])
        await press(driven, "ctrl+b")
        await typed(driven, "13\n\n22，冰箱坏，16:00")
        await press(driven, "tab", "tab", "2", "ctrl+s")
        assert cafe.running() is not None, shown(driven[0])
        assert "今日特色：菊花茶" in shown(driven[0]) and "没有：西瓜汁" in shown(driven[0])
        assert "早上好!您这边请" in shown(driven[0])
        await press(driven, "2")
        assert "这是我们这里可以提供的饮品" in shown(driven[0])
        await press(driven, "enter")
        assert "您需要什么饮品" in shown(driven[0])
        await press(driven, *"22")  # not to be had: nothing is added, and three are offered
        await until(driven, lambda: "冰箱坏" in shown(driven[0]) and "21 橙汁" in shown(driven[0]))
        await press(driven, *"31", *"11", "ctrl+s")
        await until(driven, lambda: cafe.get(1).slips == 1)
        await press(driven, "home")
        assert "您的矿泉水" in shown(driven[0])
        await press(driven, "enter", "enter")
        assert all(one.stage is LineStage.SERVED for one in cafe.lines(1))
        time.pass_(minutes=11)
        await press(driven, "home", "ctrl+r")
        assert "您需要再加一杯矿泉水吗" in shown(driven[0])
        await press(driven, "ctrl+s", "down", "enter")
        await until(driven, lambda: cafe.lines(1)[2].stage is LineStage.SERVED)
        await press(driven, "ctrl+k", "ctrl+k")
        assert cafe.get(1).stage is Stage.DONE
        await press(driven, "ctrl+e")
        assert "21 橙汁" in shown(driven[0])
        await typed(driven, "21，0")
        await press(driven, "ctrl+o")
        await typed(driven, "22，0")
        await press(driven, "ctrl+o")
        await typed(driven, "31，0，未领用登记")
        await press(driven, "ctrl+s")
        last = cafe.last()
        assert last is not None and last.closed_at is not None, shown(driven[0])


async def test_a_fourth_suggestion_is_refused_and_the_drink_is_named(
    day: Day,  # noqa: F811
    waiter: Staff,  # noqa: F811
) -> None:
    """CR25."""
    async with opened(waiter, "cafe") as driven:
        await press(driven, "1", "enter")
        for drink in ("菊花茶", "铁观音", "龙井"):
            await press(driven, "ctrl+g")
            assert drink in shown(driven[0])
        await press(driven, "ctrl+g")
        assert "CR25" in shown(driven[0])


async def test_another_session_sees_the_seat_and_is_told_who_was_first(
    day: Day,  # noqa: F811
    seats: list[Seat],  # noqa: F811
    waiter: Staff,  # noqa: F811
    other: Staff,  # noqa: F811
) -> None:
    """Q86, Q87, Q90: within a second, without a key."""
    async with opened(waiter, "cafe") as driven:
        await elsewhere(lambda: cafe.seat(seats[0].id, Seating(guests=3), by=other))
        await press(driven, "2")
        assert "KF-20261123-001" in shown(driven[0]) and len(cafe.of_day(day.id)) == 1
        await heard(driven)
        assert "小吴" in shown(driven[0])
        await press(driven, "enter", "enter")
        await elsewhere(lambda: cafe.add(1, Wanted(guest=2, code=11), by=other))
        await heard(driven)
        assert "铁观音" in shown(driven[0])


async def test_the_terminal_of_the_cafe_begins_on_its_board(
    day: Day,  # noqa: F811
    waiter: Staff,  # noqa: F811
    assistant: Staff,
) -> None:
    """By the role; Today lies beneath, and the desk begins there as ever."""
    for who, where in ((waiter, "BoardScreen"), (assistant, "TodayScreen")):
        async with opened(who) as driven:
            await driven[0].enter(who)
            await until(driven, partial(_shows, driven, where))


def _shows(driven: Driven, where: str) -> bool:
    return type(driven[0].screen).__name__ == where


async def test_the_drinks_page_has_the_word_the_stock_and_the_card(
    day: Day,  # noqa: F811
    drinks: dict[int, Drink],  # noqa: F811
    waiter: Staff,  # noqa: F811
) -> None:
    """C7, C13: staff set the word; the card is the lead's."""
    async with opened(waiter, "cafe") as driven:
        await press(driven, *page("drinks"))
        assert "没有: 冰箱坏，至 16:00" in shown(driven[0])
        await typed(driven, "21")
        await press(driven, "ctrl+e")  # not theirs
        assert "橙汁" in shown(driven[0])
        await press(driven, "ctrl+t", "4", "enter", "enter")
        await typed(driven, "榨汁机坏")
        await press(driven, "ctrl+s")
        assert cafe.entries(day.id)[drinks[21].id].word is cafe.Word.MISSING


@pytest.fixture(autouse=True)
def _keeps(desk: object) -> None:
    """Everything of it stands in a desk."""
