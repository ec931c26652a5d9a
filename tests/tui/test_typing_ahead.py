from __future__ import annotations

import pytest
from textual.worker import NoActiveWorker

from store.rights import Staff
from tests.tui.driving import opened, press, shown, typed
from tests.tui.placeholder import Placeholder
from tui.over.help import HelpScreen

pytestmark = pytest.mark.usefixtures("placeholder")


async def test_keys_wait_for_the_form_that_a_key_opens(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", *"abc", "enter", "enter", *"138", "f1")
        assert isinstance(driven[0].screen, HelpScreen)
        await press(driven, "escape")
        assert "Caller *  abc" in shown(driven[0])
        assert "Phone     138" in shown(driven[0])


async def test_keys_after_a_form_is_left_go_to_the_list(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", *"ab", "escape", "down", "down", "ctrl+n", "escape", "down")
        page = driven[0].screen
        assert isinstance(page, Placeholder)
        assert page.rows.current == 3


async def test_a_hundred_forms_opened_and_left_at_once(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, *["ctrl+n", "escape", "down"] * 20)
        page = driven[0].screen
        assert isinstance(page, Placeholder)
        assert page.rows.current == 20


async def test_enter_pressed_twice_saves_once(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张\n\n\n")
        await press(driven, "1", "enter", *"abc", "ctrl+s", "ctrl+s", "ctrl+s")
        assert isinstance(driven[0].screen, Placeholder)


async def test_a_handler_of_messages_is_not_to_wait_for_an_answer(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        with pytest.raises(NoActiveWorker):
            await driven[0].act_find()
