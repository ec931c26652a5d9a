"""What is half written about a home's file: Today leads back to its thing and its form."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, handover, residents
from store.residents import HomePage, NewDocument, NewProxy
from store.rights import Staff
from tests.tui.driving import Driven, opened, press, shown, typed
from tui.form.screen import Form
from tui.residents.page import HomeScreen


async def go_on_from_today(driven: Driven) -> None:
    """Leave the form half written, and go on with it from Today."""
    await press(driven, "escape", "escape")
    await driven[0].desk(clock.now)
    await press(driven, "f3", "f2", "end", "enter")


def pointed_at(driven: Driven) -> str:
    """The line of the home's page."""
    page = driven[0].screen
    assert isinstance(page, HomeScreen) and page.rows.current is not None
    return page.rows.current.key


@pytest.mark.parametrize(
    ("digit", "before", "text"),
    [
        ("1", (), "13900002222"),
        ("2", ("enter",), "440305"),
        ("3", (), "孙代"),
        ("4", (), "鹏程"),
        ("6", ("enter",) * 5, "档案柜三层"),
    ],
)
async def test_what_is_filed_comes_back_from_today_where_it_was_chosen(
    household: HomePage, assistant: Staff, digit: str, before: tuple[str, ...], text: str
) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "ctrl+u", digit, *before)
        await typed(driven, text)
        await go_on_from_today(driven)
        await press(driven, digit)
        assert isinstance(driven[0].screen, Form)
        assert text in shown(driven[0])


async def test_why_a_paper_leaves_comes_back_at_that_paper_alone(
    household: HomePage, assistant: Staff
) -> None:
    handover.take_desk(by=assistant)
    for kind in ("deed", "lease"):
        new = NewDocument.model_validate({"kind": kind, "on": clock.today()})
        residents.file_document(household.home.id, new, by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "down", "down", "enter")
        await typed(driven, "业主取回")
        await press(driven, "escape", "down", "enter")
        assert isinstance(driven[0].screen, Form)
        assert "业主取回" not in shown(driven[0])
        await go_on_from_today(driven)
        assert pointed_at(driven) == "document:1"
        await press(driven, "enter")
        assert "业主取回" in shown(driven[0])


async def test_why_somebody_acts_no_more_comes_back_for_the_party_it_was_written_of(
    household: HomePage, assistant: Staff
) -> None:
    """One proxy of two: each power of attorney ends for its own reason."""
    today = clock.today()
    new = NewProxy(
        name="孙代", phone="13900006666", matters="办理入住", since=today,
        until=today + timedelta(days=30),
    )  # fmt: skip
    for resident in household.residents[:2]:
        residents.add_proxy(resident.person.id, new, by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "ctrl+k")
        await typed(driven, "已办完")
        await press(driven, "escape", "down", "down", "ctrl+k")
        assert isinstance(driven[0].screen, Form)
        assert "已办完" not in shown(driven[0])
        await press(driven, "escape", "up", "up", "ctrl+k")
        assert "已办完" in shown(driven[0])
