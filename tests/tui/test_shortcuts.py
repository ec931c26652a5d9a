"""Keys can be chosen by the estate: checked at the field, in force at once, shown everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from store import estate
from store.desk import settings
from store.disk import firstlook
from store.engine import database
from store.errors import Forbidden, Refused
from store.rights import Staff
from tests.tui import catalogue
from tests.tui.driving import Driven, line, opened, page, pasted, press, settled, shown, typed
from tests.tui.test_actions import ALL
from tests.tui.test_tickets import send, take
from tui.desk.shortcuts import choosing
from tui.desk.shortcuts.screen import ChooseKey, Shortcuts
from tui.language import _
from tui.screen import actions, keynames
from tui.screen.actions import Action
from tui.screen.deskscreen import OWN_HELP, DeskScreen
from tui.tickets.actions import ARRIVE, CALL, NEW, REST
from tui.tickets.page import TicketPage


@pytest.fixture(autouse=True)
def _usual_keys() -> Iterator[None]:
    """What one test chooses is not the next one's."""
    yield
    actions.remap({})


async def list_of_keys(driven: Driven) -> None:
    """Open the list the way everybody can: F10, then Enter on its line."""
    await press(driven, *page("shortcuts"))
    assert isinstance(driven[0].screen, Shortcuts)


async def point(driven: Driven, action: Action) -> None:
    screen = driven[0].screen
    assert isinstance(screen, Shortcuts)
    assert screen.rows.point(action.id)
    await settled(*driven)


def on(driven: Driven) -> str:
    """Which screen shows."""
    return type(driven[0].screen).__name__


async def choose(driven: Driven, action: Action, *keys: str) -> None:
    """Press other keys for an action in its form."""
    await point(driven, action)
    await press(driven, "enter", *keys, "enter")


def recorded() -> list[dict[str, object]]:
    rows = database.db.execute_sql(
        "SELECT payload FROM journal WHERE kind = 'site.changed' ORDER BY number"
    )
    return [json.loads(payload) for (payload,) in rows]


async def test_a_pressed_key_does_the_action_from_then_on(manager: Staff) -> None:
    take(manager)
    async with opened(manager) as driven:
        await list_of_keys(driven)
        await choose(driven, actions.PAGES["tickets"], "ctrl+v")
        assert isinstance(driven[0].screen, Shortcuts)
        assert "Ctrl-V" in line(driven[0], -2)
        await press(driven, "escape", "f4")
        assert on(driven) == "TodayScreen"
        assert "^V 工单" in line(driven[0], -1)
        await press(driven, "ctrl+v")
        assert on(driven) == "TicketsScreen"
    assert estate.settings().shortcuts == {"tickets": ("ctrl+v",)}
    shortcuts = {"tickets": ["ctrl+v"]}
    figures = {"settings": ["shortcuts"], "action": "tickets", "keys": ["ctrl+v"]}
    assert recorded() == [figures | {"values": {"shortcuts": shortcuts}}]


async def test_everything_that_names_a_key_follows(manager: Staff) -> None:
    """W3: the sentence of the next step, the footer, the help, the palette."""
    settings.choose_shortcut("arrive", ["ctrl+v"], by=manager)
    settings.choose_shortcut("new", ["f12"], by=manager)
    send(take(manager), manager)
    async with opened(manager, "tickets", code="en") as driven:
        assert "record the arrival (^V)" in shown(driven[0])
        assert "^V Arrival" in line(driven[0], -1)
        assert "F12 New report" in line(driven[0], -1)
        await press(driven, "f1")
        assert "^V                Arrival" in shown(driven[0])
        await press(driven, "escape", "ctrl+p")
        await typed(driven, "arrival")
        assert "^V" in shown(driven[0])
        await press(driven, "escape", "enter")
        assert isinstance(driven[0].screen, TicketPage)
        assert "record the arrival (^V)" in shown(driven[0])


