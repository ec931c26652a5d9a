"""Two sessions at once on the same data, each on a real terminal of its own."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import journal, keys
from store.desk import opening, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.keys import NewKey
from store.rights import Role, Staff
from tests.conftest import PIN
from tests.terminal import Terminal
from tests.tui.lines import session


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[tuple[Terminal, Terminal]]:
    """李芳 and 周敏, both signed in."""
    folder = tmp_path / "real"
    found(folder)
    with session(folder) as first, session(folder) as second:
        for terminal, number in ((first, "1001"), (second, "1002")):
            terminal.wait_for("密码")
            terminal.type(f"{number}\r{PIN}\r")
        for terminal in (first, second):
            terminal.wait_for("现在要办")
        yield first, second
        for terminal in (first, second):
            terminal.press("esc", "ctrl+q")
            assert terminal.wait_end() == 0
    opening.open_folder(folder)
    assert journal.verify().right
    database.close()


def found(folder: Path) -> None:
    from store import estate
    from store.desk import settings

    opening.open_folder(folder, create=True)
    settings.found(estate.Settings(name="金色家园"))
    for name, number in (("李芳", "1001"), ("周敏", "1002")):
        _hire(name, number)
    for hook in ("17", "18", "19"):
        keys.hold(NewKey(hook=hook, doors="配电房"), by=staff.by_number("1001"))
    database.close()


def _hire(name: str, number: str) -> Staff:
    return staff.add(NewStaff(name=name, number=number, role=Role.ASSISTANT, pin=PIN), by=None)


def test_what_one_does_shows_in_the_other_within_a_second(
    sessions: tuple[Terminal, Terminal],
) -> None:
    """W1, D1, K2: a report, a log entry, a key lent; each way round."""
    first, second = sessions
    delays = [
        _report(first, second, "空调不制冷"),
        _report(second, first, "卫生间漏水"),
        _entry(first, second, "快递一件"),
        _lend(second, first, "孙师傅"),
    ]
    # A machine that is busy with something else may delay one of them.
    assert statistics.median(delays) < 1, delays


def _report(one: Terminal, other: Terminal, what: str) -> float:
    for terminal in (one, other):
        terminal.press("f4")
        terminal.wait_for("受理")
    one.press("ctrl+n")
    one.wait_for("新报修")
    one.press("tab")
    one.type(what)
    one.press("tab", "tab", "tab", "tab", "tab", "tab")
    one.type("大堂")
    one.press("ctrl+s")
    one.wait_for("已受理")
    return other.wait_for(what)


def _entry(one: Terminal, other: Terminal, what: str) -> float:
    for terminal in (one, other):
        terminal.press("f3")
        terminal.wait_for("值班日志")
    one.press("ctrl+n")
    one.wait_for("登记日志")
    one.press("tab", "tab")
    one.type(what)
    one.press("ctrl+s")
    one.wait_for("已记入")
    return other.wait_for(what)


def _lend(one: Terminal, other: Terminal, borrower: str) -> float:
    for terminal in (one, other):
        terminal.press("f5", "home")
        terminal.wait_for("配电房")
    _fill_in_loan(one, "17", borrower)
    one.press("ctrl+s")
    one.wait_for("钥匙 17 已借出。")
    return other.wait_for(borrower)


def _fill_in_loan(terminal: Terminal, hook: str, borrower: str) -> None:
    terminal.press("enter")
    terminal.wait_for("已核证件")
    terminal.type(borrower)
    terminal.wait_for(borrower)
    terminal.press("tab")
    terminal.type("2")
    terminal.press("tab", "tab")
    terminal.wait_quiet()
    terminal.type("检修")
    terminal.wait_for("检修")
    terminal.press("tab")
    terminal.type("1")
    terminal.wait_for("[1 纸上签字]")
    assert terminal.shows(hook)


def test_a_key_lent_in_both_at_once_is_lent_once_K2(
    sessions: tuple[Terminal, Terminal], tmp_path: Path
) -> None:
    """The one who is second is told who has it; nothing that they typed is lost."""
    for terminal, borrower in zip(sessions, ("孙师傅", "钱师傅"), strict=True):
        terminal.press("f5", "home")
        terminal.wait_for("配电房")
        _fill_in_loan(terminal, "17", borrower)
    for terminal in sessions:
        terminal.press("ctrl+s")
    won = [_lent(terminal) for terminal in sessions]
    assert sorted(won) == [False, True]
    loser = sessions[won.index(False)]
    winner = ("孙师傅", "钱师傅")[won.index(True)]
    assert loser.shows(f"17 已借出：{winner}")
    assert loser.shows(("钱师傅", "孙师傅")[won.index(True)])
    loser.press("esc")
    opening.open_folder(tmp_path / "real")
    assert [key.loan.borrower for key in keys.out() if key.loan] == [winner]
    database.close()


def _lent(terminal: Terminal) -> bool:
    told = re.compile("已借出([。：])")
    terminal.wait_for(told)
    return next(found[1] for line in terminal.lines if (found := told.search(line))) == "。"
