"""The manager changes settings and keeps the staff list; everybody their own PIN."""

from __future__ import annotations

import pytest

from store import estate
from store.desk import settings, staff
from store.engine import database
from store.errors import Refused
from store.estate import Item
from store.estate.lists import read_items, read_list
from store.rights import Role, Staff
from tests.conftest import PIN
from tests.tui.driving import Driven, elsewhere, opened, page, pasted, press, shown, typed
from tui.desk.settings import typed_model
from tui.desk.stafflist import StaffList
from tui.form.field import Field
from tui.form.screen import Form

NEW_PIN = "271828"
HOSTILE = ["[/foo]", "\u202eevil", "\x1b[2J", "x" * 100_000, "９９９９９９９９９９", ""]


async def fill(driven: Driven, name: str, text: str) -> None:
    form = driven[0].screen
    field = next(field for field in form.query(Field) if field.key == name)
    form.set_focus(field)
    await press(driven, "ctrl+u")
    await pasted(driven, text)


async def test_settings_are_changed_as_they_are_typed(manager: Staff) -> None:
    """W3, B1: figures in any digits, lists as text."""
    async with opened(manager) as driven:
        await press(driven, *page("settings"), "1")
        await fill(driven, "greeting", "您好，客服中心")
        await fill(driven, "arrival_minutes", "３０")
        await fill(driven, "shifts", "白班 08:00-20:00, 夜班 20:00-08:00")
        await press(driven, "ctrl+s")
        assert not isinstance(driven[0].screen, Form)
        assert driven[0].settings == estate.settings()
    now = estate.settings()
    assert (now.greeting, now.arrival_minutes) == ("您好，客服中心", 30)
    assert [shift.name for shift in now.shifts] == ["白班", "夜班"]


async def test_what_another_session_changed_meanwhile_stays(manager: Staff) -> None:
    """W3, W5: a form saves what was typed into it, not what it opened with."""
    async with opened(manager) as driven:
        await press(driven, *page("settings"), "1")
        await fill(driven, "greeting", "您好")
        late = estate.settings().model_copy(update={"arrival_minutes": 30})
        await elsewhere(lambda: settings.change(late, by=manager))
        await fill(driven, "visit_hours", "72")
        await press(driven, "ctrl+s")
    now = estate.settings()
    assert (now.greeting, now.arrival_minutes, now.visit_hours) == ("您好", 30, 72)


async def test_saving_unchanged_settings_keeps_every_one(manager: Staff) -> None:
    before = estate.settings()
    async with opened(manager) as driven:
        await press(driven, *page("settings"), "1", "ctrl+s")
    assert estate.settings() == before


@pytest.mark.parametrize(
    ("name", "text"),
    [("shifts", "早班"), ("arrival_minutes", "soon"), ("timezone", "Mars/X")],
)
async def test_what_does_not_fit_stands_at_its_field(manager: Staff, name: str, text: str) -> None:
    before = estate.settings()
    async with opened(manager) as driven:
        await press(driven, *page("settings"), "1")
        await fill(driven, name, text)
        await press(driven, "ctrl+s")
        focused = driven[0].screen.focused
        assert isinstance(focused, Field)
        assert focused.key == name
        assert focused.error
    assert estate.settings() == before


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_every_setting_survives_anything(manager: Staff, text: str) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("settings"), "1")
        for name in typed_model().model_fields:
            await fill(driven, name, text)
        await press(driven, "ctrl+s")
        assert "\u202e" not in shown(driven[0])
        await press(driven, "escape", "escape", "f2")
    assert estate.settings()


def test_lists_are_read_as_people_type_them() -> None:
    assert read_items("电脑 1、打印机１") == (
        Item(name="电脑", expected=1),
        Item(name="打印机", expected=1),
    )
    assert read_list("不离岗；佩戴胸卡\n\n 微笑 ") == ("不离岗", "佩戴胸卡", "微笑")


async def test_an_assistant_is_offered_only_the_own_pin(assistant: Staff) -> None:
    async with opened(assistant, size=(160, 50)) as driven:
        await press(driven, "f10")
        text = shown(driven[0])
        assert "我的密码" in text
        assert "设置" not in text
        assert "员工" not in text
        await press(driven, "escape", "ctrl+p")
        await typed(driven, "settings")
        assert "设置" not in shown(driven[0])
    with pytest.raises(Refused):
        settings.change(estate.settings(), by=assistant)


async def test_somebody_new_can_sign_in_and_somebody_retired_cannot(manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("staff"), "ctrl+n")
        await typed(driven, f"小王\n1009\n\n{PIN}\n")
        assert isinstance(driven[0].screen, StaffList)
        assert "小王" in shown(driven[0])
        assert staff.sign_in("1009", PIN).name == "小王"
        await press(driven, "ctrl+k", "escape")
        assert staff.by_number("1009").active
        await press(driven, "ctrl+k", "enter")
        assert "已停用" in shown(driven[0])
    with pytest.raises(Refused):
        staff.sign_in("1009", PIN)


async def test_the_manager_cannot_retire_themselves(manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("staff"), "ctrl+k")
        assert isinstance(driven[0].screen, StaffList)
    assert staff.get(manager.id).active


async def test_a_forgotten_pin_is_given_anew(manager: Staff, assistant: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("staff"), "home", "ctrl+r")
        await typed(driven, f"{NEW_PIN}\n{NEW_PIN}\n")
        assert isinstance(driven[0].screen, StaffList)
        assert NEW_PIN not in shown(driven[0])
    assert staff.sign_in("1001", NEW_PIN) == assistant


async def test_a_name_and_a_role_are_put_right(manager: Staff, assistant: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("staff"), "home", "ctrl+e")
        await fill(driven, "name", "李芬")
        await press(driven, "enter", "right", "ctrl+s")
        assert isinstance(driven[0].screen, StaffList)
        assert "李芬" in shown(driven[0])
    assert staff.get(assistant.id).name == "李芬"
    assert staff.get(assistant.id).role is Role.SUPERVISOR


async def test_ones_own_role_is_refused_at_its_field(manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("staff"), "end", "ctrl+e", "enter", "right")
        await press(driven, "ctrl+s")
        focused = driven[0].screen.focused
        assert isinstance(focused, Field)
        assert focused.key == "role"
    assert staff.get(manager.id).role is Role.MANAGER


async def test_ones_own_pin_needs_the_one_in_use(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        await press(driven, *page("own_pin"))
        await typed(driven, f"000111\n{NEW_PIN}\n{NEW_PIN}\n")
        focused = driven[0].screen.focused
        assert isinstance(focused, Field)
        assert focused.key == "now"
        await press(driven, "ctrl+u")
        await typed(driven, f"{PIN}")
        await press(driven, "ctrl+s")
        assert not isinstance(driven[0].screen, Form)
    assert staff.sign_in("1001", NEW_PIN) == assistant
    rows = database.db.execute_sql("SELECT payload FROM journal").fetchall()
    assert NEW_PIN not in str(rows)


async def test_two_different_new_pins_are_refused_at_the_field(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        await press(driven, *page("own_pin"))
        await typed(driven, f"{PIN}\n{NEW_PIN}\n314160\n")
        assert "两次密码不一致" in shown(driven[0])
    assert staff.sign_in("1001", PIN) == assistant
