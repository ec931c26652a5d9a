"""Who is calling: whom the search found, one of the household, or a name that is typed (W1)."""

from __future__ import annotations

import pytest

from store import residents, tickets
from store.desk import drafts
from store.residents import NewHome, NewPerson
from store.rights import Staff
from tests.tui.driving import line, opened, press, shown, typed


@pytest.fixture
def homes(supervisor: Staff) -> Staff:
    """2-1-0301 of 汤军; 2-2-0401 of 尉迟振华 with 姜春梅, and 汤小明 who has no phone."""
    one = residents.add_home(NewHome(code="2-1-0301"), by=supervisor)
    residents.move_in(one.id, NewPerson(name="汤军", phone="15200006069"), by=supervisor)
    two = residents.add_home(NewHome(code="2-2-0401"), by=supervisor)
    residents.move_in(two.id, NewPerson(name="尉迟振华", phone="15500008719"), by=supervisor)
    for name, phone in (("姜春梅", "13700006008"), ("汤小明", "")):
        new = NewPerson(name=name, phone=phone, role=residents.Role.FAMILY)
        residents.move_in(two.id, new, by=supervisor)
    residents.add_home(NewHome(code="2-2-0402"), by=supervisor)
    return supervisor


@pytest.mark.parametrize("text", ["姜春梅", "6008", "jcm"])
async def test_the_person_found_is_the_caller(homes: Staff, text: str) -> None:
    async with opened(homes, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, f"{text}\n漏水")
        await press(driven, "ctrl+s")
        ticket = tickets.get(1)
        assert (ticket.home, ticket.caller) == ("2-2-0401", "姜春梅")
        assert ticket.phone == "13700006008"


async def test_another_home_replaces_the_caller_that_was_offered(homes: Staff) -> None:
    async with opened(homes, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "0301\n")
        assert "汤军" in shown(driven[0])
        await press(driven, "up", "ctrl+u")
        await typed(driven, "2-2-0401\n漏水")
        assert "汤军" not in shown(driven[0])
        await press(driven, "ctrl+s")
        ticket = tickets.get(1)
        assert (ticket.home, ticket.caller, ticket.phone) == ("2-2-0401", "尉迟振华", "15500008719")


async def test_a_home_without_people_empties_what_another_home_had_offered(homes: Staff) -> None:
    async with opened(homes, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "0301\n")
        await press(driven, "up", "ctrl+u")
        await typed(driven, "2-2-0402\n漏水")
        await press(driven, "ctrl+s")
        ticket = tickets.get(1)
        assert (ticket.home, ticket.caller, ticket.phone) == ("2-2-0402", "", "")


async def test_a_caller_that_was_typed_stays_with_another_home(homes: Staff) -> None:
    async with opened(homes, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "0301\n漏水\n\n\n路过的邻居")
        await press(driven, "up", "up", "up", "up", "ctrl+u")
        await typed(driven, "2-2-0401\n")
        await press(driven, "ctrl+s")
        ticket = tickets.get(1)
        assert (ticket.home, ticket.caller, ticket.phone) == (
            *("2-2-0401", "路过的邻居"),
            "15500008719",
        )


async def test_a_draft_knows_what_was_offered_and_not_typed(homes: Staff) -> None:
    """The wrong caller does not come back with the draft when another home is taken."""
    async with opened(homes, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "0301\n漏水")
        await press(driven, "escape")
        assert drafts.find("NewTicket", by=homes)["caller"] == "汤军"
        await press(driven, "ctrl+n")
        await press(driven, "up", "ctrl+u")
        await typed(driven, "2-2-0401\n")
        await press(driven, "ctrl+s")
        assert (tickets.get(1).home, tickets.get(1).caller) == ("2-2-0401", "尉迟振华")


async def test_the_caller_is_chosen_among_the_household_and_their_phone_with_them(
    homes: Staff,
) -> None:
    async with opened(homes, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "2-2-0401\n漏水\n\n\n")
        assert "家属  137****6008" in shown(driven[0])
        assert "13700006008" not in shown(driven[0])
        await press(driven, "down", "down", "enter")
        assert "137****6008" in shown(driven[0])
        await press(driven, "ctrl+s")
        ticket = tickets.get(1)
        assert (ticket.caller, ticket.phone) == ("姜春梅", "13700006008")


async def test_who_has_no_phone_brings_no_other_ones(homes: Staff) -> None:
    async with opened(homes, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "2-2-0401\n漏水\n\n\n汤")
        await press(driven, "down", "enter", "ctrl+s")
        ticket = tickets.get(1)
        assert (ticket.caller, ticket.phone) == ("汤小明", "")


async def test_two_phones_that_read_the_same_are_told_apart_by_the_caller(homes: Staff) -> None:
    home = residents.add_home(NewHome(code="3-3-0303"), by=homes)
    for name, phone in (("甲一", "13811112222"), ("乙二", "13833332222")):
        residents.move_in(home.id, NewPerson(name=name, phone=phone), by=homes)
    async with opened(homes, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3-3-0303\n漏水\n\n\n")
        await press(driven, "down", "down", "enter", "ctrl+s")
        assert (tickets.get(1).caller, tickets.get(1).phone) == ("乙二", "13833332222")
        await press(driven, "escape", "ctrl+n")
        await typed(driven, "3-3-0303\n漏水\n\n\n邻居")
        await press(driven, "ctrl+s")
        assert "两个电话" in shown(driven[0])
        assert len(tickets.queue()) == 1
        assert "新报修" in line(driven[0], 2)
