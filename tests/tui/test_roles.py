"""What a role may not see or do is neither offered nor reached, by key, name or place."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, journal, tickets
from store.desk import staff
from store.desk.staff import NewStaff
from store.engine import database
from store.errors import Forbidden
from store.findings import NewFinding, Origin
from store.rights import Role, Staff
from store.tickets import NewTicket, findings
from tests.conftest import PIN, Clock
from tests.tui.driving import opened, page, press, shown, typed
from tests.tui.test_tickets import send, take, tick
from tui import sentences
from tui.screen import actions
from tui.today.screen import TodayScreen

OPEN_TO_ALL = {"today", "own_pin"}
_SITE = ("salesvisit", "salesvisits")
PAGES = {
    Role.FINANCE: OPEN_TO_ALL
    | {"pricelist", "bills", "bill_runs", "payers", "receipts", "drawer", "deposits"}
    | {"late_charges", "contractor_scores"}
    | {"rates", "published", "bank_files", "sharing"},
    Role.GUEST_ASSISTANT: OPEN_TO_ALL | {"cafe", "drinks", "salesvisit", "salesvisits"},
    Role.CAFE: OPEN_TO_ALL | {"cafe", "drinks", "salesvisit"},
    Role.ENGINEERING: OPEN_TO_ALL | {"tickets", "meters", "renovations"},
    Role.GUARD: OPEN_TO_ALL | {"tickets", "goods", "visitors", *_SITE},
    Role.SALES_LEAD: OPEN_TO_ALL | {"tickets", *_SITE},
    Role.BUTLER: OPEN_TO_ALL | {"tickets", *_SITE},
    Role.CAFE_LEAD: OPEN_TO_ALL | {"tickets", "cafe", "drinks", "salesvisit"},
    Role.CLEANING_LEAD: OPEN_TO_ALL | {"tickets", "cleaning", "matters"},
}


def hire(role: Role) -> Staff:
    return staff.add(NewStaff(name="何强", number="4001", role=role, pin=PIN), by=None)


@pytest.fixture
def both(assistant: Staff) -> None:
    """A finding and a resident's complaint."""
    due = clock.now() + timedelta(days=1)
    found = NewFinding(place="3栋大堂", what="地砖松动", worker="王师傅", due=due)
    findings.raise_(found, Origin(""), by=assistant)
    complaint = {"what": "夜间施工", "place": "2栋", "kind": "complaint"}
    tickets.take(NewTicket.model_validate(complaint), by=assistant)


@pytest.mark.parametrize("role", PAGES)
async def test_a_role_is_offered_its_pages_and_reaches_no_other(role: Role, both: None) -> None:
    async with opened(hire(role)) as driven:
        app = driven[0]
        assert {name for name, page in actions.PAGES.items() if app.may(page)} == PAGES[role]
        for name in set(actions.PAGES) - PAGES[role]:
            with pytest.raises(Forbidden):
                await app.go(name)
        await press(driven, "f7", "f3", "f5", "f6", "ctrl+f")
        assert isinstance(app.screen, TodayScreen)
        assert "夜间施工" not in shown(app)
        assert ("地砖松动" in shown(app)) == ("tickets" in PAGES[role])


async def test_a_guard_sees_what_was_found_and_no_report(both: None) -> None:
    async with opened(hire(Role.GUARD), "tickets") as driven:
        assert "地砖松动" in shown(driven[0]) and "夜间施工" not in shown(driven[0])
        await press(driven, "ctrl+n", "ctrl+d")
        assert "地砖松动" in shown(driven[0])  # neither a form of a report nor of a dispatch
        await press(driven, "ctrl+a")
        assert tickets.get(1).stage is tickets.Stage.ACCEPTED
        with pytest.raises(Forbidden):
            await driven[0].go("tickets", "ticket:2")


async def test_the_forms_of_the_staff_offer_every_role(manager: Staff) -> None:
    async with opened(manager, code="en") as driven:
        await press(driven, *page("staff"), "ctrl+n")
        for told in ("Finance", "Engineering", "Security guard", "Sales-site lead", "Butler"):
            assert told in shown(driven[0]), told
        await typed(driven, "何强\n4001\n")
        await press(driven, "6")
        await typed(driven, "\n271828\n271828\n")
        await press(driven, "ctrl+s")
    assert staff.by_number("4001").role is Role.GUARD


def test_an_entry_about_something_else_is_left_out_of_a_history_for_who_may_not_see_that(
    both: None, assistant: Staff
) -> None:
    with database.write():
        journal.append("key.held", "key:5", by=assistant, touches=["ticket:1"])
    for role, lines in ((Role.ASSISTANT, 2), (Role.GUARD, 1)):
        assert len(list(sentences.history("ticket:1", {}, role))) == lines
    assert list(sentences.history("ticket:2", {}, Role.GUARD)) == []


async def test_an_alarm_of_the_desk_rings_at_the_desk_alone(assistant: Staff, time: Clock) -> None:
    """W3: the call that is owed is the desk's."""
    send(take(assistant), assistant)
    time.pass_(minutes=21)
    for who, told in ((assistant, True), (hire(Role.GUARD), False)):
        async with opened(who) as driven:
            await tick(driven)
            assert ("报警 1" in shown(driven[0])) == told
