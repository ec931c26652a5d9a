"""Finding a home's file from anywhere in seconds, and opening it on record (F6, F7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import journal, residents
from store.engine import database
from store.errors import Unavailable
from store.residents import HomePage, Resident, importing
from store.rights import Staff
from tests.tui.driving import opened, pasted, press, shown, typed
from tui.residents.page import HomeScreen
from tui.residents.screen import ResidentsScreen

HC = Path(__file__).parents[2] / "store/residents/hc.xlsx"
HOSTILE = ["[/foo]", "\u202eevil", "\x1b[2J", "'; DROP TABLE home; --", "张" * 100_000]


def kinds() -> list[str]:
    rows = database.db.execute_sql("SELECT kind FROM journal ORDER BY number").fetchall()
    return [kind for (kind,) in rows]


@pytest.mark.parametrize(
    "text",
    [
        "3-2-1201",
        "３－２－１２０１",
        "1201",
        "张惠文",
        "惠文",
        "曾小单",
        "13812341234",
        "1234",
        "粤B12345",
        "345",
        "zhanghuiwen",
        "zhw",
        "zxs",
        "zhw 1201",
    ],
)
@pytest.mark.usefixtures("neighbours")
async def test_a_home_is_found_by_every_class_of_key(text: str, assistant: Staff) -> None:
    """F7: room, name, phone, plate, pinyin and initials, the best one first."""
    async with opened(assistant, "residents") as driven:
        await typed(driven, text)
        page = driven[0].screen
        assert isinstance(page, ResidentsScreen)
        assert page.rows.current is not None
        assert page.rows.current.code == "3-2-1201"
        await press(driven, "enter")
        assert isinstance(driven[0].screen, HomeScreen)
        assert "张惠文" in shown(driven[0])


@pytest.mark.parametrize("how", ["residents", "today"])
@pytest.mark.usefixtures("neighbours")
async def test_who_was_found_is_pointed_at_in_the_file(how: str, assistant: Staff) -> None:
    """F6: or another person's phone would be revealed, on record."""
    async with opened(assistant, how) as driven:
        if how == "today":
            await press(driven, "ctrl+f")
        await typed(driven, "曾小单\n")
        page = driven[0].screen
        assert isinstance(page, HomeScreen)
        assert isinstance(page.thing, Resident)
        assert page.thing.person.name == "曾小单"


@pytest.mark.usefixtures("neighbours")
async def test_who_comes_back_from_a_file_types_anew(assistant: Staff) -> None:
    async with opened(assistant, "residents") as driven:
        await typed(driven, "3-2-1201\n")
        await press(driven, "escape")
        await typed(driven, "曾小单")
        page = driven[0].screen
        assert isinstance(page, ResidentsScreen)
        assert page.entry.text == "曾小单"


async def test_any_screen_finds_a_home_with_one_key(household: HomePage, second: Staff) -> None:
    """F7: Ctrl-F, some letters, Enter; Esc leads back to where it began."""
    async with opened(second, "dutylog") as driven:
        before = driven[0].screen
        await press(driven, "ctrl+f")
        await typed(driven, "zhw\n")
        assert isinstance(driven[0].screen, HomeScreen)
        await press(driven, "escape", "escape")
        assert driven[0].screen is before
    assert kinds()[-1] == "file.opened"
    assert household.home.code == "3-2-1201"


async def test_everything_of_a_real_file_is_found(assistant: Staff) -> None:
    """F7: each home and owner of a real template, by room, name, phone and initials."""
    importing.carry_out(importing.plan(HC), by=None)
    homes = residents.browse()
    assert len(homes) == 8
    async with opened(assistant, "residents") as driven:
        page = driven[0].screen
        assert isinstance(page, ResidentsScreen)
        for home in homes:
            contact = residents.owner_of(home.id)
            owner = [contact.name, contact.phone] if contact else []
            for text in filter(None, [home.code, home.room, *owner]):
                page.entry.text = ""
                await typed(driven, text)
                assert home.id in [found.home_id for found in page.rows.things], text
        for initials in ("zcl", "zs1"):
            page.entry.text = ""
            await typed(driven, initials)
            assert page.rows.things, initials


async def test_all_homes_stand_there_before_anything_is_typed(
    household: HomePage, neighbours: list[object], assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        assert "共 8 户" in shown(driven[0])
        assert "138****1234" in shown(driven[0])
        assert "13812341234" not in shown(driven[0])


async def test_opening_is_recorded_first_and_once(household: HomePage, assistant: Staff) -> None:
    """F6: who opened a file is on record."""
    async with opened(assistant, "residents") as driven:
        before = journal.last_number()
        await press(driven, "enter")
        assert kinds()[before:] == ["file.opened"]
        await press(driven, "escape")
    assert journal.last_number() == before + 1


async def test_a_file_that_cannot_go_on_record_stays_shut(
    household: HomePage, assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F6."""

    def full(*_args: object, **_kwargs: object) -> None:
        raise Unavailable("The disk is full; nothing was written.")

    async with opened(assistant, "residents") as driven:
        monkeypatch.setattr(journal, "append", full)
        await press(driven, "enter")
        assert isinstance(driven[0].screen, ResidentsScreen)
        assert "曾小单" not in shown(driven[0])
        assert "!" in shown(driven[0]).split("\n")[-2]


async def test_what_another_session_changes_shows_with_the_place_kept(
    household: HomePage, neighbours: list[residents.Home], assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "down", "down")
        page = driven[0].screen
        assert isinstance(page, ResidentsScreen)
        pointed = page.rows.current
        residents.add_home(residents.NewHome(code="9-9-909"), by=assistant)
        page.changed(frozenset({"home:99"}))
        assert page.rows.current == pointed
        assert "共 9 户" in shown(driven[0]) or "9-9-909" in [f.code for f in page.rows.things]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_no_text_harms_the_finder(text: str, household: HomePage, assistant: Staff) -> None:
    async with opened(assistant, "residents") as driven:
        await pasted(driven, text)
        await press(driven, "enter", "escape")
        assert residents.count() == 1
