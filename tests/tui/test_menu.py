"""A few actions to choose from: by a digit, which passes every input method, or by Enter."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from store.rights import Staff
from tests.tui.driving import Driven, opened, press, settled, shown, typed
from tui.over.menu import Menu
from tui.screen.actions import Action

pytestmark = pytest.mark.usefixtures("placeholder")
ELEVEN = [Action(f"do{n}", (), f"Thing {n}", f"Does {n}.") for n in range(1, 12)]


@asynccontextmanager
async def asked(
    who: Staff, offered: list[Action]
) -> AsyncIterator[tuple[Driven, asyncio.Task[Action | None]]]:
    """A menu, and what it will have given."""
    async with opened(who, code="en") as driven:
        menu = Menu("What?", offered)

        async def ask() -> Action | None:
            return await driven[0].ask(menu)

        answer = driven[0].run_worker(ask())
        while driven[0].screen is not menu:
            await driven[1].pause()
        await settled(*driven)
        yield driven, asyncio.ensure_future(answer.wait())


@pytest.mark.parametrize(
    ("digit", "chosen"),
    [("1", 1), ("2", 2), ("9", 9), ("0", 10), ("３", 3), ("０", 10), ("-", 11), ("－", 11)],
)
async def test_a_digit_takes_its_line(assistant: Staff, digit: str, chosen: int) -> None:
    async with asked(assistant, ELEVEN) as (driven, answer):
        await typed(driven, digit)
        assert await answer is ELEVEN[chosen - 1]


async def test_the_lines_behind_ten_have_the_keys_behind_the_zero(assistant: Staff) -> None:
    async with asked(assistant, ELEVEN) as (driven, answer):
        lines = [line[3:] for line in shown(driven[0]).split("\n") if "Thing" in line]
        assert [line.split()[0] for line in lines] == [*"1234567890-"]
        await press(driven, "up", *("down",) * 10, "enter")
        assert await answer is ELEVEN[10]


@pytest.mark.parametrize("key", ["4", "0", "x", "space"])
async def test_what_is_no_line_s_digit_takes_nothing(assistant: Staff, key: str) -> None:
    async with asked(assistant, ELEVEN[:3]) as (driven, answer):
        await press(driven, key)
        assert isinstance(driven[0].screen, Menu)
        await press(driven, "escape")
        assert await answer is None


async def test_enter_takes_the_line_that_is_pointed_at(assistant: Staff) -> None:
    async with asked(assistant, ELEVEN[:3]) as (driven, answer):
        await press(driven, "down", "enter")
        assert await answer is ELEVEN[1]


async def test_an_action_s_own_key_takes_it_from_the_menu(assistant: Staff) -> None:
    printing = Action("print", ("f9",), "Print", "Prints.")
    telling = Action("tell", ("ctrl+d",), "Tell", "Tells.")
    async with asked(assistant, [printing, telling]) as (driven, answer):
        await press(driven, "ctrl+d")
        assert await answer is telling
