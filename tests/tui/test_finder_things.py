"""Ctrl-F finds things by the number printed on them, and pages by their name (F7)."""

from __future__ import annotations

import pytest

from store import keys, residents, tickets
from store.keys import KeyKind, NewKey
from store.residents import NewHome, NewPerson
from store.rights import Staff
from store.tickets import NewTicket
from tests.tui.driving import Driven, opened, press, shown, typed
from tui.keys.screen import KeysScreen
from tui.over.finder import Finder
from tui.over.menu import Menu
from tui.printing.choosing import Printers
from tui.tickets.page import TicketPage


@pytest.fixture
def estate(assistant: Staff) -> None:
    """Ticket 1, and the keys on hooks 1 and B-7."""
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    tickets.take(NewTicket(home=home.id, what="空调不制冷"), by=assistant)
    for hook in ("1", "B-7"):
        keys.hold(NewKey(hook=hook, kind=KeyKind.PUBLIC, doors=f"泵房{hook}"), by=assistant)


def lines(driven: Driven) -> list[str]:
    """What is listed, from the first line on."""
    assert isinstance(driven[0].screen, Finder)
    listed = [line[3:] for line in shown(driven[0]).split("\n")[4:-2]]
    return [line for line in listed if line.strip()]


@pytest.mark.usefixtures("estate")
@pytest.mark.parametrize("text", ["1", "１"])
async def test_a_number_finds_all_that_bears_it_each_with_its_kind(
    assistant: Staff, text: str
) -> None:
    async with opened(assistant) as driven:
        await press(driven, "ctrl+f")
        await typed(driven, text)
        ticket, key = (
            next(one for one in lines(driven) if word in one) for word in ("工单", "钥匙")
        )
        assert ticket.split() == ["工单", "1", "3-2-1201", "空调不制冷"]
        assert key.split() == ["钥匙", "1", "泵房1"]


@pytest.mark.usefixtures("estate")
async def test_enter_on_a_ticket_opens_its_page(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        await press(driven, "ctrl+f")
        await typed(driven, "1")
        at = next(n for n, line in enumerate(lines(driven)) if line.startswith("工单"))
        await press(driven, *("down",) * at, "enter")
        assert isinstance(driven[0].screen, TicketPage)
        assert "空调不制冷" in shown(driven[0])


@pytest.mark.usefixtures("estate")
@pytest.mark.parametrize("text", ["b-7", "B-7", "Ｂ-7"])
async def test_enter_on_a_key_points_at_it_in_the_list(assistant: Staff, text: str) -> None:
    async with opened(assistant) as driven:
        await press(driven, "ctrl+f")
        await typed(driven, f"{text}\n")
        page = driven[0].screen
        assert isinstance(page, KeysScreen)
        assert page.rows.current is not None
        assert page.rows.current.hook == "B-7"


@pytest.mark.usefixtures("estate")
async def test_the_thing_of_that_number_stands_before_all_that_only_begins_so(
    assistant: Staff,
) -> None:
    """However many homes fit, nobody has to look for the ticket whose number is typed."""
    for room in range(30):
        residents.add_home(NewHome(code=f"1-1-{101 + room}"), by=assistant)
    async with opened(assistant) as driven:
        await press(driven, "ctrl+f")
        await typed(driven, "1")
        kinds = [line.split()[0] for line in lines(driven)]
        assert kinds[:2] == ["工单", "钥匙"]
        assert all("-" in kind for kind in kinds[2:])
        assert "共 31 户" in shown(driven[0])


async def test_a_room_typed_whole_stands_before_the_ticket_of_that_number(
    assistant: Staff,
) -> None:
    residents.add_home(NewHome(code="3-2-1"), by=assistant)
    tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    async with opened(assistant) as driven:
        await press(driven, "ctrl+f")
        await typed(driven, "1")
        assert [line.split()[0] for line in lines(driven)] == ["3-2-1", "工单"]


async def test_a_ticket_is_found_by_the_number_on_its_sheet_in_two_keys(assistant: Staff) -> None:
    """Phones that end so do not stand before it; ended ones are found too."""
    for room in range(3):
        home = residents.add_home(NewHome(code=f"1-1-{101 + room}"), by=assistant)
        new = NewPerson(name=f"张{room}", phone=f"1380000001{room}")
        residents.move_in(home.id, new, by=assistant)
    for number in range(11):
        tickets.take(NewTicket(place="大堂", what=f"灯{number}不亮"), by=assistant)
    tickets.withdraw(10, tickets.Reason(reason="自修"), by=assistant)
    for text in ("10", "000010", "００００１０"):
        async with opened(assistant) as driven:
            await press(driven, "ctrl+f")
            await typed(driven, text)
            await press(driven, "enter")
            page = driven[0].screen
            assert isinstance(page, TicketPage)
            assert page.subject == "ticket:10"


@pytest.mark.parametrize("text", ["打印队列", "队列", "dayinduilie", "dydl", "print queue"])
async def test_a_page_is_found_by_its_name_pinyin_or_initials(assistant: Staff, text: str) -> None:
    async with opened(assistant) as driven:
        await press(driven, "ctrl+f")
        await typed(driven, text)
        assert lines(driven)[0].split() == ["页面", "打印队列", "F10", "06"]
        await press(driven, "enter")
        assert type(driven[0].screen).__name__ == "PrintQueue"


async def test_pages_that_are_screens_or_open_over_one_are_both_gone_to(manager: Staff) -> None:
    async with opened(manager, code="en") as driven:
        for text, screen in (("Keys", KeysScreen), ("Printers", Printers)):
            await press(driven, "ctrl+f")
            await typed(driven, f"{text}\n")
            assert isinstance(driven[0].screen, screen)
        await press(driven, "escape", "ctrl+f")
        await typed(driven, "Settings\n")
        assert isinstance(driven[0].screen, Menu)


async def test_a_page_that_the_role_may_not_see_is_not_found(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+f")
        await typed(driven, "Settings")
        assert "Nothing fits." in shown(driven[0])


async def test_a_letter_alone_finds_no_page_a_character_does(assistant: Staff) -> None:
    """Homes are what a first letter is typed for; pages would only stand in their way."""
    async with opened(assistant) as driven:
        await press(driven, "ctrl+f")
        await typed(driven, "g")
        assert "页面" not in shown(driven[0])
        await press(driven, "backspace")
        await typed(driven, "钥")
        assert lines(driven)[0].split()[:2] == ["页面", "钥匙"]
