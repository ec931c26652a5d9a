"""The manager erases, on record; every open session forgets at once (F6)."""

from __future__ import annotations

import pytest

from store import dutylog, erasure, journal, residents, tickets
from store.dutylog import NewEntry
from store.erasure import Erasure
from store.residents import HomePage
from store.rights import Staff
from store.tickets import NewTicket
from tests.store.residents.conftest import household
from tests.tui.driving import elsewhere, heard, opened, press, shown, typed
from tui.dutylog.entry import EntryPage
from tui.tickets.page import TicketPage

__all__ = ["household"]

NAME = "张惠文"


LETTER = Erasure(reason="来函")


async def test_the_words_of_an_entry_go_once_the_reason_is_given(
    assistant: Staff, manager: Staff
) -> None:
    number = dutylog.write(NewEntry(what=f"{NAME} 来电"), by=assistant).number
    async with opened(manager, "dutylog") as driven:
        await press(driven, "enter")
        assert isinstance(driven[0].screen, EntryPage)
        await press(driven, "ctrl+k", "ctrl+s")
        assert dutylog.get(number).words
        await typed(driven, "来函")
        await press(driven, "ctrl+s")
        assert isinstance(driven[0].screen, EntryPage)
        assert NAME not in shown(driven[0])
        assert "来函" in shown(driven[0])
        await press(driven, "ctrl+k")
        assert isinstance(driven[0].screen, EntryPage)
    assert not dutylog.get(number).words


@pytest.mark.parametrize("role", ["assistant", "supervisor"])
async def test_nobody_else_is_offered_it(
    role: str, household: HomePage, assistant: Staff, request: pytest.FixtureRequest
) -> None:
    dutylog.write(NewEntry(what=f"{NAME} 来电"), by=assistant)
    async with opened(request.getfixturevalue(role), "dutylog") as driven:
        await press(driven, "enter", "ctrl+k")
        assert isinstance(driven[0].screen, EntryPage)
        await press(driven, "f7", "enter", "ctrl+w")
        assert NAME in shown(driven[0])
        await press(driven, "enter")
        assert "^W" not in shown(driven[0])


async def test_a_person_s_data_go_and_the_entries_that_mention_them_are_named(
    household: HomePage, assistant: Staff, manager: Staff
) -> None:
    number = dutylog.write(NewEntry(what=f"{NAME} 来电"), by=assistant).number
    async with opened(manager, "residents") as driven:
        await press(driven, "enter", "ctrl+w")
        assert str(number) in shown(driven[0])
        await typed(driven, "来函")
        await press(driven, "ctrl+s")
        assert NAME not in shown(driven[0]).replace(f"{NAME} 来电", "")
    assert residents.home(household.home.id).residents[0].person.name == ""
    last = journal.last()
    assert last is not None
    assert (last.kind, last.staff_id) == ("person.erased", manager.id)


async def test_another_session_that_shows_the_words_forgets_them(
    assistant: Staff, manager: Staff
) -> None:
    number = dutylog.write(NewEntry(what=f"{NAME} 来电"), by=assistant).number
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "enter")
        assert NAME in shown(driven[0])
        await elsewhere(lambda: erasure.erase_words(number, LETTER, by=manager))
        await heard(driven)
        assert NAME not in shown(driven[0])
        await press(driven, "escape")
        assert NAME not in shown(driven[0])


async def test_another_session_that_shows_the_person_forgets_them(
    household: HomePage, assistant: Staff, manager: Staff
) -> None:
    person = household.residents[0].person.id
    new = NewTicket(home=household.home.id, caller=NAME, phone="13812341234", what="漏水")
    tickets.take(new, by=assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "enter")
        assert isinstance(driven[0].screen, TicketPage)
        assert NAME in shown(driven[0])
        await elsewhere(lambda: erasure.erase_person(person, LETTER, by=manager))
        await heard(driven)
        assert NAME not in shown(driven[0])
        await press(driven, "escape")
        assert NAME not in shown(driven[0])
