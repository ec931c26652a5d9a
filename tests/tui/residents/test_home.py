"""A home's page: all that the desk knows of it, masked, each line leading on (F1, F6)."""

from __future__ import annotations

import pytest

from store import dutylog, keys, tickets
from store.keys import KeyKind
from store.residents import HomePage
from store.rights import Staff
from tests.tui.driving import Driven, opened, press, shown, typed
from tests.tui.residents.conftest import ZENG_ID
from tui.dutylog.entry import EntryPage
from tui.keys.screen import KeysScreen
from tui.residents.page import HomeScreen
from tui.tickets.page import TicketPage


@pytest.fixture
def full(household: HomePage, assistant: Staff) -> HomePage:
    """A household with a key at the desk, a ticket under way and an entry in the log."""
    home = household.home.id
    key = keys.NewKey.model_validate(
        {
            "hook": "17",
            "home": home,
            "doors": "大门",
            "kind": KeyKind.DEPOSITED,
            "reason": "装修",
            "authorisation": "委托书",
        }
    )
    keys.hold(key, by=assistant)
    report = {"home": home, "caller": "张惠文", "phone": "13812341234", "what": "空调不制冷"}
    tickets.take(tickets.NewTicket.model_validate(report), by=assistant)
    entry = {"what": "业主送来锦旗", "home": home}
    dutylog.write(dutylog.NewEntry.model_validate(entry), by=assistant)
    return household


def home_of(driven: Driven) -> HomeScreen:
    page = driven[0].screen
    assert isinstance(page, HomeScreen)
    return page


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_page_shows_everything_and_nothing_whole(
    full: HomePage, assistant: Staff, size: tuple[int, int]
) -> None:
    """F1, F6."""
    async with opened(assistant, "residents", size=size) as driven:
        await press(driven, "enter")
        text = shown(driven[0])
    for told in ("张惠文", "曾小单", "租户", "粤B·12345", "大门", "空调不制冷", "业主送来锦旗"):
        assert told in text
    assert "138****1234" in text
    assert "110105********002X" in text
    assert "13812341234" not in text
    assert ZENG_ID not in text


async def test_every_line_leads_to_its_thing_and_esc_back(full: HomePage, assistant: Staff) -> None:
    """F1."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        page = home_of(driven)
        for kind, screen in (("ticket", TicketPage), ("log", EntryPage), ("key", KeysScreen)):
            wanted = next(line.key for line in page.rows.things if line.key.startswith(kind))
            page.rows.point(wanted)
            await press(driven, "enter")
            assert type(driven[0].screen) is screen
            await press(driven, "escape")
            assert home_of(driven) is page
            assert page.rows.current is not None
            assert page.rows.current.key == wanted


async def test_what_happens_meanwhile_shows(full: HomePage, assistant: Staff) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter")
        page = home_of(driven)
        entry = {"what": "水表读数有误", "home": full.home.id}
        number = dutylog.write(dutylog.NewEntry.model_validate(entry), by=assistant).number
        page.changed(frozenset({f"log:{number}"}))
        await driven[1].pause()
        assert "水表读数有误" in shown(driven[0])


async def test_a_report_begins_with_the_person_pointed_at(full: HomePage, assistant: Staff) -> None:
    """W1: the caller and the phone are filled in, whole in the ticket and never on screen."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "down", "ctrl+t")
        text = shown(driven[0])
        assert "曾小单" in text
        assert "139****1111" in text
        await typed(driven, "厨房漏水")
        await press(driven, "ctrl+s")
        assert isinstance(driven[0].screen, TicketPage)
        await press(driven, "escape")
        assert "厨房漏水" in shown(driven[0])
    ticket = tickets.of_home(full.home.id)[0]
    assert (ticket.what, ticket.caller, ticket.phone) == ("厨房漏水", "曾小单", "13900001111")


async def test_an_entry_about_the_home_is_written_from_its_page(
    full: HomePage, assistant: Staff
) -> None:
    """D1."""
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+d")
        await typed(driven, "来电询问停车")
        await press(driven, "ctrl+s")
        assert isinstance(driven[0].screen, HomeScreen)
        assert "来电询问停车" in shown(driven[0])
    assert dutylog.search(home_id=full.home.id)[0].words["what"] == "来电询问停车"
