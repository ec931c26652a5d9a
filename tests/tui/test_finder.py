from __future__ import annotations

import pytest

from store import residents
from store.residents import NewHome, NewPerson, Role
from store.rights import Staff
from tests.tui.driving import opened, press, shown, typed
from tests.tui.placeholder import Placeholder, put_in
from tui.over.finder import MOST, Finder

pytestmark = pytest.mark.usefixtures("placeholder")


@pytest.fixture
def homes(assistant: Staff) -> list[int]:
    """Two homes with their owners."""
    made = []
    for code, owner in (("3-2-1201", "张惠文"), ("5-1-0301", "李四")):
        home = residents.add_home(NewHome(code=code), by=assistant)
        person = NewPerson(name=owner, phone="13812341234", role=Role.OWNER)
        residents.move_in(home.id, person, by=assistant)
        made.append(home.id)
    return made


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(monkeypatch, "residents")


@pytest.mark.parametrize(
    "text", ["3-2-1201", "３－２－１２０１", "张惠文", "zhw", "zhanghui", "1234 3-2"]
)
async def test_a_home_is_found_as_it_is_typed_F7(
    assistant: Staff, homes: list[int], text: str
) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+f")
        await typed(driven, text)
        assert isinstance(driven[0].screen, Finder)
        assert "> " in shown(driven[0])
        assert "3-2-1201" in shown(driven[0]).split("\n")[4]
        assert "13812341234" not in shown(driven[0])


@pytest.mark.usefixtures("files")
async def test_enter_opens_the_homes_page_and_esc_leads_back(
    assistant: Staff, homes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    pointed: list[object] = []
    monkeypatch.setattr(Placeholder, "point", lambda self, key: pointed.append(key))
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+f", "escape")
        assert isinstance(driven[0].screen, Placeholder)
        await press(driven, "ctrl+f")
        await typed(driven, "李四\n")
        assert pointed == [f"home:{homes[1]}"]
        assert len(driven[0].screen_stack) == 3


async def test_nothing_found_is_said_and_enter_does_nothing(
    assistant: Staff, homes: list[int]
) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+f")
        await typed(driven, "nobody at all\n")
        assert isinstance(driven[0].screen, Finder)
        assert "Nothing fits." in shown(driven[0])


async def test_a_home_is_taken_within_a_form_and_tells_what_it_knows(
    assistant: Staff, homes: list[int]
) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "tab")
        await typed(driven, "zhw")
        rows = shown(driven[0]).split("\n")
        at = next(n for n, row in enumerate(rows) if row.strip().startswith("Home"))
        assert "> 3-2-1201  张惠文" in rows[at + 1]
        await press(driven, "enter")
        assert "Home      3-2-1201 张惠文" in shown(driven[0])
        assert f"Caller *  owner of {homes[0]}" in shown(driven[0])
        assert "Phone     13812341234" in shown(driven[0])


async def test_up_and_down_choose_among_homes(assistant: Staff, homes: list[int]) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "tab")
        await typed(driven, "1234")
        await press(driven, "down", "enter")
        page = driven[0].screen
        assert "Home      5-1-0301 李四" in shown(driven[0])
        await press(driven, "up", "backspace")
        assert "> " in shown(driven[0])
        assert driven[0].screen is page


async def test_enter_and_save_take_none_of_several_without_asking_F7(
    assistant: Staff, homes: list[int]
) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "李四")
        await press(driven, "tab")
        await typed(driven, "1234")
        await press(driven, "enter")
        assert "homes may be meant" in shown(driven[0]) and "> " in shown(driven[0])
        await press(driven, "enter")
        assert "homes may be meant" not in shown(driven[0])
        assert driven[0].screen.query("HomeEntry").first().home_id is not None  # type: ignore[attr-defined]


async def test_saving_takes_none_of_several_either_F7(assistant: Staff, homes: list[int]) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "tab")
        await typed(driven, "1234")
        await press(driven, "ctrl+s")
        assert "homes may be meant" in shown(driven[0])
        assert driven[0].screen.query("HomeEntry").first().home_id is None  # type: ignore[attr-defined]


async def test_what_fits_but_for_a_slip_is_not_taken_without_asking_F7(
    assistant: Staff, homes: list[int]
) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "tab")
        await typed(driven, "zanghuiwen")
        assert "similar: 张惠文" in shown(driven[0]) or "similar: 3-2-1201" in shown(driven[0])
        await press(driven, "enter")
        assert "homes may be meant" in shown(driven[0])
        assert driven[0].screen.query("HomeEntry").first().home_id is None  # type: ignore[attr-defined]


async def test_a_homes_number_is_kept_in_the_draft(assistant: Staff, homes: list[int]) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "tab")
        await typed(driven, "zhw\n")
        await press(driven, "escape", "ctrl+n")
        assert "Home      3-2-1201" in shown(driven[0])
        await press(driven, "ctrl+s")
        assert "No home fits" not in shown(driven[0])


async def test_the_best_fit_is_pointed_at_with_every_letter_F7(assistant: Staff) -> None:
    """Enter goes to the first home, not to the one that fitted fewer letters best."""
    for code, owner, tenant in (("1-1-101", "赵六", "张三"), ("2-1-101", "张惠文", "")):
        home = residents.add_home(NewHome(code=code), by=assistant)
        residents.move_in(home.id, NewPerson(name=owner), by=assistant)
        if tenant:
            residents.move_in(home.id, NewPerson(name=tenant, role=Role.TENANT), by=assistant)
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+f")
        for text, best in (("z", "1-1-101"), ("hang", "2-1-101")):
            await typed(driven, text)
            (pointed,) = [row for row in shown(driven[0]).split("\n") if row.startswith(">")]
            assert best in pointed


async def test_more_homes_than_the_list_holds_are_told_of_F7(assistant: Staff) -> None:
    for room in range(MOST + 1):
        residents.add_home(NewHome(code=f"1-1-{101 + room}"), by=assistant)
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+f")
        await typed(driven, "1-1")
        assert f"The first {MOST} of {MOST + 1} homes" in shown(driven[0])
        await typed(driven, "-101")
        assert "The first" not in shown(driven[0])


async def test_a_number_sign_that_was_typed_is_no_homes_number(
    assistant: Staff, homes: list[int]
) -> None:
    """In a draft ``#2`` is the home that was taken; typed, it is text, and any is harmless."""
    async with opened(assistant, code="en") as driven:
        for number in (str(homes[1]), "99", "9" * 30):
            await press(driven, "ctrl+n", "down")
            await typed(driven, f"#{number}")
            await press(driven, "escape", "ctrl+n", "shift+tab")  # away from what it suggests
            assert "5-1-0301" not in shown(driven[0])
            assert f"#{number}" in shown(driven[0])
            await press(driven, "ctrl+x", "escape")
