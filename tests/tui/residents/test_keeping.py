"""Keeping a home's file up to date, with few keys and any input (F1, F6)."""

from __future__ import annotations

import pytest

from store import residents
from store.residents import HomePage, Role
from store.rights import Staff
from tests.tui.driving import Driven, elsewhere, opened, pasted, press, shown, typed
from tests.tui.residents.conftest import ZENG_ID
from tui.form.field import Field
from tui.residents.page import HomeScreen

HOSTILE = ["[/foo]", "[red]x", "\x1b[31mred", "\u202eevil\u202c", "字" * 100_000, "㛃𠅤䶮"]


def page_of(household: HomePage) -> HomePage:
    return residents.home(household.home.id)


async def test_somebody_moves_in_and_is_pointed_at(household: HomePage, assistant: Staff) -> None:
    """F1."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+n")
        await typed(driven, "张小宝\n\n女儿\n１３７００００１１１１\n")
        await press(driven, "ctrl+s")
        page = driven[0].screen
        assert isinstance(page, HomeScreen)
        thing = page.thing
        assert isinstance(thing, residents.Resident)
        assert thing.person.name == "张小宝"
        assert "137****1111" in shown(driven[0])
    added = page_of(household).residents[1]
    assert (added.role, added.relation) == (Role.FAMILY, "女儿")


async def test_a_change_keeps_phone_and_id_unless_new_ones_are_typed(
    household: HomePage, assistant: Staff
) -> None:
    """F6: the figures on file stand masked above the form."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+e")
        assert "138****1234" in shown(driven[0])
        await press(driven, "up", "up", "up", "up", "up", "up", "up")
        await typed(driven, "张慧文")
        await press(driven, "ctrl+s")
        assert isinstance(driven[0].screen, HomeScreen)
    owner = residents.people_of(household.home.id)[0]
    assert (owner.name, owner.phone) == ("张慧文", "13812341234")


async def test_what_is_emptied_in_the_form_is_empty_in_the_file(
    household: HomePage, assistant: Staff
) -> None:
    tenant = household.residents[1].person.id
    change = residents.ResidentChange(relation="表弟", note="养狗")
    residents.change_resident(household.home.id, tenant, change, by=assistant)
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "ctrl+e")
        form = driven[0].screen
        for field in form.query("Field"):
            if getattr(field, "key", "") in {"relation", "note"}:
                form.set_focus(field)
                await press(driven, "ctrl+u")
        await press(driven, "ctrl+s")
    after = page_of(household).residents[1]
    assert (after.relation, after.person.note) == ("", "")


async def test_what_another_session_put_right_meanwhile_stays(
    household: HomePage, assistant: Staff
) -> None:
    """F1: a form saves what was typed into it, not what it opened with."""
    home, owner = household.home, household.residents[0].person
    named = residents.ResidentChange(name="张慧文")
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+e")
        await field(driven, "note", "养狗")
        await elsewhere(lambda: residents.change_resident(home.id, owner.id, named, by=assistant))
        await press(driven, "ctrl+s", "ctrl+o")
        await field(driven, "note", "复式")
        larger = residents.NewHome(code=home.code, kind=home.kind, area=99)
        await elsewhere(lambda: residents.change_home(home.id, larger, by=assistant))
        await press(driven, "ctrl+s")
        assert isinstance(driven[0].screen, HomeScreen)
    now = page_of(household)
    assert (now.residents[0].person.name, now.residents[0].person.note) == ("张慧文", "养狗")
    assert (now.home.area, now.home.note) == (9900, "复式")


async def field(driven: Driven, key: str, text: str) -> None:
    form = driven[0].screen
    form.set_focus(next(one for one in form.query(Field) if one.key == key))
    await press(driven, "ctrl+u")
    await typed(driven, text)


async def test_who_moves_out_leaves_the_page(household: HomePage, assistant: Staff) -> None:
    """F1: the day is today unless another is typed; a reason must be."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "ctrl+k", "ctrl+s")
        assert len(page_of(household).residents) == 2
        await typed(driven, "租期届满")
        await press(driven, "ctrl+s")
        assert isinstance(driven[0].screen, HomeScreen)
        assert "曾住      曾小单  居住" in shown(driven[0])
    assert [one.person.name for one in page_of(household).residents] == ["张惠文"]


async def test_vehicles_come_and_go(household: HomePage, assistant: Staff) -> None:
    """F1: a vehicle is taken off only after asking."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+a")
        await typed(driven, "粤Ｂ·９９９９９\n")
        await press(driven, "ctrl+s")
        assert "粤B·99999" in shown(driven[0])
        await press(driven, "enter", "escape")
        assert len(page_of(household).vehicles) == 2
        await press(driven, "enter", "enter")
        assert "粤B·99999" not in shown(driven[0])
    assert [vehicle.plate for vehicle in page_of(household).vehicles] == ["粤B12345"]


async def test_a_home_is_begun_and_put_right(household: HomePage, assistant: Staff) -> None:
    """F1: the file of a new home opens; its number is read however it is typed."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "５栋１单元３０３室\n")
        await press(driven, "ctrl+s")
        assert "5-1-303" in shown(driven[0])
        await press(driven, "ctrl+o")
        await typed(driven, "5-1-304")
        await press(driven, "ctrl+s")
        assert "5-1-304" in shown(driven[0])
    assert [home.code for home in residents.browse()] == ["3-2-1201", "5-1-304"]


async def test_a_second_file_of_the_same_home_is_refused_at_the_field(
    household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3-2-1201")
        await press(driven, "ctrl+s")
        assert "已建档" in shown(driven[0])
    assert residents.count() == 1


async def test_half_a_person_comes_back_for_the_same_home(
    household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+n")
        await typed(driven, "张小")
        await press(driven, "escape")
        await press(driven, "ctrl+n")
        assert "张小" in shown(driven[0])


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("form", ["ctrl+n", "ctrl+e", "ctrl+a", "ctrl+o"])
async def test_every_field_of_every_form_survives_anything(
    household: HomePage, assistant: Staff, form: str, text: str
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", form)
        screen = driven[0].screen
        for field in screen.query("Field"):
            screen.set_focus(field)
            await pasted(driven, text)
        await press(driven, "ctrl+s")
        assert "\u202e" not in shown(driven[0])
        assert "\x1b" not in shown(driven[0])
        assert ZENG_ID not in shown(driven[0])
        await press(driven, "escape", "escape", "escape", "f7")
        assert residents.count() == 1


async def test_a_name_like_markup_shows_as_it_was_typed(
    household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+n")
        await typed(driven, "[/foo]\n\n[red]x\n")
        await press(driven, "ctrl+s")
        assert "[/foo]" in shown(driven[0])
        assert "[red]x" in shown(driven[0])
