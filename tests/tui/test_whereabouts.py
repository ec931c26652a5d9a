"""After a lost line the place is offered beside the draft; after leaving by oneself it is not."""

from __future__ import annotations

import signal
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite3

from store import dutylog, residents
from store.desk import drafts
from store.disk.datafolder import FILE
from store.dutylog import Category, NewEntry
from store.engine import database
from store.residents import NewHome
from store.rights import Staff
from tests.conftest import Clock
from tests.tui.driving import Driven, opened, press, settled, shown, started
from tests.tui.lines import session, sign_in
from tests.tui.test_tickets import send, take
from tui.residents.page import HomeScreen
from tui.screen.host import Place
from tui.visitors import VisitorsScreen

BACK = "回到断线前的地方"


async def lost(driven: Driven) -> None:
    """What a session does when its line is lost, but for ending this process."""
    driven[0]._keep_all()
    await driven[0].desk(drafts.drop, "nothing", by=driven[0].signed_in)  # all is written


async def begun(driven: Driven, who: Staff) -> None:
    await driven[0].enter(who)
    await settled(*driven)


async def to_a_ticket(driven: Driven) -> None:
    await press(driven, "f4", "enter")


async def to_yesterday(driven: Driven) -> None:
    await press(driven, "f3", "left")


async def to_the_keys(driven: Driven) -> None:
    await press(driven, "f5")


PLACES: dict[str, tuple[Callable[[Driven], Awaitable[None]], Place, str]] = {
    "ticket": (to_a_ticket, Place("tickets", "ticket:1"), "TicketPage"),
    "day": (to_yesterday, Place("dutylog", "day:2026-11-23"), "DutylogScreen"),
    "keys": (to_the_keys, Place("keys"), "KeysScreen"),
}


@pytest.mark.parametrize("name", PLACES)
async def test_where_somebody_was_is_offered_and_enter_goes_there(
    assistant: Staff, time: Clock, name: str
) -> None:
    go, place, screen = PLACES[name]
    dutylog.write(NewEntry(category=Category.OTHER, what="昨天"), by=assistant)
    send(take(assistant), assistant)
    time.pass_(days=1)
    async with started() as driven:
        await begun(driven, assistant)
        await go(driven)
        await lost(driven)
    async with started() as driven:
        await begun(driven, assistant)
        assert driven[0].whereabouts.before == place
        assert BACK in shown(driven[0])
        await press(driven, "end", "enter")
        assert type(driven[0].screen).__name__ == screen
        assert driven[0].whereabouts.now == place
        await press(driven, "f2")
        assert BACK not in shown(driven[0])


async def test_a_ticket_is_named(assistant: Staff) -> None:
    take(assistant)
    async with started() as driven:
        await begun(driven, assistant)
        await to_a_ticket(driven)
        await lost(driven)
    async with started("en") as driven:
        await begun(driven, assistant)
        assert "Tickets 大堂: go on where you were" in shown(driven[0])


async def test_who_goes_elsewhere_has_gone_on(assistant: Staff) -> None:
    async with started() as driven:
        await begun(driven, assistant)
        await to_the_keys(driven)
        await lost(driven)
    async with started() as driven:
        await begun(driven, assistant)
        assert BACK in shown(driven[0])
        await press(driven, "f3", "f2")
        assert BACK not in shown(driven[0])


async def test_who_leaves_or_is_relieved_at_the_screen_is_offered_nothing(
    assistant: Staff, second: Staff
) -> None:
    for leave in (True, False):
        async with started() as driven:
            await begun(driven, assistant)
            await to_the_keys(driven)
            driven[0].whereabouts.keep()
            if leave:
                await press(driven, "ctrl+q")
            else:
                await begun(driven, second)
        assert drafts.find(drafts.PLACE, by=assistant) == {}


async def test_the_place_is_no_draft_and_is_nobody_elses(assistant: Staff, second: Staff) -> None:
    async with started() as driven:
        await begun(driven, assistant)
        await to_the_keys(driven)
        await lost(driven)
    assert drafts.of(assistant) == []
    async with started() as driven:
        await begun(driven, second)
        assert driven[0].whereabouts.before is None


async def test_a_place_of_another_version_is_left_aside(assistant: Staff) -> None:
    drafts.keep(drafts.PLACE, {"screen": "money", "subject": "bill:3"}, by=assistant)
    async with opened(assistant) as driven:
        await begun(driven, assistant)
        assert driven[0].whereabouts.before is None
        assert BACK not in shown(driven[0])


def test_a_killed_session_leaves_its_draft_and_its_place(assistant: Staff, desk: Path) -> None:
    """``kill -9`` asks nobody: both are kept every few seconds while somebody works."""
    send(take(assistant), assistant)
    database.close()
    with session(desk) as terminal:
        sign_in(terminal)
        terminal.press("f4", "enter")
        terminal.wait_for("工单 1")
        terminal.press("ctrl+t")
        terminal.wait_for("如何说明")
        terminal.type("家里有人")
        terminal.wait_for("家里有人")
        with closing(sqlite3.connect(desk / FILE)) as seen:
            count = "SELECT count(*) FROM draft"
            terminal.wait_until(lambda: seen.execute(count).fetchone()[0] == 2)
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_end() == -signal.SIGKILL
    with session(desk) as terminal:
        sign_in(terminal)
        terminal.wait_for(BACK)
        terminal.wait_for("草稿")


async def test_a_ticket_opened_on_a_homes_page_is_gone_back_to_as_a_ticket(
    assistant: Staff,
) -> None:
    """F6: not as the home of that number, whose file nobody asked for."""
    homes = [residents.add_home(NewHome(code=f"9-1-10{n}"), by=assistant) for n in (1, 2)]
    ticket = take(assistant, place="", home=homes[1].id)
    async with opened(assistant, "residents") as driven:
        await driven[0].go("residents", homes[1].id)
        await settled(*driven)
        page = driven[0].screen
        assert isinstance(page, HomeScreen)
        page.rows.point(f"ticket:{ticket.id}")
        await press(driven, "enter")
        assert driven[0].whereabouts.now == Place("tickets", f"ticket:{ticket.id}")


async def test_a_page_that_is_still_being_made_is_a_place_without_a_thing(
    assistant: Staff,
) -> None:
    """A second may pass while it is."""
    async with opened(assistant, "tickets") as driven:
        driven[0]._open.append(VisitorsScreen())
        assert driven[0].whereabouts.now == Place("tickets", "")
        driven[0]._open.pop()
