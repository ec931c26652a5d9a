"""The log of a day: writing, correcting, following up, turning the pages (D1–D3, D7)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import clock, dutylog, journal, keys, residents
from store.dutylog import Category, FollowedUp, LogEntry, NewEntry
from store.engine import database
from store.keys import KeyKind, NewKey
from store.residents import NewHome
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.tui.driving import elsewhere, line, opened, pasted, press, shown, typed

HOSTILE = ("[/foo]", "[red]x{n}", "a\u202eb", "\x1b[31mred", "㛃𠅤䶮", "３－２－１２０１")


def write(what: str, by: Staff, **more: object) -> LogEntry:
    return dutylog.write(NewEntry.model_validate({"what": what, **more}), by=by)


async def test_an_entry_is_written_in_five_keys_beyond_its_words(assistant: Staff) -> None:
    """D1: category, home, what, how it was handled and by whom stand on the page at once."""
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "\n\n大堂灯不亮\n已报工程组")
        await press(driven, "ctrl+s")
        screen = shown(driven[0])
    (entry,) = dutylog.day(clock.today()).entries
    assert entry.words == {"what": "大堂灯不亮", "handled": "已报工程组"}
    assert "09:00  来电" in screen
    assert "大堂灯不亮 / 已报工程组" in screen
    assert "李芳 1001" in screen
    assert "已记入第" in screen


async def test_home_category_and_follow_up_are_asked_for(assistant: Staff) -> None:
    """D1, D3: the home is found in the form, the day is understood as it is said."""
    home = residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "3\n3-2-1201\n快递柜坏\n\n明天\n")
        screen = shown(driven[0])
    (entry,) = dutylog.day(clock.today()).entries
    assert entry.category is Category.PARCEL
    assert entry.home_id == home.id
    assert entry.follow_up_due == clock.today() + timedelta(days=1)
    assert "3-2-1201" in screen
    assert "待跟进" in screen
    assert "跟进期限" in screen


async def test_a_correction_points_at_the_entry_and_both_show(assistant: Staff) -> None:
    """D2."""
    write("业主问月卡", assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "enter", "ctrl+e", "ctrl+u")
        await typed(driven, "业主问年卡")
        await press(driven, "ctrl+s")
        whole = shown(driven[0])
        await press(driven, "escape")
        page = shown(driven[0])
    old, new = dutylog.day(clock.today()).entries
    assert (old.words["what"], new.words["what"]) == ("业主问月卡", "业主问年卡")
    assert new.corrects == old.number
    for screen in (whole, page):
        assert "业主问月卡" in screen
        assert "业主问年卡" in screen
    assert f"更正第 {old.number} 条" in page
    assert "已更正" in page


@pytest.mark.parametrize("wanted", ["delete", "backspace", "ctrl+x", "ctrl+k", "ctrl+w", "space"])
async def test_no_key_edits_or_removes_an_entry(assistant: Staff, wanted: str) -> None:
    """D2: what is written stays, on the list and on its own page."""
    before = write("住户来电", assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, wanted, "enter", wanted, "escape", wanted)
    assert journal.last_number() == before.number
    assert dutylog.get(before.number) == before


async def test_a_correction_takes_the_follow_up_over_as_it_stands(
    assistant: Staff, time: Clock
) -> None:
    """D2, D3: what is corrected is what will be followed up, an overdue date too."""
    write("跟进门禁", assistant, follow_up_due=clock.today())
    time.pass_(days=1)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "left", "home", "ctrl+e")
        await typed(driven, "，大堂的")
        await press(driven, "ctrl+s")
        assert "已记入第" in shown(driven[0])
    (waiting,) = dutylog.open_follow_ups()
    assert waiting.words["what"] == "跟进门禁，大堂的"


async def test_a_signature_is_not_counted_among_the_entries(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """D4: as many as the supervisor signs for; a day's signature stands on the page of the next."""
    for what in ("一", "二"):
        write(what, assistant)
    time.pass_(days=1)
    dutylog.sign_day(clock.today() - timedelta(days=1), PIN, by=supervisor)
    write("三", assistant)
    async with opened(assistant, "dutylog") as driven:
        assert "1 条" in line(driven[0], 2)
        await press(driven, "left")
        assert "2 条" in line(driven[0], 2)


async def test_a_follow_up_is_done_or_gets_its_reason_and_new_date(assistant: Staff) -> None:
    """D3."""
    first = write("询价", assistant, follow_up_due=clock.today())
    write("漏水", assistant, follow_up_due=clock.today())
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+u", "up", "right")
        await typed(driven, "\n等配件\n")
        await press(driven, "ctrl+s")
        assert "请填写新的日期" in shown(driven[0])
        await typed(driven, "明天\n")
        await press(driven, "home", "ctrl+u")
        await typed(driven, "已回电\n\n")
        screen = shown(driven[0])
    (left,) = dutylog.open_follow_ups()
    assert left.words["what"] == "漏水"
    assert left.follow_up_due == clock.today() + timedelta(days=1)
    assert dutylog.get(first.number).done
    assert "已跟进" in screen
    assert "等配件" in screen


async def test_events_of_the_desk_stand_among_what_was_written(assistant: Staff) -> None:
    """D1: keys too; Ctrl-O leaves only what was written."""
    key = keys.hold(NewKey(hook="17", kind=KeyKind.PUBLIC, doors="泵房"), by=assistant)
    write("住户来电", assistant)
    async with opened(assistant, "dutylog") as driven:
        assert "钥匙 17 收存 1 把：泵房" in shown(driven[0])
        await press(driven, "ctrl+o")
        assert "泵房" not in shown(driven[0])
        assert "仅登记" in shown(driven[0])
        driven[0].screen.point(f"log:{journal.of_subject(f'key:{key.id}')[0].number}")  # type: ignore[attr-defined]
        await driven[1].pause()
        assert "泵房" in shown(driven[0])


