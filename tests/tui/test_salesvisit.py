"""The sales site on screen: Enter, digits and Ctrl-keys; words are typed, nothing else (S3–S12)."""

from __future__ import annotations

from functools import partial

import pytest

from store import salesvisit
from store.rights import Staff
from store.salesvisit import Arrival, At, Expected, Stage, Thing
from tests.conftest import Clock
from tests.store.salesvisit.conftest import (  # noqa: F401
    Came,
    at,
    butler,
    came,
    guard,
    hostess,
    kept,
    lead,
    onward,
)
from tests.tui.driving import Driven, elsewhere, heard, opened, page, press, shown, typed, until


async def test_an_arrival_is_announced_in_four_keys_beside_the_words(guard: Staff) -> None:  # noqa: F811
    """S5: the plate, how many, all posts told; on foot two keys."""
    async with opened(guard, "salesvisit") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "粤b12345")
        await press(driven, "enter")
        await typed(driven, "3")
        await press(driven, "ctrl+s")
        assert "已通知：车导员，门僮，宾客服务助理，现场管家" in shown(driven[0])
        assert "粤 B 1 2 3 4 5" in shown(driven[0]) and "粤B·12345车牌的客户抵达" in shown(
            driven[0]
        )
        await press(driven, "ctrl+n", "ctrl+s")
        assert "在场 2 组 4 人" in shown(driven[0]), shown(driven[0])


async def test_who_is_expected_is_offered_and_found_by_what_is_typed(
    lead: Staff,  # noqa: F811
    guard: Staff,  # noqa: F811
) -> None:
    """S6, Q79: from the board, and in the form."""
    for plate, name in (("粤B11111", "陈女士"), ("粤B22222", "吴先生")):
        new = {"plate": plate, "name": name, "adults": 2, "at": "10:30"}
        salesvisit.expect(Expected.model_validate(new), by=lead)
    async with opened(guard, "salesvisit") as driven:
        await typed(driven, "吴")
        await press(driven, "enter")
        assert "吴先生" in shown(driven[0])
        await press(driven, "ctrl+s")
        assert salesvisit.get(2).stage is Stage.HERE
        await press(driven, "escape", "ctrl+n")
        assert "粤B·11111 陈女士" in shown(driven[0])
        await typed(driven, "粤B11111")
        await press(driven, "ctrl+s")
        assert salesvisit.get(1).stage is Stage.HERE and len(salesvisit.every()) == 2


async def test_a_visit_from_the_gate_to_the_car_by_enter_alone(
    came: Came,  # noqa: F811
    hostess: Staff,  # noqa: F811
    kept: dict[int, Thing],  # noqa: F811
    time: Clock,
) -> None:
    """§5.1: the wording of each station stands before it is said."""
    one = came(adults=1, who="ladies", name="陈女士")
    async with opened(hostess, "salesvisit") as driven:
        greeted = "早上好！女士！欢迎光临金色家园"
        for said in ("欢迎光临金色家园销售现场", greeted, "您需要什么饮品"):
            assert said in shown(driven[0]).replace("\n ", ""), shown(driven[0])
            await press(driven, "enter")
        await until(driven, lambda: at(one) == (At.ST3, False))
        await press(driven, *["enter"] * 4)  # waits for the ride, rides, waits, shoe covers
        await until(driven, lambda: at(one) == (At.ST5, True))
        await press(driven, *["enter"] * 5)  # the flat, out of it, the ride back, the hall
        await until(driven, lambda: at(one) == (At.ST3, True))
        await press(driven, *["enter"] * 4)
        await until(driven, lambda: at(one) == (At.ST8, False))
        assert "一路顺风" in shown(driven[0])
        await press(driven, "enter", "ctrl+s")
        assert salesvisit.get(one.id).stage is Stage.GONE


async def test_another_session_sees_it_and_is_told_who_was_first(
    came: Came,  # noqa: F811
    hostess: Staff,  # noqa: F811
    butler: Staff,  # noqa: F811
) -> None:
    """Q84: within a second, without a key."""
    one = came(name="陈女士")
    onward(one, hostess, At.ST3)
    stay = salesvisit.staying(one.id)
    assert stay is not None
    async with opened(butler, "salesvisit") as driven:
        await elsewhere(lambda: salesvisit.send_on(one.id, stay.id, by=hostess))
        await press(driven, "enter")
        assert "小吴" in shown(driven[0])
        await heard(driven)
        assert "等 0 分" in shown(driven[0])
        await elsewhere(
            lambda: salesvisit.announce(Arrival(plate="粤B88888", adults=2), by=hostess)
        )
        await heard(driven)
        assert "粤B·88888" in shown(driven[0])


async def test_split_join_lend_and_close_by_keys(
    came: Came,  # noqa: F811
    lead: Staff,  # noqa: F811
    kept: dict[int, Thing],  # noqa: F811
    time: Clock,
) -> None:
    """S3, S9, S10, S11, S12."""
    one = came(adults=3)
    async with opened(lead, "salesvisit") as driven:
        await press(driven, "ctrl+w")
        await typed(driven, "1")
        await press(driven, "ctrl+s")
        assert "在场 2 组 3 人" in shown(driven[0])
        await press(driven, "ctrl+g")
        await typed(driven, "1")
        await press(driven, "ctrl+s")
        assert "在场 1 组 3 人" in shown(driven[0])
        await press(driven, "ctrl+y")
        await typed(driven, "刘敏")
        await press(driven, "ctrl+s")
        assert "VIP" in shown(driven[0])
        await press(driven, "ctrl+b")
        await typed(driven, "11")
        await press(driven, "ctrl+s")
        assert "借用中：雨伞 1" in shown(driven[0])
        await press(driven, "ctrl+r", "ctrl+s")
        assert salesvisit.out() == []
        await press(driven, "ctrl+t", "1")
        await until(driven, lambda: len(salesvisit.board()[0].silent) == 3)
        time.at = salesvisit.settings().end(one.day)
        await press(driven, "ctrl+k", "3", "ctrl+s")
        assert salesvisit.get(one.id).guessed
        await press(driven, *page("salesvisits"))
        assert "推定" in shown(driven[0])


async def test_the_boards_of_the_site_open_for_who_works_there(
    lead: Staff,  # noqa: F811
    butler: Staff,  # noqa: F811
    guard: Staff,  # noqa: F811
) -> None:
    """By the role; the guard begins on Today as ever."""
    for who, where in ((lead, "SiteBoard"), (butler, "SiteBoard"), (guard, "TodayScreen")):
        async with opened(who) as driven:
            await driven[0].enter(who)
            await until(driven, partial(_shows, driven, where))


def _shows(driven: Driven, where: str) -> bool:
    return type(driven[0].screen).__name__ == where


@pytest.fixture(autouse=True)
def _keeps(desk: object) -> None:
    """Everything of it stands in a desk."""
