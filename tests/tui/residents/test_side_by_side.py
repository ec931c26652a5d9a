"""Two clerks at one home's file: who is second is told, and only of what concerns them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from store import clock, residents
from store.residents import (
    Ending,
    HomePage,
    NewDocument,
    NewHome,
    NewPaper,
    NewPhone,
    NewProxy,
    NewState,
    NewVehicle,
    ResidentChange,
)
from store.rights import Staff
from tests.tui.driving import elsewhere, heard, line, opened, press, typed
from tui.form.screen import Form

PASSPORT = NewPaper.model_validate({"kind": "passport", "id_number": "E12345678"})
PHONE = NewPhone(phone="13700001111")


def proxy(today: date) -> NewProxy:
    return NewProxy(
        name="孙代", phone="13900006666", matters="办理入住", since=today,
        until=today + timedelta(days=30),
    )  # fmt: skip


def document(today: date) -> NewDocument:
    return NewDocument.model_validate({"kind": "deed", "on": today})


def state(today: date) -> NewState:
    return NewState.model_validate({"state": "let", "since": today})


def changes(household: HomePage, by: Staff) -> dict[str, Callable[[], object]]:
    """What another clerk does to the file of the home or of its owner."""
    home, who = household.home.id, household.residents[0].person.id
    today = clock.today()
    new = NewHome(code=household.home.code, note="复式")
    noted = ResidentChange(note="夜班")
    return {
        "phone": lambda: residents.add_phone(who, PHONE, by=by),
        "paper": lambda: residents.add_paper(who, PASSPORT, by=by),
        "proxy": lambda: residents.add_proxy(who, proxy(today), by=by),
        "state": lambda: residents.set_state(home, state(today), by=by),
        "document": lambda: residents.file_document(home, document(today), by=by),
        "note": lambda: residents.change_resident(home, who, noted, by=by),
        "home": lambda: residents.change_home(home, new, by=by),
        "vehicle": lambda: residents.add_vehicle(home, NewVehicle(plate="粤B54321"), by=by),
    }


# By what is filed: its digit, the digit of what is chosen first, and what is typed.
FORMS = {
    "phone": ("1", (), "13900002222"),
    "paper": ("2", ("2", "enter"), "E87654321"),
    "proxy": ("3", (), "钱理\n13900007777\n\n收楼\n\n2026-11-23\n2026-12-23"),
    "state": ("5", ("4",), ""),
    "document": ("6", ("2",), ""),
}


@pytest.mark.parametrize("form", FORMS)
async def test_who_files_second_is_told_who_was_first_and_loses_nothing(
    household: HomePage, assistant: Staff, second: Staff, form: str
) -> None:
    change = changes(household, second)[form]
    digit, chosen, text = FORMS[form]
    async with opened(assistant, "residents", code="en") as driven:
        await press(driven, "enter", "ctrl+u", digit, *chosen)
        await typed(driven, text)
        await elsewhere(change)
        await heard(driven)
        assert "周敏 changed this at 09:00: " in line(driven[0], -2)
        await press(driven, "ctrl+s")
        assert isinstance(driven[0].screen, Form)
        assert "周敏 changed this at 09:00: " in line(driven[0], -2)
        await press(driven, "escape", "ctrl+u", digit, "ctrl+s")
        assert not isinstance(driven[0].screen, Form)


@pytest.mark.parametrize("form", FORMS)
async def test_what_does_not_concern_a_form_lets_it_be_saved(
    household: HomePage, assistant: Staff, second: Staff, form: str
) -> None:
    digit, chosen, text = FORMS[form]
    async with opened(assistant, "residents", code="en") as driven:
        await press(driven, "enter", "ctrl+u", digit, *chosen)
        await typed(driven, text)
        for name, change in changes(household, second).items():
            if name != form:
                await elsewhere(change)
        await press(driven, "ctrl+s")
        assert not isinstance(driven[0].screen, Form)


async def test_who_ends_a_power_of_attorney_second_is_told(
    household: HomePage, assistant: Staff, second: Staff
) -> None:
    who = household.residents[0].person.id
    first = residents.add_proxy(who, proxy(clock.today()), by=assistant)
    ending = Ending(on=clock.today(), reason="已办完")
    async with opened(assistant, "residents", code="en") as driven:
        await press(driven, "enter", "down", "ctrl+k")
        await elsewhere(lambda: residents.end_representative(first, ending, by=second))
        await heard(driven)
        assert "周敏 changed this at 09:00: " in line(driven[0], -2)


async def test_who_takes_a_paper_out_second_is_told_and_of_no_other_paper(
    household: HomePage, assistant: Staff, second: Staff
) -> None:
    today = clock.today()
    one, other = (
        residents.file_document(household.home.id, document(today), by=assistant) for _ in range(2)
    )
    ending = Ending(on=today, reason="业主取回")
    async with opened(assistant, "residents", code="en") as driven:
        await press(driven, "enter", "down", "down", "down", "enter")
        await elsewhere(lambda: residents.take_document(other, ending, by=second))
        await heard(driven)
        assert "周敏" not in line(driven[0], -2)
        await elsewhere(lambda: residents.take_document(one, ending, by=second))
        await heard(driven)
        assert "周敏 changed this at 09:00: Taken out of the file: Title deed" in line(
            driven[0], -2
        )
