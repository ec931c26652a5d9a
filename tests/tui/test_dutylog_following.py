"""From the reading of the log a follow-up is one key, at any entry of the book (H3)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, dutylog, keys
from store.dutylog import NewEntry, NewFollowUp
from store.errors import Refused
from store.keys import KeyKind, NewKey
from store.rights import Staff
from tests.tui.driving import line, opened, press, shown, typed


async def test_of_an_event_of_the_desk_a_follow_up_is_one_key_H3(assistant: Staff) -> None:
    keys.hold(NewKey(hook="17", doors="大门", kind=KeyKind.PUBLIC), by=assistant)
    (event,) = dutylog.day(clock.today()).entries
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+u")
        assert f"第 {event.number} 条有何须跟进" in shown(driven[0])
        await typed(driven, "门锁要换")
        await press(driven, "ctrl+s")
        assert f"跟进第 {event.number} 条所记" in shown(driven[0])
    (waits,) = dutylog.open_follow_ups()
    assert (waits.words["what"], waits.follow_up_due) == ("门锁要换", clock.today())
    assert waits.payload["of"] == event.number


async def test_an_entry_without_a_date_gets_one_and_one_that_waits_is_done(
    assistant: Staff,
) -> None:
    entry = dutylog.write(NewEntry(what="大堂玻璃有裂纹"), by=assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+u")
        await typed(driven, "订货")
        await press(driven, "enter", "ctrl+u")
        await typed(driven, "明天")
        await press(driven, "ctrl+s")
        waits = dutylog.get(entry.number)
        assert waits.open and waits.follow_up_due == clock.today() + timedelta(days=1)
        await press(driven, "ctrl+u")
        assert "结果或原因" in shown(driven[0])
        await press(driven, "ctrl+s")
    assert dutylog.open_follow_ups() == []


def test_nothing_is_followed_up_in_the_past_and_a_signature_never(
    assistant: Staff, supervisor: Staff
) -> None:
    entry = dutylog.write(NewEntry(what="大堂玻璃有裂纹"), by=assistant)
    before = NewFollowUp(what="订货", due=clock.today() - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        dutylog.begin_follow_up(entry.number, before, by=assistant)
    assert refused.value.field == "due"


async def test_what_is_filtered_stands_in_the_heading_and_its_key_shows_all_again(
    assistant: Staff,
) -> None:
    """The count stays the page's: what is signed is all of it."""
    keys.hold(NewKey(hook="17", doors="大门", kind=KeyKind.PUBLIC), by=assistant)
    dutylog.write(NewEntry(what="大堂玻璃有裂纹"), by=assistant)
    async with opened(assistant, "dutylog") as driven:
        assert "2 条" in line(driven[0], 2) and "^O 仅登记" in line(driven[0], -1)
        await press(driven, "ctrl+o")
        assert "2 条" in line(driven[0], 2) and "[仅登记 1]" in line(driven[0], 2)
        assert "^O 全部" in line(driven[0], -1)
        await press(driven, "ctrl+o")
        assert "仅登记 1" not in line(driven[0], 2)