async def test_any_past_day_is_turned_to(assistant: Staff, time: Clock) -> None:
    """D7: by the arrows or by its date; a day to come is not."""
    write("前天的事", assistant)
    time.pass_(days=2)
    async with opened(assistant, "dutylog") as driven:
        assert "没有记录" in shown(driven[0])
        await press(driven, "left", "left")
        assert "前天的事" in shown(driven[0])
        await press(driven, "right", "right", "right")
        assert "2026-11-25" in shown(driven[0])
        await press(driven, "ctrl+d")
        await typed(driven, "2026-11-23\n")
        assert "前天的事" in shown(driven[0])
        assert "1 条" in shown(driven[0])
        await press(driven, "ctrl+t", "ctrl+d")
        await typed(driven, "明天\n")
        assert "还没有到" in shown(driven[0])
        await press(driven, "escape")
        assert "2026-11-25" in shown(driven[0])


async def test_another_days_page_begins_at_its_first_entry(assistant: Staff, time: Clock) -> None:
    for what in ("甲", "乙", "丙"):
        write(what, assistant)
    time.pass_(days=1)
    for what in ("丁", "戊"):
        write(what, assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "up", "left")
        entry = driven[0].screen.entry  # type: ignore[attr-defined]
        assert entry.words["what"] == "甲"


async def test_a_category_has_the_same_number_wherever_it_is_asked_for(assistant: Staff) -> None:
    write("灯坏", assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+n")
        assert "8 安全" in shown(driven[0])
        await press(driven, "escape", "ctrl+e")
        assert "8 安全" in shown(driven[0])
        await press(driven, "escape", "ctrl+r")
        assert "8 安全" in shown(driven[0])
        await press(driven, "tab", "0", "8")
        assert "[8 安全]" in shown(driven[0])


async def test_today_leads_to_an_entry_and_to_a_day(assistant: Staff, time: Clock) -> None:
    old = write("旧事", assistant)
    for n in range(30):
        write(f"第{n}件", assistant)
    time.pass_(days=1)
    async with opened(assistant, "dutylog") as driven:
        await driven[0].go("dutylog", f"log:{old.number}")
        await driven[1].pause()
        assert "> " in next(line for line in shown(driven[0]).split("\n") if "旧事" in line)
        await driven[0].go("dutylog", "day:2026-11-24")
        await driven[1].pause()
        assert "2026-11-24" in shown(driven[0])


async def test_what_another_session_writes_appears_and_the_list_keeps_its_place(
    assistant: Staff, second: Staff
) -> None:
    for n in range(5):
        write(f"第{n}件", assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "up", "up")
        await elsewhere(lambda: write("别处写的", second))
        driven[0]._poll()
        await driven[1].pause()
        lines = shown(driven[0]).split("\n")
    assert any("别处写的" in line and "周敏" in line for line in lines)
    assert any(line.startswith(">") and "第2件" in line for line in lines)


async def test_an_open_entry_shows_the_follow_up_from_another_session(
    assistant: Staff, second: Staff
) -> None:
    entry = write("询价", assistant, follow_up_due=clock.today())
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "enter")
        done = FollowedUp(words="已回电")
        await elsewhere(lambda: dutylog.follow_up(entry.number, done, by=second))
        driven[0]._poll()
        await driven[1].pause()
        assert "已回电" in shown(driven[0])


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_shown_as_they_are(assistant: Staff, text: str) -> None:
    async with opened(assistant, "dutylog", size=(100, 24)) as driven:
        await press(driven, "ctrl+n", "enter", "enter")
        await pasted(driven, text)
        await press(driven, "enter")
        await pasted(driven, text)
        await press(driven, "ctrl+s")
        (entry,) = dutylog.day(clock.today()).entries
        assert entry.words["what"] == entry.words["handled"]
        assert f"{entry.words['what']} / {entry.words['what']}" in shown(driven[0])
        await press(driven, "enter")
        assert entry.words["what"] in shown(driven[0])


async def test_a_hundred_thousand_characters_are_refused_at_the_field(assistant: Staff) -> None:
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "\n\n")
        await pasted(driven, "长" * 100_000)
        await press(driven, "ctrl+s")
        assert dutylog.day(clock.today()).entries == ()
        assert "! " in shown(driven[0])
        assert "100000" in shown(driven[0])
        await press(driven, "escape")
        assert "值班日志" in shown(driven[0])


async def test_escape_leads_back_from_everywhere(assistant: Staff) -> None:
    write("住户来电", assistant, follow_up_due=clock.today())
    async with opened(assistant, "dutylog") as driven:
        here = driven[0].screen
        for key in ("ctrl+n", "enter", "ctrl+e", "ctrl+u", "ctrl+d", "ctrl+r", "ctrl+s"):
            await press(driven, key)
            assert driven[0].screen is not here
            await press(driven, "escape")
            assert driven[0].screen is here


async def test_the_page_is_printed_and_the_screen_says_where(assistant: Staff) -> None:
    """D7."""
    write("住户来电", assistant)
    async with opened(assistant, "dutylog", size=(160, 30)) as driven:
        await press(driven, "f9")
        file = database.folder() / "sheets" / "log-2026-11-23.pdf"
        assert "log-2026-11-23.pdf" in shown(driven[0])
        assert file.read_bytes().startswith(b"%PDF")


async def test_a_category_is_chosen_by_its_whole_number_or_name(assistant: Staff) -> None:
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+n", "1", "2")
        assert "[12 其他]" in shown(driven[0])
        await typed(driven, "离岗")
        assert "[11 离岗]" in shown(driven[0])
