"""One registry of actions: no clashes, and everything that shows keys comes from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from store.errors import Refused
from store.rights import Staff
from tests.tui.driving import line, opened, press, settled, shown, typed
from tests.tui.placeholder import Placeholder
from tui import language
from tui.desk.app import Desk
from tui.over.help import HelpScreen
from tui.over.palette import Palette
from tui.screen import actions, footer
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets import paint
from tui.widgets.rows import Rows

ROOT = Path(__file__).parents[2]


def screens() -> Iterator[type[DeskScreen[Any]]]:
    """Every screen of the product."""
    for file in sorted((ROOT / "tui").rglob("*.py")):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        import_module(name)
    waiting: list[type[DeskScreen[Any]]] = [DeskScreen]
    while waiting:
        waiting += (one := waiting.pop()).__subclasses__()
        if one.__module__.startswith("tui."):
            yield one


ALL = sorted(set(screens()), key=lambda one: f"{one.__module__}.{one.__name__}")


@pytest.mark.parametrize("screen", ALL, ids=lambda one: one.__name__)
def test_no_key_means_two_things_on_a_screen(screen: type[DeskScreen[Any]]) -> None:
    assert actions.clashes((*screen.ACTIONS, *screen.GLOBAL)) == []


@pytest.mark.parametrize("screen", ALL, ids=lambda one: one.__name__)
def test_every_action_is_done_by_a_method_or_a_list(screen: type[DeskScreen[Any]]) -> None:
    by_a_list = {"enter", "space", "up", "down", "left", "right", "pageup", "pagedown"}
    for action in (*screen.ACTIONS, *screen.GLOBAL):
        done = hasattr(screen, f"act_{action.id}") or hasattr(Desk, f"act_{action.id}")
        done = done or bool(action.page)
        done = done or action in {do.action for do in getattr(screen, "STEPS", ())}
        assert done or by_a_list.issuperset(action.keys), action


@pytest.mark.parametrize("screen", ALL, ids=lambda one: one.__name__)
def test_no_action_needs_a_letter(screen: type[DeskScreen[Any]]) -> None:
    """A Chinese input method is assumed on: it takes letters first."""
    for action in screen.ACTIONS:
        sent = [key for key in action.keys if len(key) > 1]
        assert sent or not action.letter, action


def test_a_clash_and_a_key_that_is_never_sent_are_found() -> None:
    one, two = Action("one", ("ctrl+n",), "One"), Action("two", ("ctrl+n",), "Two")
    assert actions.clashes((one, two)) == ["ctrl+n: one, two"]
    assert actions.clashes((one, one)) == []
    assert actions.clashes((Action("tab", ("ctrl+i",), "Tab"),))


@pytest.mark.parametrize("cells", [80, 60, 40, 20])
def test_the_footer_drops_what_matters_least_and_is_never_cut(cells: int) -> None:
    offered = (
        Action("one", ("ctrl+n",), "新的报修单", rank=5),
        Action("two", ("ctrl+t",), "与业主通话", rank=70),
        actions.BACK,
        *actions.EVERYWHERE,
    )
    language.speak("en")
    words = paint.plain(footer.key_line(offered, cells))
    assert cell_len(words.rstrip()) <= cells
    assert "F1 Help" in words
    assert "Esc Back" in words or cells < 30
    assert ("^T" in words) <= ("^N" in words)


def test_full_width_letters_and_slashes_are_keys_too() -> None:
    new = Action("new", ("ctrl+n",), "New", letter="n")
    assert list(actions.of_key((new,), "fullwidth_latin_small_letter_n", "ｎ")) == [new]
    assert list(actions.of_key((actions.FIND,), "fullwidth_solidus", "／")) == [actions.FIND]
    assert list(actions.of_key((actions.FIND,), "slash", "/")) == [actions.FIND]
    assert list(actions.of_key((actions.HELP,), "fullwidth_question_mark", "？")) == [actions.HELP]
    assert not list(actions.of_key((new, actions.FIND), "x", "x"))


@pytest.mark.usefixtures("placeholder")
async def test_help_explains_the_field_the_screen_and_every_key(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "f1")
        assert isinstance(driven[0].screen, HelpScreen)
        text = shown(driven[0])
        assert "Who calls." in text
        assert "Ctrl-S saves from" in text
        assert re.search(r"\^S\s+Save", text)
        await press(driven, "pagedown", "escape", "escape", "f1")
        assert "Fill everything in." in shown(driven[0])


@pytest.mark.usefixtures("placeholder")
async def test_the_palette_finds_an_action_and_does_it(assistant: Staff) -> None:
    async with opened(assistant, code="zh_CN") as driven:
        await press(driven, "ctrl+p")
        assert isinstance(driven[0].screen, Palette)
        await typed(driven, "lock\n")
        await settled(*driven)
        assert "李芳" in shown(driven[0])
        assert type(driven[0].screen).__name__ == "LockScreen"


@pytest.mark.usefixtures("placeholder")
@pytest.mark.parametrize("who", ["assistant", "manager"])
async def test_the_palette_offers_every_page_that_the_role_may_see(
    who: str, request: pytest.FixtureRequest
) -> None:
    staff: Staff = request.getfixturevalue(who)
    async with opened(staff, code="zh_CN") as driven:
        await press(driven, "ctrl+p")
        listed: Rows[Action] = driven[0].screen.query_one(Rows)
        offered = {action.page for action in listed.things if action.page}
        assert offered == {name for name, one in actions.PAGES.items() if driven[0].may(one)}
        assert ("settings" in offered) is (who == "manager")


@pytest.mark.usefixtures("placeholder")
@pytest.mark.parametrize("text", ["打印队列", "dayin", "dydl", "print q"])
async def test_the_palette_understands_pinyin(assistant: Staff, text: str) -> None:
    async with opened(assistant, code="zh_CN") as driven:
        await press(driven, "ctrl+p")
        await typed(driven, f"{text}\n")
        assert type(driven[0].screen).__name__ == "PrintQueue"


@pytest.mark.usefixtures("placeholder")
async def test_the_palette_does_nothing_that_has_become_impossible(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+p")
        await typed(driven, "new")
        monkeypatch.setattr(Placeholder, "can", lambda _screen, _action: False)
        await press(driven, "enter")
        assert isinstance(driven[0].screen, Placeholder)


@pytest.mark.usefixtures("placeholder")
async def test_what_outlives_the_sign_out_is_refused_in_words(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        driven[0].staff = None
        with pytest.raises(Refused, match="signed in"):
            _ = driven[0].signed_in


@pytest.mark.usefixtures("placeholder")
async def test_a_refusal_is_said_and_goes_with_the_next_action(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+t")
        assert "! Your role does not allow this." in line(driven[0], -2)
        await press(driven, "down")
        assert "Your role" in line(driven[0], -2)
        await press(driven, "ctrl+n", "escape")
        assert "Your role" not in line(driven[0], -2)


@pytest.mark.usefixtures("placeholder")
async def test_leaving_asks_once_while_a_form_is_half_written(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "a", "ctrl+q")
        assert "Ctrl-Q again leaves" in line(driven[0], -2)
        await press(driven, "b", "ctrl+q")
        assert "Ctrl-Q again leaves" in line(driven[0], -2)
        await press(driven, "ctrl+q")
        assert driven[0]._exit


@pytest.mark.usefixtures("placeholder")
async def test_leaving_asks_nothing_otherwise(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        assert isinstance(driven[0].screen, Placeholder)
        await press(driven, "ctrl+q")
        assert driven[0]._exit


def test_the_readme_lists_the_keys() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert actions.table(actions.EVERYWHERE) in readme
