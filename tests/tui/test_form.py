from __future__ import annotations

from datetime import date

import pytest
from textual import events

from store import clock, journal
from store.desk import drafts
from store.errors import Unavailable
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.tui.driving import Driven, line, opened, pasted, press, shown, typed
from tests.tui.placeholder import Colour, Everything, Placeholder
from tui.form.choice import Choice
from tui.form.screen import KEPT_EVERY, Form

pytestmark = pytest.mark.usefixtures("placeholder")


def filled(driven: Driven) -> Everything | None:
    page = driven[0].screen
    assert isinstance(page, Placeholder)
    return page.filled


async def test_enter_leads_from_top_to_bottom_and_saves_at_the_end(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张惠文\n\n１３８-1234-1234\n2\n空调不制冷\n15:00\n明天\n2\n2\n\n\n")
        got = filled(driven)
    assert got is not None
    assert (got.caller, got.phone, got.colour) == ("张惠文", "13812341234", Colour.GREEN)
    assert got.due is not None
    assert clock.local(got.due).strftime("%m-%d %H:%M") == "11-23 15:00"
    assert (got.on, got.count, got.urgent, got.home) == (date(2026, 11, 24), 2, True, None)


async def test_ctrl_s_saves_from_anywhere(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张\n\n\n1\nabc")
        await press(driven, "ctrl+s")
        got = filled(driven)
    assert got is not None
    assert got.what == "abc"


async def test_shift_tab_and_up_lead_back(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", *"ab", "enter", "enter", "shift+tab", "up", "c")
        assert "Caller *  abc" in shown(driven[0])


async def test_a_hint_stands_only_while_its_field_is_typed_in(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", *["enter"] * 4)
        assert "Ctrl-O begins a new line." in shown(driven[0])
        await press(driven, "enter")
        assert "Ctrl-O begins a new line." not in shown(driven[0])


async def test_errors_stand_at_their_fields_and_the_first_gets_the_focus(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张\n\n12\n\n\nnever\n\n")
        await press(driven, "ctrl+s")
        text = shown(driven[0])
        assert "! 电话号码" in text or "! A phone number is 5 to 20 digits" in text
        assert "12" in text
        assert "never" in text
        assert text.count("! ") == 4
        await press(driven, "3")
        assert "Phone     123" in shown(driven[0])


async def test_a_refusal_of_the_store_stands_at_the_field_it_names(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "nobody\n\n\n1\nabc")
        await press(driven, "ctrl+s")
        rows = shown(driven[0]).split("\n")
        at = next(n for n, row in enumerate(rows) if "Caller" in row)
        assert "! There is no such person." in rows[at + 1]


async def test_a_refusal_without_a_field_stands_on_the_message_line(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "closed\n\n\n1\nabc")
        await press(driven, "ctrl+s")
        assert "! Your role does not allow this." in line(driven[0], -2)
        assert "closed" in shown(driven[0])


async def test_what_was_understood_of_a_time_is_said(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "a\n\n\n\n\n明天１０：００")
        assert "= tomorrow Tue 11-24 10:00" in shown(driven[0])
        await press(driven, "ctrl+u")
        await typed(driven, "+2h")
        assert "= today Mon 11-23 11:00" in shown(driven[0])


async def test_a_half_written_form_is_kept_and_comes_back(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张\n\n138")
        await press(driven, "escape")
        assert "draft is kept" in line(driven[0], -2)
        await press(driven, "ctrl+n")
        assert "Caller *  张" in shown(driven[0])
        assert "Your draft is back" in line(driven[0], -2)
        await press(driven, "ctrl+x")
        assert "张" not in shown(driven[0])
        await press(driven, "escape")
    assert drafts.of(assistant) == []


async def test_a_draft_is_gone_on_with_where_it_broke_off(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张\n\n138")
        await press(driven, "escape", "ctrl+n")
        await typed(driven, "0013")
        assert "1380013" in shown(driven[0])


async def test_a_saved_form_leaves_no_draft(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", *"ab", "escape", "ctrl+n")
        await typed(driven, "\n\n\n1\n")  # from where they broke off
        await typed(driven, "abc")
        await press(driven, "ctrl+s")
        assert filled(driven) is not None
    assert drafts.of(assistant) == []


async def test_a_draft_holds_no_pin(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", *"ab", *["down"] * 9)
        await typed(driven, PIN)
        await press(driven, "escape")
    kept = drafts.find("Everything", by=assistant)
    assert kept["caller"] == "ab"
    assert PIN not in str(kept)


async def test_an_untouched_form_leaves_nothing(assistant: Staff) -> None:
    before = journal.last_number()
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "escape")
        assert "---" in line(driven[0], -2)
    assert drafts.of(assistant) == []
    assert journal.last_number() == before


async def test_nobody_is_told_that_a_draft_is_kept_which_is_not(
    assistant: Staff, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: the form stays, with all that is typed."""

    def full(*_: object, **__: object) -> None:
        raise Unavailable("The disk is full; nothing was written.")

    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        with monkeypatch.context() as disk:
            disk.setattr(drafts, "keep", full)
            await typed(driven, "张")
            driven[0].screen.keep_draft()  # type: ignore[attr-defined]
            await driven[0].desk(lambda: None)
            await press(driven, "escape")
            assert "The disk is full" in line(driven[0], -2)
            assert "张" in shown(driven[0])
        await press(driven, "escape")
        assert "draft is kept" in line(driven[0], -2)
    assert drafts.find("Everything", by=assistant)["caller"] == "张"


async def test_drafts_are_kept_while_typing(assistant: Staff, time: Clock) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", *"ab")
        for _ in range(KEPT_EVERY):
            driven[0]._tick()
        await driven[0].desk(clock.now)
        assert drafts.find("Everything", by=assistant)["caller"] == "ab"


async def test_a_paste_goes_in_whole_and_on_one_line(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await pasted(driven, "张惠文\r\n三栋")
        form = driven[0].screen
        assert isinstance(form, Form)
        assert form._typed()["caller"] == "张惠文 三栋"
        await press(driven, *["down"] * 4)
        await pasted(driven, "one\ntwo")
        assert form._typed()["what"] == "one\ntwo"


async def test_a_choice_takes_digits_arrows_and_first_characters(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "down", "down", "down", "3")
        assert "[3 blue]" in shown(driven[0])
        await press(driven, "left")
        assert "[2 green]" in shown(driven[0])
        await press(driven, "r")
        assert "[1 red]" in shown(driven[0])


async def test_words_that_are_no_option_are_not_lost_without_a_word(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "down", "down", "down")
        await typed(driven, "访客登记")
        assert "! No option begins so" in shown(driven[0])
        await typed(driven, "1")
        assert "No option begins so" not in shown(driven[0])


async def test_what_chooses_nothing_is_not_saved_as_something_else(assistant: Staff) -> None:
    """The choice before it would stand in the record."""
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张\n\n\n")
        await typed(driven, "已换灯管")
        await press(driven, "down")
        await typed(driven, "灯坏")
        await press(driven, "ctrl+s")
        assert "! No option begins so" in shown(driven[0])
        await press(driven, "1", "ctrl+s")
        assert filled(driven) is not None


async def test_a_stray_key_in_a_choice_does_not_block_the_save(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张\n\n\n")
        await press(driven, "2", "x")
        assert "! No option begins so" in shown(driven[0])
        await press(driven, "down")
        await typed(driven, "灯坏")
        await press(driven, "ctrl+s")
        assert filled(driven) is not None


async def digits(driven: Driven, *seconds: float) -> int | None:
    """Type 1 at each of these seconds into a choice of twelve; which of them is chosen."""
    choice = Choice("month", "Month", [(n, str(n), f"Month {n}") for n in range(1, 13)])
    await driven[0].screen.mount(choice)
    for at in seconds:
        key = events.Key("1", "1")
        key.time = at
        choice.on_key(key)
    return None if choice.chosen is None else choice.chosen + 1


async def test_two_digits_typed_seconds_apart_are_not_one_number(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        assert await digits(driven, 10.0, 10.4) == 11
    async with opened(assistant, code="en") as driven:
        assert await digits(driven, 10.0, 13.0) == 1


async def test_emptying_a_form_beside_saving_it_has_a_way_back(assistant: Staff) -> None:
    """Ctrl-X lies beside Ctrl-S."""
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张\n\n138")
        await press(driven, "ctrl+x")
        assert "张" not in shown(driven[0])
        assert "Emptied; Ctrl-X brings it back." in line(driven[0], -2)
        assert "^X Bring back" in line(driven[0], -1)
        await press(driven, "ctrl+x")
        assert "Caller *  张" in shown(driven[0])
        assert "138" in shown(driven[0])
        await press(driven, "escape")
    assert drafts.of(assistant) != []


async def test_what_is_typed_after_emptying_is_emptied_by_the_same_key(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "张")
        await press(driven, "ctrl+x", *"ab", "ctrl+x")
        assert "ab" not in shown(driven[0])
        await press(driven, "ctrl+x")
        assert "Caller *  ab" in shown(driven[0])


async def test_a_number_that_is_no_option_is_not_lost_without_a_word(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", "down", "down", "down", "2")
        assert "[2 green]" in shown(driven[0])
        await press(driven, "9")
        assert "No option begins so" in shown(driven[0])
        assert "[2 green]" in shown(driven[0])
        await press(driven, "f1")
        assert "by number" in shown(driven[0])


async def test_a_refused_pin_does_not_join_the_next_one(assistant: Staff) -> None:
    """Whatever was refused: the PIN may be typed over, for it may be another person's."""
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n")
        form = driven[0].screen
        assert isinstance(form, Form)
        fields = {field.key: field for field in form._fields}
        for key, text in (("caller", "closed"), ("colour", "red"), ("what", "水管")):
            fields[key].text = text
        pin = fields["pin"]
        form.set_focus(pin)
        await typed(driven, "314159")
        await press(driven, "ctrl+s")
        assert "Your role does not allow this." in shown(driven[0])
        assert pin.text == "314159"
        await typed(driven, "271828")
        assert pin.text == "271828"


async def test_the_last_fields_scroll_into_view(assistant: Staff) -> None:
    async with opened(assistant, code="en") as driven:
        await press(driven, "ctrl+n", *["down"] * 4)
        for _ in range(9):
            await press(driven, "x", "ctrl+o")
        await press(driven, "ctrl+s", *["down"] * 30)
        assert "Who" in shown(driven[0])
