"""Who is retired, or given another role or PIN, is signed out where they are (F6)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import estate
from store.desk import drafts, opening, settings, staff
from store.desk.staff import NewStaff, StaffChange
from store.engine import database
from store.errors import Refused
from store.rights import Role, Staff
from tests.conftest import PIN
from tests.terminal import Terminal
from tests.tui.driving import (
    Driven,
    elsewhere,
    heard,
    line,
    opened,
    page,
    press,
    settled,
    shown,
    started,
    typed,
)
from tests.tui.lines import half_write, session, sign_in
from tests.tui.placeholder import Placeholder
from tui.desk.lock import LockScreen
from tui.desk.signin import SignIn

NEW_PIN = "271828"


def is_out(driven: Driven) -> bool:
    desk = driven[0]
    return desk.staff is None and type(desk.screen) is SignIn and len(desk.screen_stack) <= 2


@pytest.mark.usefixtures("placeholder")
async def test_who_is_retired_is_out_and_what_they_half_wrote_is_kept(
    assistant: Staff, manager: Staff
) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张")
        await elsewhere(lambda: staff.retire(assistant.id, by=manager))
        await heard(driven)
        assert is_out(driven)
        assert "You sign in no more here, 李芳." in shown(driven[0])
        assert "李芳" not in line(driven[0], 0)
        await press(driven, "f2", "ctrl+p")
        assert is_out(driven)
    assert drafts.find("Everything", by=assistant)["caller"] == "张"


@pytest.mark.usefixtures("placeholder")
async def test_who_has_another_role_signs_in_to_it(assistant: Staff, manager: Staff) -> None:
    changed = StaffChange(name=assistant.name, role=Role.SUPERVISOR)
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张")
        await elsewhere(lambda: staff.change(assistant.id, changed, by=manager))
        await heard(driven)
        assert is_out(driven)
        assert "Your role is Supervisor now. Please sign in again" in shown(driven[0])
        await typed(driven, f"1001\n{PIN}\n")
        assert driven[0].signed_in.role is Role.SUPERVISOR
        await press(driven, "ctrl+n")
        assert "Caller *  张" in shown(driven[0])


@pytest.mark.usefixtures("placeholder")
async def test_who_was_given_a_pin_signs_in_with_it(assistant: Staff, manager: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await elsewhere(lambda: staff.reset_pin(assistant.id, NEW_PIN, by=manager))
        await heard(driven)
        assert is_out(driven)
        assert "The manager gave you a new PIN." in shown(driven[0])
        await typed(driven, f"1001\n{NEW_PIN}\n")
        assert driven[0].staff == assistant


@pytest.mark.usefixtures("placeholder")
async def test_a_locked_screen_is_no_shelter(assistant: Staff, manager: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "f8")
        assert isinstance(driven[0].screen, LockScreen)
        await elsewhere(lambda: staff.retire(assistant.id, by=manager))
        await heard(driven)
        assert is_out(driven)


@pytest.mark.usefixtures("placeholder")
async def test_ones_own_new_pin_ends_nothing(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        await elsewhere(lambda: staff.reset_pin(assistant.id, NEW_PIN, by=assistant))
        await heard(driven)
        assert driven[0].staff == assistant
        assert isinstance(driven[0].screen, Placeholder)


@pytest.mark.usefixtures("placeholder")
async def test_a_new_name_shows_and_ends_nothing(assistant: Staff, manager: Staff) -> None:
    changed = StaffChange(name="李芬", role=assistant.role)
    async with opened(assistant) as driven:
        await elsewhere(lambda: staff.change(assistant.id, changed, by=manager))
        await heard(driven)
        assert isinstance(driven[0].screen, Placeholder)
        driven[0]._tick()
        await settled(*driven)
        assert "李芬 1001" in line(driven[0], 0)


@pytest.mark.usefixtures("placeholder")
async def test_what_happens_to_others_ends_nothing(
    assistant: Staff, second: Staff, manager: Staff
) -> None:
    async with opened(assistant) as driven:
        await elsewhere(lambda: staff.retire(second.id, by=manager))
        await heard(driven)
        assert driven[0].staff == assistant
        assert isinstance(driven[0].screen, Placeholder)


@pytest.mark.usefixtures("placeholder")
async def test_who_is_retired_between_pin_and_desk_does_not_get_in(
    assistant: Staff, manager: Staff
) -> None:
    async with started("en") as driven:
        before = staff.sign_in("1001", PIN)
        await elsewhere(lambda: staff.retire(assistant.id, by=manager))
        await heard(driven)
        driven[0].begin_anew(before)
        await settled(*driven)
        assert is_out(driven)


async def test_a_session_that_set_the_estate_up_ends_at_the_sign_in(tmp_path: Path) -> None:
    opening.open_folder(tmp_path / "new", create=True)
    async with started("en") as driven:
        await typed(driven, f"金色家园\n\n\n\n陈经理\n3001\n{PIN}\n{PIN}\n")
        first = driven[0].signed_in
        other = staff.add(NewStaff(name="钱", number="3002", role=Role.MANAGER, pin=PIN), by=first)
        await elsewhere(lambda: staff.retire(first.id, by=other))
        await heard(driven)
        assert is_out(driven)
    database.close()


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[tuple[Terminal, Terminal]]:
    """李芳's session and the manager's."""
    folder = tmp_path / "real"
    opening.open_folder(folder, create=True)
    settings.found(estate.Settings(name="金色家园"))
    for name, number, role in (
        ("李芳", "1001", Role.ASSISTANT),
        ("陈经理", "3001", Role.MANAGER),
    ):
        staff.add(NewStaff(name=name, number=number, role=role, pin=PIN), by=None)
    database.close()
    with session(folder) as one, session(folder) as other:
        sign_in(one)
        other.wait_for("密码")
        other.type(f"3001\r{PIN}\r")
        other.wait_for("现在要办")
        yield one, other


def test_the_manager_retires_somebody_whose_session_is_open(
    sessions: tuple[Terminal, Terminal], tmp_path: Path
) -> None:
    one, manager = sessions
    half_write(one, "走廊灯不亮")
    manager.press(*page("staff"))
    manager.wait_for("陈经理")
    manager.press("home", "ctrl+k")
    manager.wait_for("停用 李芳？")
    manager.press("enter")
    one.wait_for("你的工号已停用")
    one.wait_for("密码")
    assert not one.shows("走廊灯不亮")
    opening.open_folder(tmp_path / "real")
    who = staff.everyone()[0]
    with pytest.raises(Refused):
        staff.sign_in(who.number, PIN)
    assert "走廊灯不亮" in drafts.find("NewTicket", by=who).values()
    database.close()
