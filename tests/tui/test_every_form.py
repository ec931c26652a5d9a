"""Every form and every other place to type, found by looking for them: none can be forgotten."""

from __future__ import annotations

import pytest
from pydantic import BaseModel
from textual import events

from store.rights import Staff
from tests.hostile import HOSTILE, UNSEEN, texts
from tests.tui.driving import Driven, opened, press, settled, shown, started
from tests.tui.hostile import everywhere, stands
from tests.tui.test_language import classes
from tui.desk import screens
from tui.desk.settings import typed_model
from tui.desk.shortcuts.screen import ChooseKey
from tui.form.entry import Entry
from tui.form.fieldscreen import FieldScreen
from tui.form.screen import Form
from tui.screen import actions
from tui.subjects import PAGES

# Parts of other models; ``Settings`` is asked for as ``typed_model`` makes it.
PARTS = {"Shift", "Item", "Settings"}
MODELS = [
    model
    for model in classes(("store", "tui"), BaseModel)
    if model.model_fields and model.__name__ not in PARTS
] + [typed_model()]
# Screens of fields that a test below drives whole, beside those that only dress a model up.
DRIVEN = {"SignIn", "LockScreen", "Report", "SetUp", "ChooseKey"}
DRESSED = {"Form", "FieldScreen", "SignatureForm", "SignDay", "SignaturePage", "RevealForm"}
DRESSED |= {"CallForm", "Correcting", "EntryForm", "LeavingForm", "SearchForm", "SignMonth"}
DRESSED |= {"TurnTo", "WhyForm"}


def test_no_screen_of_fields_is_forgotten() -> None:
    assert {one.__name__ for one in classes(("tui",), FieldScreen)} == DRIVEN | DRESSED


# Every form is filled with this many of the texts, the next one with the next of them: what a
# field makes of a text is a matter of its kind, and each kind stands in a dozen forms.
EACH = 3


@pytest.mark.parametrize("place", range(len(MODELS)), ids=[one.__qualname__ for one in MODELS])
async def test_every_form_survives_everything(place: int, assistant: Staff) -> None:
    model, saved, all_texts = MODELS[place], list[BaseModel](), list(HOSTILE.values())
    chosen = [all_texts[(EACH * place + more) % len(all_texts)] for more in range(EACH)]

    async def submit(given: BaseModel) -> BaseModel:
        saved.append(given)
        return given

    async with opened(assistant, code="en") as driven:
        for text in chosen:
            form = Form(model, "[/title]", submit)
            await driven[0].push_screen(form)
            await everywhere(driven, text)
            assert "[/title]" in stands(driven) or form not in driven[0].screen_stack
            if form in driven[0].screen_stack:
                await press(driven, "escape")
                stands(driven)
        again = Form(model, "Again", submit)
        await driven[0].push_screen(again)
        await press(driven, "ctrl+x")
        stands(driven)
    for one in saved:
        assert not [text for text in texts(one.model_dump()) if UNSEEN.search(text)]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_signing_in_and_unlocking_survive_everything(text: str, assistant: Staff) -> None:
    async with started("en") as driven:
        await everywhere(driven, text)
        assert "Please sign in" in stands(driven)
    async with opened(assistant, code="en") as driven:
        await press(driven, "f8")
        await everywhere(driven, text)
        assert "Locked by" in stands(driven)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.usefixtures("desk")
async def test_setting_up_survives_everything(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.desk.writer.Backstage.front", lambda _self: None)
    async with started("en") as driven:
        assert "Set up a new estate" in shown(driven[0])
        await everywhere(driven, text)
        assert "Set up a new estate" in stands(driven)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_report_survives_everything(text: str, assistant: Staff) -> None:
    async with opened(assistant, "tickets", code="en") as driven:
        await press(driven, "ctrl+n")
        await everywhere(driven, text)
        stands(driven)
        await press(driven, "escape", "ctrl+n")
        stands(driven)


async def test_the_choice_of_a_key_survives_everything(manager: Staff) -> None:
    async with opened(manager, code="en") as driven:
        for text in HOSTILE.values():
            chooser = ChooseKey(actions.FIND, "Find")
            await driven[0].push_screen(chooser)
            await everywhere(driven, text)
            if chooser in driven[0].screen_stack:
                stands(driven)
                await press(driven, "escape")


WAYS = [["ctrl+f"], ["ctrl+p"], *([], ["f1"])]


@pytest.mark.parametrize("name", [name for name in PAGES if screens.is_screen(name)])
async def test_every_other_place_to_type_survives_everything(name: str, manager: Staff) -> None:
    async with opened(manager, name, code="en") as driven:
        for keys in WAYS:
            await press(driven, *keys)
            for text in HOSTILE.values():
                await _pasted(driven, text)
                stands(driven)
            if keys:
                await press(driven, "escape")


async def _pasted(driven: Driven, text: str) -> None:
    """Paste a text where typing goes now, press Enter, and take it out again."""
    driven[0].keys_ahead.put(events.Paste(text))
    await settled(*driven)
    stands(driven)
    for entry in driven[0].screen.query(Entry):
        assert not UNSEEN.search(entry.text)
        entry.text = ""
        entry.changed()
    await settled(*driven)
