from __future__ import annotations

import asyncio
import fcntl
import os

import pytest
from textual import events

from store import journal, residents
from store.desk import drafts
from store.engine import database
from store.residents import Confidential, NewHome, Person, Sex
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.tui.driving import opened, press, settled, shown, typed, until
from tests.tui.placeholder import Colour, Everything, Placeholder
from tui.desk.lock import LockScreen
from tui.form.screen import Form
from tui.over.help import HelpScreen
from tui.residents.page import HomeScreen
from tui.residents.revealing import Revealed
from tui.residents.things import Figure

pytestmark = pytest.mark.usefixtures("placeholder")


async def test_the_same_person_goes_on_where_they_were(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张")
        await press(driven, "f8")
        assert "张\n" not in shown(driven[0])
        await typed(driven, f"{PIN}\n惠")
        assert "Caller *  张惠" in shown(driven[0])


async def test_a_wrong_pin_stays_locked_and_is_on_record(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "f8")
        await typed(driven, "271828\n")
        assert isinstance(driven[0].screen, LockScreen)
        assert "do not fit" in shown(driven[0])
    last = journal.last()
    assert last is not None
    assert last.kind == "staff.pin_refused"


async def test_somebody_else_signs_in_and_finds_nothing_open(
    assistant: Staff, second: Staff
) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张")
        await press(driven, "f8", "up", "ctrl+u")
        await typed(driven, f"1002\n{PIN}\n")
        assert driven[0].staff == second
        assert isinstance(driven[0].screen, Placeholder)
        assert not any(isinstance(screen, Form) for screen in driven[0].screen_stack[1:])
        await press(driven, "ctrl+n")
        assert "张" not in shown(driven[0]).replace("张惠文", "")
    assert drafts.find("Everything", by=assistant)["caller"] == "张"


async def test_a_form_saved_late_closes_beneath_the_lock(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However slow the disk: the lock stays, and behind it stands what follows the form."""
    saving, saved = asyncio.Event(), asyncio.Event()

    async def slowly(placeholder: Placeholder, given: Everything) -> Everything:
        saving.set()
        await saved.wait()
        return given

    monkeypatch.setattr(Placeholder, "_submit", slowly)
    async with opened(assistant, code="en") as driven:
        desk, _ = driven
        first = desk.screen
        assert isinstance(first, Placeholder)
        first.initial = {"caller": "张", "colour": Colour.RED, "what": "水管"}
        await press(driven, "ctrl+n")
        await desk.on_event(events.Key("ctrl+s", None))
        await saving.wait()
        await desk.act_lock()
        saved.set()
        await settled(*driven)
        assert isinstance(desk.screen, LockScreen)
        assert first.filled is not None
        await typed(driven, f"{PIN}\n")
        assert desk.screen_stack[-1] is first


async def test_what_comes_late_opens_behind_the_lock(assistant: Staff) -> None:
    """F6: a home's file, recorded only when the lock is there already."""
    home = residents.add_home(NewHome(code="9-1-101"), by=assistant)
    async with opened(assistant, "residents") as driven:
        desk, _ = driven
        turn = os.open(database.folder() / database.TURNSTILE, os.O_RDWR)
        fcntl.flock(turn, fcntl.LOCK_EX)  # another session writes
        await desk.on_event(events.Key("enter", None))
        while not desk.keys_ahead._actions:
            await asyncio.sleep(0)
        await desk.act_lock()
        os.close(turn)
        await until(driven, lambda: bool(journal.of_subject(f"home:{home.id}")[1:]))
        assert isinstance(desk.screen, LockScreen)
        await press(driven, "f2")
        assert isinstance(desk.screen, LockScreen)
        await typed(driven, f"{PIN}\n")
        assert isinstance(desk.screen_stack[-1], HomeScreen)


async def test_the_lock_has_its_help(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        for keys, shows in ((("f8", "f1"), HelpScreen), (("f2", "escape"), LockScreen)):
            await press(driven, *keys)
            assert isinstance(driven[0].screen, shows)
        await typed(driven, f"{PIN}\n")
        assert isinstance(driven[0].screen, Placeholder)


async def test_no_key_opens_anything_over_the_lock(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "f8", "f2", "ctrl+f", "ctrl+p", "escape", "f8")
        assert isinstance(driven[0].screen, LockScreen)
        assert sum(isinstance(one, LockScreen) for one in driven[0].screen_stack) == 1


async def test_the_screen_locks_itself_after_the_set_time(assistant: Staff, time: Clock) -> None:
    async with opened(assistant, code="en") as driven:
        time.pass_(minutes=9)
        driven[0]._tick()
        await press(driven, "down")
        assert not isinstance(driven[0].screen, LockScreen)
        time.pass_(minutes=10)
        driven[0]._tick()
        await driven[1].pause()
        assert isinstance(driven[0].screen, LockScreen)


async def test_a_clock_set_back_keeps_no_desk_open(assistant: Staff, time: Clock) -> None:
    async with opened(assistant, code="en") as driven:
        time.pass_(hours=-8)
        driven[0]._tick()
        time.pass_(minutes=10)
        driven[0]._tick()
        await driven[1].pause()
        assert isinstance(driven[0].screen, LockScreen)


def test_a_clock_set_back_keeps_no_figure_shown(time: Clock) -> None:
    """F6."""
    revealed = Revealed()
    who = Person(1, "张惠文", Sex.UNKNOWN, (), (), "")
    revealed.show(Figure(who, Confidential.PHONE, "138****1234"), "13812341234")
    assert not revealed.hide_old()
    time.pass_(hours=-8)
    assert revealed.hide_old()
