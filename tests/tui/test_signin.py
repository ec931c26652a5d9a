from __future__ import annotations

from pathlib import Path

import pytest

from store import estate, journal
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.rights import Role, Staff
from tests.conftest import PIN, Clock
from tests.tui.driving import (
    elsewhere,
    heard,
    line,
    opened,
    pasted,
    press,
    settled,
    shown,
    started,
    typed,
    until,
)
from tests.tui.placeholder import Placeholder
from tui.desk.app import Desk
from tui.desk.setup import SetUp
from tui.desk.signin import SignIn

pytestmark = pytest.mark.usefixtures("placeholder")


async def test_number_enter_pin_enter_opens_today(assistant: Staff) -> None:
    async with started() as driven:
        await typed(driven, f"1001\n{PIN}\n")
        assert driven[0].staff == assistant
        assert "李芳 1001" in line(driven[0], 0)
        assert isinstance(driven[0].screen, Placeholder)


@pytest.mark.parametrize("behind", ["", "\n"])
async def test_number_and_pin_in_one_piece_sign_in(assistant: Staff, behind: str) -> None:
    """Typed ahead over a slow line, or by a password manager: it comes as a paste."""
    async with started() as driven:
        await pasted(driven, f"1001\n{PIN}{behind}")
        assert driven[0].staff == assistant


@pytest.mark.parametrize("before", ["1001", "1001\n"])
async def test_what_comes_in_one_piece_goes_on_behind_the_number(
    assistant: Staff, before: str
) -> None:
    """As mosh sends what is typed fast: the number stays, and no PIN shows."""
    async with started() as driven:
        await typed(driven, before)
        await pasted(driven, f"1001\n{PIN}\n".removeprefix(before))
        assert driven[0].staff == assistant


async def test_full_width_digits_sign_in_too(assistant: Staff) -> None:
    async with started() as driven:
        await typed(driven, "１００１\n３１４１５９\n")
        assert driven[0].staff == assistant


async def test_what_is_typed_ahead_goes_where_it_belongs(assistant: Staff) -> None:
    async with started() as driven:
        await press(driven, *"1001", "enter", *PIN, "enter", "ctrl+n", *"abc", "enter", *"3-2")
        assert "abc" in shown(driven[0])
        assert "3-2" in shown(driven[0])


async def test_a_wrong_pin_is_said_at_the_field_and_nobody_is_in(assistant: Staff) -> None:
    async with started("en") as driven:
        await typed(driven, "1001\n271828\n")
        assert driven[0].staff is None
        assert "! Staff number and PIN do not fit." in shown(driven[0])


async def test_a_refused_pin_is_typed_anew(assistant: Staff) -> None:
    async with started("en") as driven:
        await typed(driven, f"1001\n271828\n{PIN}\n")
        assert driven[0].staff == assistant


async def test_after_a_refusal_another_number_is_typed_over_the_first(assistant: Staff) -> None:
    async with started() as driven:
        await typed(driven, "9999\n314159\n")
        await press(driven, "up")
        await typed(driven, f"1001\n{PIN}\n")
        assert "李芳 1001" in shown(driven[0])


async def test_a_pin_never_shows(assistant: Staff) -> None:
    async with started() as driven:
        await typed(driven, f"1001\n{PIN}")
        assert PIN not in shown(driven[0])
        assert "******" in shown(driven[0])


async def test_the_demo_says_who_may_sign_in(tmp_path: Path, time: Clock) -> None:
    opening.open_folder(tmp_path / "demo", create=True)
    settings.found(estate.Settings(name="示范小区"), demo=True)
    async with started("en") as driven:
        assert "PIN 314159" in shown(driven[0])
    database.close()


async def test_no_screen_but_help_opens_before_sign_in(assistant: Staff) -> None:
    async with started() as driven:
        await press(driven, "f4", "f8", "ctrl+f", "ctrl+p")
        assert len(driven[0].screen_stack) == 1


