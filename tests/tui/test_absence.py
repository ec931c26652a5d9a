"""Away and back by one key, and usual texts by their digits, without a letter key."""

from __future__ import annotations

from store import clock, dutylog
from store.dutylog import Category, NewUsual
from store.rights import Staff
from tests.conftest import Clock
from tests.tui.driving import line, opened, page, press, shown, typed


async def test_one_key_from_anywhere_notes_leaving_and_the_same_being_back_B1(
    assistant: Staff, time: Clock
) -> None:
    async with opened(assistant, "keys") as driven:
        await press(driven, "f11")
        assert dutylog.away(assistant) is not None
        assert "已记 09:00 离岗。返岗再按 F11。" in line(driven[0], -2)
        time.pass_(minutes=7)
        await press(driven, "f2")
        assert "离岗：李芳，09:00 起" in shown(driven[0]) and "7 分钟" in shown(driven[0])
        await press(driven, "f11")
        assert dutylog.away(assistant) is None
        assert "已记 李芳 返岗：09:00 离岗，7 分钟。" in line(driven[0], -2)
        assert "离岗：李芳" not in shown(driven[0])


async def test_enter_on_Today_notes_that_a_colleague_is_back_B1(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    gone = dutylog.leave_desk(by=supervisor)
    time.pass_(minutes=3)
    async with opened(assistant) as driven:
        at = [r.subject for r in driven[0].screen.rows.things].index(gone.subject)  # type: ignore[attr-defined]
        await press(driven, "home", *["down"] * at, "enter")
        assert dutylog.absent() == [] and "返岗" in line(driven[0], -2)


async def test_a_usual_text_is_written_with_three_keys_D1(assistant: Staff) -> None:
    dutylog.add_usual(NewUsual(what="巡视大堂", category=Category.PATROL), by=assistant)
    dutylog.add_usual(
        NewUsual(category=Category.VISIT, what="送水工到访", handled="已登记"), by=assistant
    )
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+b", "2", "ctrl+s")
    entry = dutylog.day(clock.today()).entries[-1]
    assert (entry.category, entry.words) == (
        Category.VISIT, {"what": "送水工到访", "handled": "已登记"},
    )  # fmt: skip


async def test_a_usual_text_is_put_into_a_half_written_entry_and_the_rest_stays(
    assistant: Staff,
) -> None:
    dutylog.add_usual(NewUsual(what="送水工到访", category=Category.VISIT), by=assistant)
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+n", "down", "down", "down")
        await typed(driven, "已放行")
        await press(driven, "ctrl+b", "1")
        assert "送水工到访" in shown(driven[0]) and "已放行" in shown(driven[0])
        await press(driven, "ctrl+s")
    entry = dutylog.day(clock.today()).entries[-1]
    assert entry.words["what"] == "送水工到访" and entry.category is Category.VISIT


async def test_texts_are_kept_on_a_page_that_the_key_leads_to(assistant: Staff) -> None:
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+b")
        assert "尚无常用语" in shown(driven[0])
        await press(driven, "1", "ctrl+n")
        await typed(driven, "巡视大堂，正常")
        await press(driven, "ctrl+s")
        assert "巡视大堂，正常" in shown(driven[0])
        await press(driven, "ctrl+e")
        await typed(driven, "门岗在岗")
        await press(driven, "ctrl+s")
        (one,) = dutylog.usual_texts()
        assert (one.what, one.handled) == ("巡视大堂，正常", "门岗在岗")
        await press(driven, "ctrl+k", "ctrl+s")
        assert dutylog.usual_texts() == []
        await press(driven, *page("usual_texts"))
        assert "Ctrl-N 新建" in shown(driven[0])
