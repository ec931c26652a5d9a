"""The terminal's own cursor stands where the next character goes, in every kind of input.

That is where an input method opens its window (Textual's own input is off by one there).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.engine import database
from store.rights import Staff
from tests.terminal import Terminal
from tests.tui.lines import session, sign_in

FIELDS = {"home": "房号", "prose": "事由", "line": "报修人", "phone": "电话", "place": "地点"}
LONG = "水管漏水速来" * 30


@pytest.fixture
def terminal(assistant: Staff, desk: Path) -> Iterator[Terminal]:
    database.close()
    with session(desk) as one:
        one.wait_for("密码")
        yield one


def begin(terminal: Terminal) -> None:
    sign_in(terminal)
    terminal.press("f4")
    terminal.wait_for("没有工单")


def go_to(terminal: Terminal, label: str) -> None:
    """Go on from field to field until the cursor stands at this one."""
    for _ in range(20):
        terminal.wait_quiet()
        at = terminal.cursor
        if at is not None and terminal.lines[at[1]].strip().startswith(label):
            return
        terminal.press("tab")
    raise AssertionError(f"{label} is nowhere on\n{terminal.text}")


def stands_behind(terminal: Terminal, character: str) -> bool:
    at = terminal.cursor
    return at is not None and before(terminal, *at) == character


def before(terminal: Terminal, x: int, y: int) -> str:
    """The character left of a cell; a wide one has an empty right half."""
    return terminal.cell(x - 1, y).data or terminal.cell(x - 2, y).data


def commit(terminal: Terminal, text: str) -> None:
    """Type a text all at once, as an input method commits it."""
    terminal.type(text)
    terminal.wait_until(lambda: stands_behind(terminal, text[-1]), what=f"the cursor after {text}")


@pytest.mark.parametrize("kind", FIELDS)
def test_the_cursor_stands_behind_what_was_committed(terminal: Terminal, kind: str) -> None:
    begin(terminal)
    terminal.press("ctrl+n")
    terminal.wait_for("事由")
    go_to(terminal, FIELDS[kind])
    commit(terminal, "漏水请快来人看看吧")  # nine at once
    assert "漏水请快来人看看吧" in terminal.text
    commit(terminal, "a")
    commit(terminal, LONG)  # it scrolls, or wraps
    commit(terminal, "完")
    terminal.press("left")
    terminal.wait_until(lambda: stands_behind(terminal, "来"))
    x, y = terminal.cursor or (0, 0)
    assert terminal.cell(x, y).data == "完"
    terminal.press("home")
    terminal.wait_until(lambda: not stands_behind(terminal, "来"))
    x, y = terminal.cursor or (0, 0)
    assert terminal.cell(x, y).data == "漏"


@pytest.mark.parametrize(("key", "label"), [("ctrl+f", "查找"), ("ctrl+p", "操作"), ("f7", "")])
def test_so_it_does_in_the_finders(terminal: Terminal, key: str, label: str) -> None:
    begin(terminal)
    terminal.press(key)
    terminal.wait_gone("没有工单")
    commit(terminal, "张惠文")
    commit(terminal, LONG)
    assert terminal.cursor is not None
    assert label in terminal.lines[terminal.cursor[1]]


def test_it_moves_without_anything_being_typed(terminal: Terminal) -> None:
    begin(terminal)
    terminal.press("ctrl+p")
    terminal.wait_gone("没有工单")
    commit(terminal, "abcdef")
    for key, character in (("left", "e"), ("left", "d"), ("right", "e"), ("end", "f")):
        terminal.press(key)
        terminal.wait_until(lambda c=character: stands_behind(terminal, c))  # type: ignore[misc]


def test_so_it_does_behind_the_stars_of_a_pin(terminal: Terminal) -> None:
    commit(terminal, "1001")
    terminal.press("enter")
    terminal.type("3141")
    terminal.wait_for("****")
    terminal.wait_until(lambda: stands_behind(terminal, "*"))
