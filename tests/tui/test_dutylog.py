"""The log of a day: writing, correcting, following up, turning the pages (D1–D3, D7)."""

from __future__ import annotations

import pytest

from store import dutylog
from store.dutylog import Category, NewEntry
from store.staff import Staff
from tests.conftest import Clock
from tests.tui.driving import opened, press, shown, typed


def write(what: str, by: Staff, **more: object) -> int:
    return dutylog.write(NewEntry.model_validate({"what": what, **more}), by=by).number


async def test_an_entry_is_written_in_seconds_and_stands_on_the_page(assistant: Staff) -> None:
    """D1: time, category, what, how it was handled, by whom, follow-up."""
    async with opened(assistant, "dutylog") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "\n三楼大堂灯不亮\n已报工程组\n\n")
        entry = dutylog.day(dutylog.get(dutylog.search()[0].number).day).entries[-1]
    assert entry.words == {"what": "三楼大堂灯不亮", "handled": "已报工程组"}
