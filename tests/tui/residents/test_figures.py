"""Several phones and papers of a resident at the desk, without a letter key (F1, F2, F6)."""

from __future__ import annotations

import pytest

from store import residents
from store.residents import HomePage, NewPhone, Purpose
from store.rights import Staff
from tests.tui.driving import opened, press, shown, typed
from tui.form.screen import Form
from tui.residents.page import HomeScreen

WORK = NewPhone(phone="0755-26001234", purpose=Purpose.WORK)


@pytest.fixture
def owner(household: HomePage, assistant: Staff) -> int:
    person = household.residents[0].person.id
    residents.add_phone(person, WORK, by=assistant)
    return person


async def test_another_phone_is_filed_and_pointed_at(household: HomePage, assistant: Staff) -> None:
    """F1: five keys and the number."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+u", "1")
        await typed(driven, "139 0000 2222")
        await press(driven, "enter", "5", "ctrl+s")
        page = driven[0].screen
        assert isinstance(page, HomeScreen)
        assert page.rows.current is not None and page.rows.current.key == "phone:1"
        text = shown(driven[0])
        assert "139****2222" in text and "紧急联系" in text
        assert "13900002222" not in text
    who = residents.home(household.home.id).residents[0].person
    assert [one.purpose for one in who.phones] == [Purpose.USUAL, Purpose.EMERGENCY]


async def test_a_wrong_number_costs_nothing(household: HomePage, assistant: Staff) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+u", "1")
        await typed(driven, "13812341234")
        await press(driven, "ctrl+s")
        assert isinstance(driven[0].screen, Form)
        text = shown(driven[0])
        assert "已在档案中" in text and "13812341234" in text
        await press(driven, "escape", "ctrl+u", "1")
        assert "13812341234" in shown(driven[0])


async def test_a_further_phone_shows_for_a_minute_once_on_record(
    owner: int, assistant: Staff
) -> None:
    """F6"""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "ctrl+r")
        assert "075526001234" not in shown(driven[0])
        await press(driven, "enter", "enter")
        text = shown(driven[0])
        assert "075526001234" in text and "13812341234" not in text
        await press(driven, "f2", "f7")
        assert "075526001234" not in shown(driven[0])


async def test_a_phone_is_taken_off_once_asked(
    household: HomePage, owner: int, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "enter", "escape")
        assert len(residents.home(household.home.id).residents[0].person.phones) == 2
        await press(driven, "ctrl+k", "enter")
        assert "075*****1234" not in shown(driven[0])
    assert len(residents.home(household.home.id).residents[0].person.phones) == 1


async def test_the_phone_rung_first_is_taken_off_from_what_can_be_done(
    household: HomePage, owner: int, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "enter", "7", "enter")
        text = shown(driven[0])
        assert "138****1234" not in text and "075*****1234" in text
    first = residents.owner_of(household.home.id)
    assert first is not None and first.phone == "075526001234"


async def test_a_paper_is_filed_with_what_is_known_of_its_number(
    household: HomePage, assistant: Staff
) -> None:
    """F2: the kind and the last day stand beside it, the number masked."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+u", "2")
        await press(driven, "2", "enter")
        await typed(driven, "e12345678\n2020-01-31")
        await press(driven, "ctrl+s")
        text = shown(driven[0])
        assert isinstance(driven[0].screen, HomeScreen)
        assert "只能检查格式" in text and "护照" in text
        assert "*******78" in text and "2020-01-31 已过期" in text
        assert "E12345678" not in text
        await press(driven, "ctrl+g", "enter", "enter")
        assert "E12345678" in shown(driven[0])
    assert len(residents.home(household.home.id).residents[0].person.papers) == 2


async def test_a_number_that_is_none_of_its_kind_stays_in_its_field(
    household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "ctrl+u", "2", "enter")
        await typed(driven, "610322190843762897")
        await press(driven, "ctrl+s")
        text = shown(driven[0])
        assert "校验位" in text and "610322190843762897" in text
        await press(driven, "ctrl+u")
        await typed(driven, "11010519491231002X")
        await press(driven, "ctrl+s")
        assert "校验位正确" in shown(driven[0])
    assert residents.home(household.home.id).residents[1].person.id_number
