"""The calendar on screen: a year's special days, corrected and entered by the manager (G13)."""

from __future__ import annotations

from datetime import date, timedelta

from store import journal
from store.estate import calendar
from store.estate.calendar import DayKind
from store.rights import Staff
from tests.conftest import MONDAY, Clock
from tests.tui.driving import opened, page, press, shown, typed


async def test_the_manager_reads_and_corrects_a_year(manager: Staff) -> None:
    async with opened(manager) as driven:
        await press(driven, *page("calendar"))
        assert "2026-01-01" in shown(driven[0])
        assert "2026-01 共 31 天，其中工作日 21 天" in shown(driven[0])
        await typed(driven, "02-14")
        assert "调休上班" in shown(driven[0]) and "国办发明电〔2025〕7号" in shown(driven[0])
        await press(driven, "enter")
        assert "2026-02-14 的性质" in shown(driven[0])
        await press(driven, "2", "ctrl+s")
        assert "已登记 1 天" in shown(driven[0])
    assert calendar.in_force().kind(date(2026, 2, 14)) is DayKind.REST
    entry = journal.last()
    assert entry is not None
    assert entry.payload["days"] == {"2026-02-14": "rest"}


async def test_a_day_that_cannot_be_so_is_refused_and_stays_typed(manager: Staff) -> None:
    async with opened(manager, "calendar") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "2027-02-06\n2\n")  # a Saturday, a rest day
        await press(driven, "up", "1", "ctrl+s")
        assert "2027-02-06 是周末" in shown(driven[0])
        await press(driven, "escape")
    assert calendar.in_force().of_year(2027) == []


async def test_from_december_on_the_next_year_is_asked_for(manager: Staff, time: Clock) -> None:
    """Q43: a year without a table is said on Today, and Enter leads to it."""
    async with opened(manager) as driven:
        assert "节假日未录入" not in shown(driven[0])
    time.at = MONDAY + timedelta(days=8)
    async with opened(manager) as driven:
        assert "2027 年节假日未录入" in shown(driven[0])
        await press(driven, "end", "enter")
        assert "[明年 0]" in shown(driven[0]) and "按普通周计" in shown(driven[0])
        await press(driven, "ctrl+t")
        await press(driven, "down")
        await typed(driven, "国办发明电〔2026〕1号")
        await press(driven, "ctrl+s", "f2")
        assert "节假日未录入" not in shown(driven[0])
    assert calendar.in_force().announced(2027)


async def test_others_are_told_who_enters_it(assistant: Staff, time: Clock) -> None:
    time.at = MONDAY + timedelta(days=8)
    async with opened(assistant) as driven:
        await press(driven, "end", "enter")
        assert "节假日由经理录入" in shown(driven[0])