async def test_the_clock_runs_though_the_first_screen_never_rests(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when F1 covers it before it is done."""

    async def never(screen: SignIn) -> None: ...

    monkeypatch.setattr(SignIn, "_invoke_and_clear_callbacks", never)
    desk = Desk()
    async with desk.run_test() as pilot:
        await until((desk, pilot), lambda: desk.seconds > 0)


async def test_an_empty_folder_is_set_up_and_entered(tmp_path: Path, time: Clock) -> None:
    opening.open_folder(tmp_path / "new", create=True)
    async with started("en") as driven:
        await typed(driven, "金色家园\n\n\n\n陈经理\n3001\n")
        await typed(driven, f"{PIN}\n{PIN}\n")
        assert driven[0].staff == staff.by_number("3001")
        assert "陈经理 3001" in line(driven[0], 0)
    assert staff.by_number("3001").role is Role.MANAGER
    assert estate.settings().name == "金色家园"
    assert [shift.name for shift in estate.settings().shifts] == ["早班", "中班", "晚班"]
    database.close()


async def test_a_set_up_form_gives_way_to_the_sign_in_when_another_session_was_first(
    tmp_path: Path, time: Clock
) -> None:
    opening.open_folder(tmp_path / "new", create=True)
    async with started("en") as driven:
        await typed(driven, "金色")
        await elsewhere(found)
        await heard(driven)
        assert isinstance(driven[0].screen, SignIn)
        assert "An estate has been set up here meanwhile." in shown(driven[0])
        await typed(driven, f"3001\n{PIN}\n")
        assert driven[0].staff == staff.by_number("3001")
    database.close()


async def test_a_set_up_form_that_was_saved_says_nothing_more(tmp_path: Path, time: Clock) -> None:
    """It stays beneath, and hears of the estate again when whoever set it up is signed out."""
    opening.open_folder(tmp_path / "new", create=True)
    async with started("en") as driven:
        form = driven[0].screen
        assert isinstance(form, SetUp)
        await typed(driven, f"金色家园\n\n\n\n陈经理\n3001\n{PIN}\n{PIN}\n")
        driven[0].staff = None
        form.changed(frozenset({"site"}))
        await settled(*driven)
        assert "set up here meanwhile" not in shown(driven[0])
        assert not isinstance(driven[0].screen, SignIn)
    database.close()


async def test_a_set_up_form_saved_too_late_gives_way_too(tmp_path: Path, time: Clock) -> None:
    opening.open_folder(tmp_path / "new", create=True)
    async with started("en") as driven:
        await typed(driven, f"银色家园\n\n\n\n王经理\n3002\n{PIN}\n{PIN}")
        await elsewhere(found)
        await press(driven, "enter")
        await settled(*driven)
        assert isinstance(driven[0].screen, SignIn)
        assert estate.settings().name == "金色家园"
        assert [one.number for one in staff.everyone()] == ["3001"]
    database.close()


def found() -> None:
    """What the set-up form of another session records."""
    with database.write():
        settings.found(estate.Settings(name="金色家园", language="en"))
        staff.add(NewStaff(name="陈经理", number="3001", role=Role.MANAGER, pin=PIN), by=None)


async def test_two_different_pins_found_nothing(tmp_path: Path, time: Clock) -> None:
    opening.open_folder(tmp_path / "new", create=True)
    async with started("en") as driven:
        await typed(driven, f"金色家园\n\n\n\n陈经理\n3001\n{PIN}\n271828\n")
        assert "! The two PINs differ." in shown(driven[0])
        assert not estate.founded()
        assert journal.last() is None
    database.close()


async def test_shifts_are_typed_as_one_writes_them(tmp_path: Path, time: Clock) -> None:
    opening.open_folder(tmp_path / "new", create=True)
    async with started("en") as driven:
        await typed(driven, "金色家园\n\n\n")
        await press(driven, "ctrl+u")
        await typed(driven, "白班 ０８：００－２０：００、夜班 20:00-08:00\n陈经理\n3001\n")
        await typed(driven, f"{PIN}\n{PIN}\n")
    assert [shift.name for shift in estate.settings().shifts] == ["白班", "夜班"]
    database.close()


async def test_the_desk_asks_for_a_larger_window(assistant: Staff) -> None:
    async with opened(assistant, code="en", size=(70, 20)) as driven:
        assert shown(driven[0]).startswith("The desk needs a window of 80 by 24 characters")
        await driven[1].resize_terminal(80, 24)
        await press(driven, "f1")
        assert "李芳" in line(driven[0], 0)