async def test_an_open_session_follows_at_once(manager: Staff, assistant: Staff) -> None:
    async with opened(assistant, "tickets") as driven:
        assert "按 Ctrl-N 受理" in shown(driven[0])
        await driven[0].desk(settings.choose_shortcut, "new", ["f12"], by=manager)
        await settled(*driven)
        assert "按 F12 受理" in shown(driven[0])
        assert "F12 新报修" in line(driven[0], -1)
        await press(driven, "ctrl+n")
        assert on(driven) == "TicketsScreen"
        await press(driven, "f12")
        assert on(driven) == "Report"


async def test_the_sign_in_has_the_estates_keys_before_the_store_is_loaded(
    manager: Staff,
) -> None:
    settings.choose_shortcut("leave", ["f12"], by=manager)
    estate = firstlook.look(database.folder())
    assert estate is not None
    assert estate.shortcuts == {"leave": ["f12"]}


async def test_keys_are_typed_by_name_too(manager: Staff) -> None:
    async with opened(manager, code="en") as driven:
        await list_of_keys(driven)
        await point(driven, actions.FIND)
        await press(driven, "enter")
        await typed(driven, "ｃｔｒｌ－ｖ，/\n")
        assert estate.settings().shortcuts == {"find": ("ctrl+v", "slash")}
        assert "Find: Ctrl-V, /, from now on." in line(driven[0], -2)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ctrl-V", ("ctrl+v",)),
        ("ctrl+v", ("ctrl+v",)),
        ("^v", ("ctrl+v",)),
        ("C-V", ("ctrl+v",)),
        ("Ｃｔｒｌ-Ｖ 、", ("ctrl+v",)),
        ("^v, Ctrl-V", ("ctrl+v",)),
        ("Ctrl-Y", None),
    ],
)
def test_names_are_read_as_people_write_them(text: str, keys: tuple[str, ...] | None) -> None:
    if keys is None:  # preview is offered beside it
        with pytest.raises(Refused):
            choosing.read(ARRIVE, text)
    else:
        assert choosing.read(ARRIVE, text) == keys


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("F10", "F10 means the same everywhere."),
        ("Enter", "Enter means the same everywhere."),
        ("Esc", "Esc means the same everywhere."),
        ("up", "up means the same everywhere."),
        ("Ctrl-M", "No terminal sends Ctrl-M as a key of its own."),
        ("^[", "No terminal sends ^[ as a key of its own."),
        ("Ctrl-T", "Ctrl-T does something else: Call resident."),
        ("F2", "F2 does something else: Today."),
        ("Ctrl-Q", "Ctrl-Q does something else: Leave."),
        ("Ctrl-W", "Ctrl-W edits what is typed."),
        ("F99", "There is no key F99 to choose."),
        ("F0", "There is no key F0 to choose."),
        ("Ctrl-张", "There is no key Ctrl-张 to choose."),
        ("x", "There is no key x to choose."),
        ("[/foo]", "There is no key [/foo] to choose."),
        ("/", "Press or type a key"),
        ("", "Press or type a key"),
    ],
)
async def test_what_does_not_fit_is_said_at_the_field_and_stays(
    manager: Staff, text: str, why: str
) -> None:
    async with opened(manager, code="en", size=(120, 40)) as driven:
        await list_of_keys(driven)
        await point(driven, ARRIVE)
        await press(driven, "enter", "backspace")
        await pasted(driven, text)
        await press(driven, "enter")
        screen = driven[0].screen
        assert isinstance(screen, ChooseKey)
        assert why in shown(driven[0])
        assert screen._entry.text == text
        await press(driven, "escape")
    assert estate.settings().shortcuts == {}
    assert recorded() == []


