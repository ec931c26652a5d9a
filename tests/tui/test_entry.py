from __future__ import annotations

import time as wall
import unicodedata
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Offset

from store.rights import Staff
from tests.tui.driving import Driven, opened, pasted, press, shown, typed
from tui.form.entry import Entry, Typed
from tui.form.prose import Prose
from tui.form.screen import Form
from tui.over.finder import Finder

pytestmark = pytest.mark.usefixtures("placeholder")


@pytest.fixture
async def entry(assistant: Staff) -> AsyncIterator[tuple[Driven, Entry]]:
    """An entry that has the focus: the palette's."""
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+p")
        yield driven, driven[0].screen.query_one(Entry)


def x(entry: Entry) -> int:
    """Where the terminal's cursor stands within the entry's room."""
    at = entry.cursor_cell
    assert isinstance(at, Offset)
    return at.x - entry.indent


async def test_the_cursor_stands_where_the_next_character_goes(entry: tuple[Driven, Entry]) -> None:
    driven, one = entry
    assert x(one) == 0
    await typed(driven, "ab张")
    assert x(one) == 4
    await press(driven, "left")
    assert x(one) == 2
    await press(driven, "home")
    assert x(one) == 0
    await press(driven, "end")
    assert x(one) == 4


async def test_the_wide_space_of_an_input_method_is_typed(entry: tuple[Driven, Entry]) -> None:
    driven, one = entry
    await typed(driven, "陈\u3000先生")
    assert one.text == "陈\u3000先生"
    assert x(one) == 8


async def test_the_cursor_stays_inside_when_the_text_is_wider(entry: tuple[Driven, Entry]) -> None:
    driven, one = entry
    await typed(driven, "张惠文" * 30)
    assert 0 <= x(one) < one.room
    assert shown(driven[0]).split("\n")[2].endswith("文")
    await press(driven, "home")
    assert x(one) == 0
    assert "张惠文张" in shown(driven[0])


async def test_words_and_characters_are_erased(entry: tuple[Driven, Entry]) -> None:
    driven, one = entry
    await typed(driven, "one two 三")
    await press(driven, "backspace")
    assert one.text == "one two "
    await press(driven, "ctrl+w")
    assert one.text == "one "
    await press(driven, "home", "delete")
    assert one.text == "ne "
    await press(driven, "ctrl+u")
    assert one.text == ""


async def test_a_hundred_kilobytes_are_pasted_and_typed_on_at_once(
    entry: tuple[Driven, Entry],
) -> None:
    driven, one = entry
    text = "张惠文abc " * 10_000
    began = wall.perf_counter()
    await pasted(driven, text)
    await typed(driven, "x" * 20)
    await press(driven, "home", "end", "left")
    assert one.text == text.strip("\r\n") + "x" * 20
    assert wall.perf_counter() - began < 5


async def test_what_no_terminal_should_be_sent_is_left_out(entry: tuple[Driven, Entry]) -> None:
    driven, one = entry
    await pasted(driven, "a\x1b[31mb\u202ec\x00d\u200be\ufe0f")
    assert one.text == "a[31mbcde"


TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("张文３[]/\u0301𠮷")),
    max_size=30,
)


@given(TEXTS, st.lists(st.sampled_from(["left", "right", "home", "end", "backspace", "delete"])))
def test_the_insertion_point_never_leaves_the_text(text: str, keys: list[str]) -> None:
    one = Typed(text)
    for key in keys:
        one.key(key)
        assert 0 <= one.at <= len(one.text)
        if key in {"left", "right"} and one.at < len(one.text) and one.at:
            assert not unicodedata.combining(one.text[one.at])


@given(TEXTS, st.integers(8, 40), st.integers(0, 30))
def test_a_line_fills_its_room_and_holds_its_cursor(text: str, cells: int, at: int) -> None:
    one = Entry("x", text=text)
    one.typed.at = min(at, len(text))
    (line,) = one.lines(cells)
    assert sum(cell_len(str(part[0])) for part in line) == cells
    cursor = one.cursor()
    assert cursor is not None
    assert 0 <= cursor.x < cells


@given(TEXTS, st.integers(8, 40), st.integers(0, 30))
def test_prose_loses_nothing_when_it_wraps(text: str, cells: int, at: int) -> None:
    one = Prose("x", text=text)
    one.typed.at = min(at, len(text))
    spans = one._spans(cells)
    rejoined = "".join(text[a:b] + ("\n" if text[b : b + 1] == "\n" else "") for a, b in spans)
    assert rejoined == text
    assert all(cell_len(text[a:b]) <= cells for a, b in spans)


async def test_prose_moves_between_its_lines(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", *["down"] * 4)
        field = driven[0].screen.focused
        assert isinstance(field, Prose)
        await press(driven, *"one", "ctrl+o", *"three", "up", "x")
        assert field.text == "onex\nthree"
        assert field.cursor() == Offset(4, 0)
        await press(driven, "down", "down")
        assert driven[0].screen.focused is not field


async def test_long_prose_shows_the_lines_around_the_cursor(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", *["down"] * 4)
        await pasted(driven, "\n".join(f"line {n}" for n in range(30)))
        assert "line 29" in shown(driven[0])
        assert "line 21" not in shown(driven[0])
        form = driven[0].screen
        assert isinstance(form, Form)
        await press(driven, *["up"] * 25)
        assert "line 4" in shown(driven[0])


async def test_slash_is_typed_where_something_is_typed(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+p")
        await typed(driven, "a/b／c")
        assert driven[0].screen.query_one(Entry).text == "a/b／c"
        await press(driven, "escape")
        await typed(driven, "／")
        assert isinstance(driven[0].screen, Finder)
