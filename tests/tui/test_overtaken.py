"""Two clerks at the same thing: who is second is told by whom and when, and overwrites nothing."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

import pytest
from textual import events

from store import dutylog, emergency, estate, handover, journal, permits, residents, tickets
from store.desk import settings, staff
from store.desk.calendar import DayChange, change_days
from store.desk.staff import StaffChange
from store.engine import database
from store.errors import Refused
from store.estate import calendar
from store.estate.calendar import DayKind
from store.estate.lists import items_text
from store.handover import ListChange
from store.residents import HomePage, NewHome, NewPerson, ResidentChange
from store.rights import Role, Staff
from store.tickets import Dispatch, Note
from tests.tui.driving import Driven, elsewhere, heard, line, opened, page, press, shown, typed
from tests.tui.test_tickets import take
from tui.desk.settings import settings_form
from tui.form.field import Field

FIRST = "13700001111"


async def fill(driven: Driven, key: str, text: str) -> None:
    form = driven[0].screen
    form.set_focus(next(one for one in form.query(Field) if one.key == key))
    await press(driven, "ctrl+u")
    await typed(driven, text)


def household(by: Staff) -> HomePage:
    home = residents.add_home(NewHome(code="3-2-0201"), by=by)
    return residents.move_in(home.id, NewPerson(name="曾惠文", phone="19812342689"), by=by)


async def test_a_second_dispatch_over_an_open_form_is_refused_with_who_and_when_W2(
    assistant: Staff, second: Staff
) -> None:
    ticket = take(assistant, "跳闸")
    send = Dispatch(worker="赵师傅")
    async with opened(assistant, "tickets", code="en") as driven:
        await press(driven, "ctrl+d")
        await fill(driven, "worker", "王师傅")
        await elsewhere(lambda: tickets.dispatch(ticket.id, send, by=second))
        await press(driven, "ctrl+s", "ctrl+s", "ctrl+s")
        said = line(driven[0], -2)
        assert "周敏 changed this at 09:00: " in said
        assert "赵师傅" in said
        assert "王师傅" in shown(driven[0])
        assert tickets.get(ticket.id).worker == "赵师傅"
        await press(driven, "escape", "ctrl+d")
        assert "王师傅" in shown(driven[0])  # what was typed comes back, over what stands now
        await press(driven, "ctrl+s")
    assert [one.words["worker"] for one in tickets.get(ticket.id).steps[1:]] == ["赵师傅", "王师傅"]


async def test_a_form_open_beside_a_change_shows_it_at_once(
    assistant: Staff, second: Staff
) -> None:
    ticket = take(assistant, "跳闸")
    send = Dispatch(worker="赵师傅")
    async with opened(assistant, "tickets", code="en") as driven:
        await press(driven, "ctrl+d")
        await elsewhere(lambda: dutylog.write(dutylog.NewEntry(what="巡楼"), by=second))
        await heard(driven)
        assert "周敏" not in shown(driven[0])
        await elsewhere(lambda: tickets.dispatch(ticket.id, send, by=second))
        await heard(driven)
        assert "周敏 changed this at 09:00: " in line(driven[0], -2)


async def test_a_draft_back_over_a_newer_change_tells_it_and_shows_what_stands_now_F1(
    assistant: Staff, second: Staff
) -> None:
    home = household(assistant)
    change = NewHome(code="3-2-0201", note="已更新")
    async with opened(assistant, "residents", code="en") as driven:
        await press(driven, "enter", "ctrl+o")
        await fill(driven, "note", "复式")
        await press(driven, "escape", "ctrl+o")
        assert line(driven[0], -2).startswith(" Your draft is back. ")
        await press(driven, "escape")
        await elsewhere(lambda: residents.change_home(home.home.id, change, by=second))
        await heard(driven)
        await press(driven, "ctrl+o")
        said = line(driven[0], -2)
        assert "Your draft is back, but 周敏 changed this at 09:00: Note 已更新" in said
        assert "复式" in shown(driven[0])
        await press(driven, "escape", "ctrl+o")  # who has been told is not told again
        assert "周敏" not in line(driven[0], -2)


async def test_a_draft_of_other_fields_than_those_changed_is_simply_back(
    assistant: Staff, second: Staff
) -> None:
    home = household(assistant)
    async with opened(assistant, "residents", code="en") as driven:
        await press(driven, "enter", "ctrl+o")
        await fill(driven, "note", "复式")
        await press(driven, "escape")
        change = NewHome(code="3-2-0201", area=90)
        await elsewhere(lambda: residents.change_home(home.home.id, change, by=second))
        await heard(driven)
        await press(driven, "ctrl+o")
        assert line(driven[0], -2).startswith(" Your draft is back. ")
        await press(driven, "ctrl+s")
    kept = residents.home(home.home.id).home
    assert (kept.area, kept.note) == (9000, "复式")


async def test_a_note_is_taken_whatever_happened_meanwhile(assistant: Staff, second: Staff) -> None:
    ticket = take(assistant, "跳闸")
    async with opened(assistant, "tickets", code="en") as driven:
        await press(driven, "ctrl+g")
        await fill(driven, "words", "业主在家")
        note = Note(words="已问过物业")
        await elsewhere(lambda: tickets.note(ticket.id, note, by=second))
        await press(driven, "ctrl+s")
    assert len(tickets.get(ticket.id).steps) == 3


async def test_a_field_that_another_changed_meanwhile_is_not_overwritten_F1(
    assistant: Staff, second: Staff
) -> None:
    home = household(assistant)
    who = home.residents[0].person
    change = ResidentChange(phone=FIRST)
    async with opened(assistant, "residents", code="en") as driven:
        await press(driven, "enter", "ctrl+e")
        await fill(driven, "phone", "13800002222")
        await elsewhere(lambda: residents.change_resident(home.home.id, who.id, change, by=second))
        await press(driven, "ctrl+s")
        assert "周敏 changed this at 09:00: New phone" in line(driven[0], -2)
        assert "13800002222" in shown(driven[0])
    assert residents.home(home.home.id).residents[0].person.phone == "137****1111"


async def test_to_open_a_file_meanwhile_changes_nothing_of_it_F6(
    assistant: Staff, second: Staff
) -> None:
    home = household(assistant)
    async with opened(assistant, "residents", code="en") as driven:
        await press(driven, "enter", "ctrl+o")
        await fill(driven, "note", "复式")
        await elsewhere(lambda: residents.open_home(home.home.id, second))
        await press(driven, "ctrl+s")
    assert residents.home(home.home.id).home.note == "复式"


async def test_a_list_of_the_settings_that_another_changed_is_not_overwritten(
    manager: Staff,
) -> None:
    """The shifts and the other lists: each is one field."""
    async with opened(manager, code="en") as driven:
        await press(driven, *page("settings"), "1")
        await fill(driven, "reminders", "一; 二")
        late = estate.settings().model_copy(update={"reminders": ("三",)})
        await elsewhere(lambda: settings.change(late, by=manager))
        await press(driven, "ctrl+s")
        assert "陈经理 changed this at 09:00: Reminders" in line(driven[0], -2)
    assert estate.settings().reminders == ("三",)


async def test_a_subject_s_own_settings_are_not_overwritten(manager: Staff) -> None:
    async with opened(manager, code="en") as driven:
        await driven[0].push_screen(settings_form(driven[0], "permits"))
        await press(driven)
        await fill(driven, "days", "100")
        other = permits.PermitSettings(days=200)
        await elsewhere(lambda: settings.change_own("permits", other, by=manager))
        await press(driven, "ctrl+s")
        assert "陈经理 changed this" in line(driven[0], -2)
    assert permits.settings().days == 200


async def test_a_name_in_the_staff_list_is_not_overwritten(
    manager: Staff, assistant: Staff
) -> None:
    async with opened(manager, code="en") as driven:
        await press(driven, *page("staff"), "home", "ctrl+e")
        await fill(driven, "name", "李方")
        other = StaffChange(name="李芳芳", role=Role.ASSISTANT)
        await elsewhere(lambda: staff.change(assistant.id, other, by=manager))
        await elsewhere(lambda: staff.sign_in("1001", "314159"))
        await press(driven, "ctrl+s")
        assert "陈经理 changed this at 09:00: Name" in line(driven[0], -2)
    assert staff.get(assistant.id).name == "李芳芳"


async def test_a_day_of_the_calendar_is_not_overwritten_and_another_day_is_none_of_it(
    manager: Staff,
) -> None:
    async with opened(manager, "calendar", code="en") as driven:
        corrected, another = date(2026, 2, 14), date(2026, 3, 7)
        await typed(driven, "02-14")
        for day, kept in ((corrected, DayKind.STATUTORY), (another, DayKind.REST)):
            await press(driven, "enter", "2")
            other = DayChange(day=day, kind=DayKind.STATUTORY, occasion="春节", source="通知")
            await elsewhere(partial(change_days, other, by=manager))
            await press(driven, "ctrl+s")
            assert ("陈经理 changed this at 09:00" in line(driven[0], -2)) is (day == corrected)
            assert calendar.in_force().kind(corrected) is kept
            await press(driven, "escape")
            await heard(driven)


@contextmanager
def busy() -> Iterator[None]:
    """Another session writes, and does not come to an end."""
    turn = os.open(database.folder() / database.TURNSTILE, os.O_RDWR)
    fcntl.flock(turn, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(turn)


async def test_while_the_database_is_busy_the_screen_says_that_it_saves(
    supervisor: Staff,
) -> None:
    """And what is pressed again meanwhile reaches nothing else: there it would sign the day."""
    async with opened(supervisor, "dutylog", code="en") as driven:
        desk, _ = driven
        desk.SAYS_SO_AFTER_SECONDS = 0.01
        await press(driven, "ctrl+n")
        await fill(driven, "what", "停水")
        with busy():
            for _ in range(3):
                await desk.on_event(events.Key("ctrl+s", None))
            for _ in range(2000):
                if "Saving" in line(desk, -2):
                    break
                await asyncio.sleep(0.005)
            assert "Saving" in line(desk, -2)
            assert "New entry" in shown(desk)
            await desk.on_event(events.Key("ctrl+s", None))
        await press(driven)
        assert desk.name_of(desk.open_screens[-1]) == "dutylog"
        assert "Written as no." in line(desk, -2)
    assert sum(one.kind == "log.written" for one in journal.numbered(range(99))) == 1


async def test_the_list_of_a_handover_that_another_changed_is_not_overwritten(
    manager: Staff, supervisor: Staff
) -> None:
    now = handover.in_force()
    items = items_text(now.items)
    async with opened(manager, "handover", code="en") as driven:
        await press(driven, "ctrl+e")
        await typed(driven, "\n雨披 2")
        other = ListChange.model_validate({"items": f"{items}\n测温枪 9", "areas": "大堂"})
        await elsewhere(lambda: handover.change_list(other, by=supervisor))
        await press(driven, "ctrl+s")
        assert "王主管 changed this" in line(driven[0], -2)
    assert handover.in_force().areas == ("大堂",)


def test_a_plan_that_another_changed_is_not_overwritten(manager: Staff, supervisor: Staff) -> None:
    kind = next(iter(emergency.Kind))
    over = emergency.held_version(kind)
    text = emergency.text(kind)
    first, second = (
        emergency.ChangedPlan(plan=text.replace(text[:4], each), approved="经理", reason="改")
        for each in ("甲" + text[:4], "乙" + text[:4])
    )
    emergency.change_plan(kind, first, by=supervisor, over=over)
    with pytest.raises(Refused, match="Somebody changed this plan meanwhile"):
        emergency.change_plan(kind, second, by=manager, over=over)