async def test_a_key_is_put_back(manager: Staff) -> None:
    async with opened(manager, code="en") as driven:
        await list_of_keys(driven)
        await choose(driven, ARRIVE, "ctrl+v")
        await press(driven, "ctrl+k")
        assert estate.settings().shortcuts == {}
        await choose(driven, ARRIVE, "ctrl+v")
        await choose(driven, CALL, "ctrl+a")
        await point(driven, ARRIVE)
        await press(driven, "ctrl+k")
        assert "Ctrl-A does something else: Call resident." in line(driven[0], -2)
        assert len(estate.settings().shortcuts) == 2
        await press(driven, "ctrl+y", "enter")
        assert estate.settings().shortcuts == {}
        assert "usual keys" in line(driven[0], -2)
    assert ARRIVE.keys == ("ctrl+a",)


async def test_choosing_the_usual_key_keeps_nothing(manager: Staff) -> None:
    async with opened(manager) as driven:
        await list_of_keys(driven)
        await choose(driven, ARRIVE, "ctrl+a")
    assert estate.settings().shortcuts == {}


async def test_only_the_manager_may(assistant: Staff, manager: Staff) -> None:
    with pytest.raises(Forbidden):
        settings.choose_shortcut("new", ["f12"], by=assistant)
    with pytest.raises(Forbidden):
        settings.usual_shortcuts(by=assistant)
    async with opened(assistant) as driven:
        await press(driven, "f10")
        assert "快捷键" not in shown(driven[0])


def test_nobody_can_be_locked_out_whatever_is_stored() -> None:
    for action in (actions.MORE, actions.BACK):
        assert not action.changeable
    keys = {"more": ["f11"], "back": ["f12"], "lock": ["escape"], "find": [], "new": ["ctrl+m"]}
    actions.remap(keys | {"an action of a later version": ["f11"]})
    assert actions.MORE.keys == ("f10",)
    assert actions.BACK.keys == ("escape",)
    assert actions.LOCK.keys == ("f8",)
    assert actions.FIND.keys == ("ctrl+f", "slash")
    assert NEW.keys == ("ctrl+n",)


def test_what_may_be_chosen_is_every_action_but_those_that_move_and_choose() -> None:
    listed = {one.action.id for one in choosing.listed()}
    assert {"find", "new", "arrive", "print", "settings", "lock", "help", "leave"} <= listed
    assert not {"more", "back", "next", "open", "before", "scroll"} & listed
    assert {*choosing.load(), DeskScreen} == set(ALL)


@pytest.mark.parametrize("screen", ALL, ids=lambda one: one.__name__)
def test_every_help_names_keys_that_its_screen_has(screen: type) -> None:
    told = actions.told(_(screen.HELP or OWN_HELP), *screen.GLOBAL, *screen.ACTIONS)  # type: ignore[attr-defined]
    assert "{" not in told


def test_a_swap_of_two_keys_is_reached_in_three_steps(manager: Staff) -> None:
    """What is checked is what holds now, so a key that was given up is free."""
    for action, text in ((ARRIVE, "Ctrl-V"), (REST, "Ctrl-A")):
        keys = choosing.read(action, text)
        settings.choose_shortcut(action.id, keys, by=manager)
        actions.remap(estate.settings().shortcuts)
    assert REST.keys == ("ctrl+a",)
    assert REST.spelled == "Ctrl-A"


def test_shift_f9_is_one_key_however_a_terminal_sends_it() -> None:
    chosen = Action("preview", ("f21",), "Preview")
    assert list(actions.of_key((chosen,), "f21")) == [chosen]
    assert list(actions.of_key((chosen,), "f19")) == [chosen]
    assert keynames.spelled("f21") == "Shift-F9"


def test_sentences_ask_the_table_for_a_key_instead_of_naming_it() -> None:
    """But for keys that edit a field, and examples in the list of keys."""
    aside = ("tui/desk/shortcuts/",)
    by_heart = re.compile(r"Ctrl-(?!O\b)[A-Z]\b|\^[A-Z]\b|\bF[1-9]\b")
    sources = ((text, file) for text, file in catalogue.sources() if not file.startswith(aside))
    assert [(file, text) for text, file in sources if by_heart.search(text)] == []
