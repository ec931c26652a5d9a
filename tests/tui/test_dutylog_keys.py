"""The keys of the log and of the key screens: free, few, and told the same in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from store import dutylog
from store.dutylog import NewEntry
from store.rights import Staff
from tests.tui.driving import opened, press, shown
from tui.dutylog.entry import EntryPage
from tui.dutylog.screen import DutylogScreen
from tui.dutylog.search import Results
from tui.dutylog.signing import SignDay
from tui.keys.history import History
from tui.keys.screen import KeysScreen
from tui.screen import actions
from tui.screen.deskscreen import DeskScreen

SCREENS: tuple[type[DeskScreen[Any]], ...] = (
    DutylogScreen,
    EntryPage,
    Results,
    SignDay,
    KeysScreen,
    History,
)


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_means_two_things_and_none_is_a_letter(screen: type[DeskScreen[Any]]) -> None:
    """An input method is assumed on."""
    assert actions.clashes([*screen.ACTIONS, *screen.GLOBAL]) == []
    assert not any(len(key) == 1 for action in screen.ACTIONS for key in action.keys)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(("code", "title"), [("en", "Duty log"), ("zh_CN", "值班日志")])
async def test_a_long_entry_stays_within_its_lines(
    assistant: Staff, code: str, title: str, size: tuple[int, int]
) -> None:
    dutylog.write(NewEntry(what="漏水" * 2000, handled="已处理" * 1000), by=assistant)
    async with opened(assistant, "dutylog", code=code, size=size) as driven:
        lines = shown(driven[0]).split("\n")
        assert title in lines[2]
        assert sum("09:00" in line and line.startswith(">") for line in lines) == 1
        assert any(".." in line for line in lines[4:])
        await press(driven, "enter")
        await press(driven, "end")
        assert "已处理" in shown(driven[0])
