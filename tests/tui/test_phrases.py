"""Usual reports are put into the form of a report by a digit, and kept on a page of their own."""

from __future__ import annotations

from store import tickets
from store.rights import Staff
from store.tickets import Kind
from store.tickets.phrases import NewPhrase, add_phrase, phrases
from tests.tui.driving import opened, press, shown, typed
from tui.tickets.phrases import PhrasesScreen


async def test_a_digit_fills_one_in_and_leaves_what_was_typed(
    assistant: Staff, supervisor: Staff
) -> None:
    add_phrase(NewPhrase(what="马桶堵塞"), by=supervisor)
    add_phrase(NewPhrase(what="楼上噪音扰民", kind=Kind.COMPLAINT), by=supervisor)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+n", "down", "down", "down", "down")
        await typed(driven, "张女士")
        await press(driven, "ctrl+t")
        assert "马桶堵塞" in shown(driven[0]) and "楼上噪音扰民" in shown(driven[0])
        await press(driven, "2")
        assert "楼上噪音扰民" in shown(driven[0]) and "马桶堵塞" not in shown(driven[0])
        await press(driven, "ctrl+s")
    ticket = tickets.get(1)
    assert (ticket.what, ticket.kind, ticket.caller) == ("楼上噪音扰民", Kind.COMPLAINT, "张女士")


async def test_without_any_the_list_says_who_adds_them(assistant: Staff) -> None:
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+n", "ctrl+t")
        assert "由主管或经理添加" in shown(driven[0])


async def test_who_is_in_charge_keeps_them_on_their_page(
    assistant: Staff, supervisor: Staff
) -> None:
    async with opened(supervisor, "phrases") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "门锁打不开")
        await press(driven, "ctrl+s")
        assert "门锁打不开" in shown(driven[0])
    assert [one.what for one in phrases()] == ["门锁打不开"]
    async with opened(assistant, "phrases") as driven:
        await press(driven, "ctrl+n")
        assert isinstance(driven[0].screen, PhrasesScreen)
        assert "门锁打不开" in shown(driven[0])
    assert [one.what for one in phrases()] == ["门锁打不开"]
