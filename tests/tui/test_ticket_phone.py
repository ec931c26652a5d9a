"""A ticket's own phone: shown on record, in sight while the call is noted (W3, F6)."""

from __future__ import annotations

import pytest

from store import journal, tickets
from store.errors import Unavailable
from store.rights import Staff
from tests.conftest import Clock
from tests.tui.driving import Driven, line, opened, press, shown, typed
from tests.tui.test_tickets import send, settle, take, tick
from tui.tickets.calling import CALL_SHOWS_FOR

PHONE = "13987654321"


def owed(by: Staff, time: Clock) -> None:
    """Ticket 1: twenty minutes have passed, the caller is on no home's file."""
    send(take(by, caller="过路人", phone=PHONE), by)
    time.pass_(minutes=21)


def reveals() -> list[str]:
    found = journal.of_subject("ticket_phone:1")
    return [f"{entry.kind} {entry.words['reason']}" for entry in found]


async def test_an_owed_call_takes_five_keys_at_most_with_the_number_in_sight(
    assistant: Staff, time: Clock
) -> None:
    owed(assistant, time)
    async with opened(assistant) as driven:
        keys = ("f2", "enter", "enter")
        await press(driven, *keys[:2])
        await press(driven, keys[2])
        assert PHONE in line(driven[0], 3)
        await typed(driven, "师傅在路上")
        assert PHONE in line(driven[0], 3)
        await press(driven, "ctrl+s")
        assert len((*keys, "ctrl+s")) <= 5
        assert len(tickets.get(1).calls) == 1
        assert PHONE not in shown(driven[0])
    assert reveals() == ["ticket_phone.revealed 回电联系"]


async def test_the_call_form_masks_it_after_a_while_and_when_another_screen_comes(
    assistant: Staff, time: Clock
) -> None:
    owed(assistant, time)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+t")
        time.pass_(minutes=5)
        await tick(driven)
        assert PHONE in shown(driven[0])
        time.pass_(seconds=CALL_SHOWS_FOR.total_seconds())
        await tick(driven)
        assert "139****4321" in line(driven[0], 3)
        await press(driven, "escape", "ctrl+t")
        assert PHONE in shown(driven[0])
        await press(driven, "f1", "escape")
        assert PHONE not in shown(driven[0])
    assert len(reveals()) == 2


async def test_no_call_form_opens_where_the_reveal_cannot_be_recorded(
    assistant: Staff, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise Unavailable("The disk is full; nothing was written.")

    owed(assistant, time)
    async with opened(assistant, "tickets") as driven:
        monkeypatch.setattr(journal, "append", full)
        await press(driven, "ctrl+t")
        assert PHONE not in shown(driven[0])
        assert "工单  未完" in line(driven[0], 2)


async def reveal(driven: Driven) -> None:
    await press(driven, "ctrl+s", "enter", "enter")


async def test_its_phone_shows_on_the_page_for_a_minute_once_the_reason_is_on_record(
    assistant: Staff, time: Clock
) -> None:
    take(assistant, caller="过路人", phone=PHONE)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "enter", "ctrl+s")
        assert reveals() == []
        assert PHONE not in shown(driven[0])
        await press(driven, "enter", "enter")
        assert PHONE in shown(driven[0])
        assert reveals() == ["ticket_phone.revealed 回电联系"]
        time.pass_(seconds=61)
        await tick(driven)
        assert PHONE not in shown(driven[0])


async def test_it_shows_below_the_list_and_hides_when_another_screen_comes(
    assistant: Staff,
) -> None:
    take(assistant, caller="过路人", phone=PHONE)
    async with opened(assistant, "tickets") as driven:
        await reveal(driven)
        assert PHONE in shown(driven[0])
        await press(driven, "f8")
        assert PHONE not in shown(driven[0])


async def test_no_other_ticket_shows_a_phone_that_was_revealed(assistant: Staff) -> None:
    take(assistant, caller="过路人", phone=PHONE)
    take(assistant, "另一件", caller="路人乙", phone=PHONE)
    async with opened(assistant, "tickets") as driven:
        await reveal(driven)
        await press(driven, "down")
        assert PHONE not in shown(driven[0])


async def test_a_ticket_without_a_phone_offers_none(assistant: Staff) -> None:
    take(assistant)
    async with opened(assistant, "tickets") as driven:
        assert "看电话" not in line(driven[0], -1)
        await press(driven, "ctrl+s")
        assert "工单  未完" in line(driven[0], 2)


def test_a_reveal_touches_whose_phone_it_is_on_the_homes_file_and_stands_in_no_book(
    supervisor: Staff,
) -> None:
    take(supervisor, home=settle(supervisor), caller="张惠文", phone="13812341234")
    tickets.reveal_phone(1, "回电", by=supervisor)
    assert [entry.kind for entry in journal.touching("person:1")][-1] == "ticket_phone.revealed"
    from store import dutylog

    assert dutylog.search("回电") == []
