from __future__ import annotations

import gettext
import inspect
import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from store import catalogue as catalogues
from store import clock
from store.errors import NotFound, Refused
from store.rights import Role, Staff
from store.text import Named
from tests.conftest import Clock
from tests.tui import catalogue
from tests.tui.driving import line, opened, press, settled, shown
from tui import language
from tui.form import fieldkinds
from tui.language import labels, saying

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    language.speak("en")


def test_every_marked_string_is_translated() -> None:
    assert catalogue.waiting(catalogue.fresh()) == []


def test_a_string_is_found_where_it_lies_as_by_who_reads_the_whole_catalogue() -> None:
    with catalogue.MO.open("rb") as file:
        whole = gettext.GNUTranslations(file)
    chinese = catalogues.of("zh_CN").gettext
    for source in (*catalogue.translated(), "\x00", "No such sentence.", "zzz", "今日"):
        assert chinese(source) == whole.gettext(source)
        assert chinese(source) == whole.gettext(source)  # when it is known already


def test_the_catalogue_is_in_step_with_the_sources() -> None:
    fresh = catalogue.fresh()
    assert catalogue.as_po(fresh) == catalogue.PO.read_bytes()
    assert catalogue.as_mo(fresh) == catalogue.MO.read_bytes()
    assert catalogue.as_titles(fresh) == catalogue.TITLES.read_bytes()


def test_nothing_in_the_catalogue_is_a_guess() -> None:
    assert not [one.id for one in catalogue.translated().values() if one.fuzzy]


def test_every_source_string_is_english() -> None:
    han = [text for text, _ in catalogue.sources() if re.fullmatch(r"[^a-zA-Z]*[一-鿿]+.*", text)]
    assert han == []


def classes(floors: tuple[str, ...], of: type) -> list[type[Any]]:
    """Every class of a kind that these floors declare."""
    found = set()
    for floor in floors:
        for file in sorted((ROOT / floor).rglob("*.py")):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            for _, one in inspect.getmembers(import_module(name), inspect.isclass):
                if issubclass(one, of) and one.__module__.startswith(floors):
                    found.add(one)
    return sorted(found, key=lambda one: f"{one.__module__}.{one.__qualname__}")


@pytest.mark.parametrize("enum", classes(("store", "tui"), Named), ids=lambda one: one.__qualname__)
def test_every_member_of_an_enum_that_is_named_has_a_name(enum: type[Named]) -> None:
    assert [member for member in enum if not member.called] == []


@pytest.mark.parametrize("model", classes(("store",), BaseModel), ids=lambda one: one.__qualname__)
def test_what_a_form_offers_has_labels(model: type[BaseModel]) -> None:
    for field in model.model_fields.values():
        enum = fieldkinds.kind_of(field).type
        if isinstance(enum, type) and issubclass(enum, Enum):
            assert issubclass(enum, Named)


@pytest.mark.parametrize("model", classes(("store",), BaseModel), ids=lambda one: one.__qualname__)
def test_every_field_of_a_form_has_a_title(model: type[BaseModel]) -> None:
    untitled = [name for name, field in model.model_fields.items() if not field.title]
    assert untitled == [] or model.__name__ in {"Shift", "Item"}


def test_a_refusal_keeps_its_figures_in_chinese(time: Clock) -> None:
    language.speak("zh_CN")
    said = saying.say(Refused("Too many wrong PINs. Please wait {seconds} seconds.", seconds=15))
    assert "15" in said
    assert "{" not in said
    assert not re.search("[a-z]{3}", said)


def test_values_are_shown_as_the_desk_shows_them(time: Clock) -> None:
    error = NotFound("{at} {on} {role}", at=clock.now(), on=clock.today(), role=Role.MANAGER)
    assert saying.say(error) == "09:00 11-23 Manager"


def test_braces_in_what_was_typed_do_no_harm() -> None:
    assert "{evil}" in saying.say(NotFound("There is no staff number {number}.", number="{evil}"))


def test_a_sentence_quotes_only_the_beginning_of_a_hundred_kilobytes() -> None:
    error = NotFound("There is no staff number {number}.", number="x" * 9999)
    assert len(saying.say(error)) < 250


def test_what_pydantic_finds_is_said_in_words() -> None:
    assert saying.say_wrong({"type": "int_parsing", "ctx": {}}) == "Please type a whole number."
    assert saying.say_wrong({"type": "greater_than_equal", "ctx": {"ge": 1}}) == "At least 1."
    assert saying.say_wrong({"type": "never_heard_of"}) == "This does not fit here."


@pytest.mark.usefixtures("placeholder")
async def test_the_language_changes_while_the_desk_runs(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        assert "F1 Help" in line(driven[0], -1)
        driven[0].speak("zh_CN")
        await settled(*driven)
        assert "F1 帮助" in line(driven[0], -1)
        await press(driven, "ctrl+n")
        assert "保存" in line(driven[0], -1)
        driven[0].speak("en")
        await settled(*driven)
        await press(driven, "f1")
        assert "Paint the screen anew." in shown(driven[0])


def test_an_unknown_language_is_english() -> None:
    language.speak("tlh")
    assert language._("Help") == "Help"


def test_the_parties_of_a_handover_are_named_in_chinese() -> None:
    """H5: they stand over the signatures."""
    from store.handover import Party

    language.speak("zh_CN")
    try:
        assert [labels.label(party) for party in Party] == ["交班人", "接班人"]
    finally:
        language.speak("en")
