"""Searching the log of all days (D7)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import dutylog, residents
from store.desk import staff
from store.dutylog import Category, Correction, NewEntry
from store.residents import NewHome
from store.rights import Staff
from tests.conftest import Clock
from tests.tui.driving import Driven, opened, pasted, press, shown, typed
from tui.dutylog.entry import EntryPage
from tui.dutylog.excerpt import excerpt
from tui.widgets.paint import Tone


def write(what: str, by: Staff, **more: object) -> int:
    return dutylog.write(NewEntry.model_validate({"what": what, **more}), by=by).number


def found(driven: Driven) -> list[str]:
    """The lines of the list that stand on the screen, without the heading."""
    lines = shown(driven[0]).split("\n")[4:15]
    return [line for line in lines if line.strip()]


async def test_words_are_found_over_all_days_newest_first(assistant: Staff, time: Clock) -> None:
    for what in ("大堂灯坏", "电梯异响", "车库灯坏"):
        write(what, assistant)
        time.pass_(days=1)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+r")
        await typed(driven, "灯坏")
        await press(driven, "ctrl+s")
        first, second = found(driven)
        assert "共 2 条" in shown(driven[0])
    assert "11-25 09:00" in first
    assert "车库灯坏" in first
    assert "大堂灯坏" in second


async def test_category_home_staff_and_days_narrow_the_search(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    write("甲", assistant, category=Category.PATROL, home=home.id)
    write("乙", second, category=Category.PATROL, home=home.id)
    write("丙", second, category=Category.PATROL)
    time.pass_(days=3)
    write("丁", second, category=Category.PATROL, home=home.id)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+r", "enter")
        await press(driven, *["right"] * 5, "enter")
        await typed(driven, "3-2-1201\n")
        await press(driven, "right", "right", "enter")
        await typed(driven, "2026-11-23\n2026-11-24\n")
        (line,) = found(driven)
        heading = shown(driven[0]).split("\n")[2]
    assert "乙" in line
    assert all(word in heading for word in ("巡查", "3-2-1201", "周敏", "2026-11-23"))


async def test_entries_of_somebody_who_has_left_are_found(
    assistant: Staff, second: Staff, manager: Staff
) -> None:
    write("甲", assistant)
    write("乙", second)
    staff.retire(second.id, by=manager)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+r", "enter", "enter", "enter", "right", "right", "ctrl+s")
        (line,) = found(driven)
    assert "乙" in line


async def test_enter_opens_the_entry_and_escape_comes_back_to_it(assistant: Staff) -> None:
    write("快递柜故障", assistant)
    write("快递柜已修复", assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+r")
        await typed(driven, "快递柜")
        await press(driven, "ctrl+s", "down", "enter")
        assert isinstance(driven[0].screen, EntryPage)
        assert "快递柜故障" in shown(driven[0])
        await press(driven, "escape")
        lines = shown(driven[0]).split("\n")
        assert any(line.startswith(">") and "快递柜故障" in line for line in lines)
        assert "快递柜已修复" in shown(driven[0])


async def test_a_key_goes_to_the_day_at_that_entry(assistant: Staff, time: Clock) -> None:
    for n in range(20):
        write(f"第{n}件", assistant)
    write("快递柜故障", assistant)
    time.pass_(days=9)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+r")
        await typed(driven, "快递柜")
        await press(driven, "ctrl+s", "ctrl+d")
        lines = shown(driven[0]).split("\n")
        assert "2026-11-23" in lines[2]
        assert any(line.startswith(">") and "快递柜故障" in line for line in lines)
        await press(driven, "ctrl+r")
        assert "快递柜" in shown(driven[0])
        await press(driven, "ctrl+s", "escape")
        assert "2026-11-23" in shown(driven[0]).split("\n")[2]


async def test_more_is_read_as_one_goes_down(assistant: Staff, time: Clock) -> None:
    for n in range(120):
        write(f"第{n}件", assistant)
        time.at += timedelta(seconds=1)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+r", "ctrl+s")
        assert "已列 50 条" in shown(driven[0])
        await press(driven, "end")
        assert "已列 100 条" in shown(driven[0])
        await press(driven, "end", "end")
        assert "共 120 条" in shown(driven[0])
        assert "第0件" in found(driven)[-1]


async def test_the_search_is_changed_from_its_results(assistant: Staff) -> None:
    write("灯坏", assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+r")
        await typed(driven, "没有的词")
        await press(driven, "ctrl+s")
        assert "没有查到" in shown(driven[0])
        await press(driven, "ctrl+r", "up", "ctrl+u")
        await typed(driven, "灯")
        await press(driven, "ctrl+s")
        assert "灯坏" in shown(driven[0])


async def test_leaving_for_another_screen_and_coming_back_asks_nothing(assistant: Staff) -> None:
    write("灯坏", assistant)
    async with opened(assistant, "dutylog") as driven:
        here = driven[0].screen
        await press(driven, "ctrl+r", "ctrl+s", "f3")
        assert driven[0].screen is here
        await driven[1].pause()
        assert driven[0].screen is here


@pytest.mark.parametrize(
    "text", ["[/foo]", '"', "灯*", "AND OR", "words:x", "a\u202eb", "%", "长" * 100_000]
)
async def test_whatever_is_searched_for_does_no_harm(assistant: Staff, text: str) -> None:
    write("灯坏", assistant)
    async with opened(assistant, "dutylog") as driven:
        here = driven[0].screen
        await press(driven, "ctrl+r")
        await pasted(driven, text)
        await press(driven, "ctrl+s", "escape")
        assert driven[0].screen is here


async def test_what_was_found_is_in_sight_wherever_it_stands(assistant: Staff) -> None:
    write(
        "业主来电反映多日以来夜间施工噪声不断，影响老人休息，另厨房漏水严重，请尽快派人", assistant
    )
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+r")
        await typed(driven, "漏水")
        await press(driven, "ctrl+s")
        (line,) = found(driven)
    assert "…休息，另厨房漏水严重" in line
    assert "11-23 09:00" in line and "2026" not in line


@pytest.mark.parametrize("searched", ["ｐｖｃ", "pvc", "\u200bPVC"])
def test_what_was_found_is_marked_whatever_way_it_was_typed(
    assistant: Staff, searched: str
) -> None:
    entry = dutylog.get(write("业主来电反映多日以来夜间噪声不断，厨房PVC管漏水", assistant))
    assert numbers_of(searched) == [entry.number]
    told = excerpt(entry, searched)
    assert ("PVC", Tone.STRONG) in told
    assert told[0] == "…"


def numbers_of(searched: str) -> list[int]:
    return [one.number for one in dutylog.search(searched)]


async def test_a_state_takes_room_only_where_there_is_one_to_tell(assistant: Staff) -> None:
    number = write("大堂灯坏", assistant)
    dutylog.correct(number, Correction(what="车库灯坏"), by=assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+r")
        await typed(driven, "灯坏")
        await press(driven, "ctrl+s")
        right, wrong = found(driven)
        heading = shown(driven[0]).split("\n")[3]
    assert "状态" not in heading
    assert "已更正 大堂灯坏" in wrong and "已更正" not in right
