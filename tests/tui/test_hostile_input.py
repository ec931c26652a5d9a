"""Whatever is typed or pasted into any kind of field, the desk lives, and shows what it was."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual import events
from textual.geometry import Offset

from store.rights import Staff
from tests.tui.driving import opened, pasted, press, shown
from tests.tui.placeholder import Everything, Placeholder
from tui.form import fieldkinds, typedtime
from tui.form.entry import Entry
from tui.form.field import Field
from tui.form.screen import Form

HOSTILE = [
    "[/foo]",
    "[red]x",
    "[link=http://x]y[/link]",
    "\x1b[2J\x1b[31mred\x1b]0;title\x07",
    "\x9b31m",
    "\u202eevil\u202c",
    "\u2028\u2029\x00\x0b\x0c",
    "",
    "   ",
    "３－２－１２０１",
    "㛃𠅤䶮",
    "👨\u200d👩\u200d👧 👍🏽 🇨🇳 ✔\ufe0f",
    "a\u0301\u0301\u0301",
    "{name} {0} {} %s %d",
    "'; DROP TABLE ticket; --",
    "+99999999999d",
    "99:99",
    "9999-99-99 99:99",
    "9999-12-31 23:59",
    "0001-01-01 00:00",
    "９９９９９９９９９９９９９９９９９９９９",
    "-1",
    "1e999",
    "#",
    "#99999999999999999999",
    "\\",
    "\n\n\n\n\r\n\t\t",
    "x" * 100_000,
    "张" * 100_000,
    ("张\n" * 50_000),
]


@pytest.mark.usefixtures("placeholder")
async def test_every_field_survives_every_hostile_paste(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        form = driven[0].screen
        assert isinstance(form, Form)
        for text in HOSTILE:
            for _ in form.query(Field):
                driven[0].keys_ahead.put(events.Paste(text))
                for key in ("left", "backspace", "end", "tab"):
                    driven[0].keys_ahead.put(events.Key(key, None))
            await press(driven, "ctrl+s")
            painted = shown(driven[0])
            assert all(cell_len(line) <= 80 for line in painted.split("\n"))
            assert not set(painted) & {"\x1b", "\u202e", "\x00", "\x07", "\x9b"}
            await press(driven, "ctrl+x")
        await press(driven, "escape")
        assert isinstance(driven[0].screen, Placeholder)


@pytest.mark.usefixtures("placeholder")
async def test_a_hundred_kilobytes_come_back_from_a_draft(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await pasted(driven, "张" * 100_000)
        await press(driven, "escape", "ctrl+n")
        form = driven[0].screen
        assert isinstance(form, Form)
        assert form.query(Field).first().text == "张" * 100_000
        await press(driven, "ctrl+s")
        assert "Too long: 100000 characters; at most 200 fit here." in shown(driven[0])


TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(HOSTILE)


@given(TYPED)
def test_a_typed_time_is_understood_or_not_but_never_fails(text: str) -> None:
    typedtime.read_moment(text)
    typedtime.read_day(text)


CLOCKISH = st.text(st.sampled_from(string.digits + ":-/.+ dhm年月日点半分时天明后周一三上下午am"))


@given(CLOCKISH)
def test_what_nearly_is_a_time_never_fails_either(text: str) -> None:
    typedtime.read_moment(text)
    typedtime.read_day(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_kind_of_field_draws_any_text_within_its_room(
    assistant: Staff, data: st.DataObject
) -> None:
    text, cells = data.draw(TYPED), data.draw(st.integers(8, 60))
    for field in fieldkinds.fields(Everything, {}):
        if isinstance(field, Entry):
            field.typed.set(field.accept(text[:2000]))
        for line in field.lines(cells)[:-1] or field.lines(cells):
            assert sum(cell_len(str(part[0])) for part in line) <= max(cells, 40)
        assert isinstance(field.cursor(), Offset)
