"""One round of the desk at any terminal: its keys, its pastes, its columns, and out again."""

from __future__ import annotations

import re
from typing import Protocol

from tests.conftest import PIN
from tests.tui.driving import page

MANAGER = "3001"
CHINESE = "厨房水管漏水，下水道堵……①×→ 请速来 [/foo]"
LONG = "厨房水管漏水，请派人。\n" * 3_100 + "写完了"
assert len(LONG.encode()) > 100_000


class Seat(Protocol):
    """Somebody at a terminal: types, pastes, and looks at what the terminal itself shows."""

    def press(self, *names: str) -> None:
        """Press keys one after another, by their names in ``tests.terminal``."""

    def type(self, text: str) -> None:
        """Type characters that stand on every keyboard."""

    def paste(self, text: str) -> None:
        """Paste as this terminal pastes."""

    def wait_for(self, words: str | re.Pattern[str]) -> object:
        """Wait until the words show."""

    def wait_gone(self, words: str | re.Pattern[str]) -> None:
        """Wait until they show no more."""

    @property
    def lines(self) -> list[str]:
        """What the terminal shows, line by line, without blanks at the ends."""


def sign_in(seat: Seat) -> None:
    """The manager signs in and finds Today."""
    seat.wait_for("密码")
    seat.type(MANAGER)
    seat.press("enter")
    seat.type(PIN)
    seat.press("enter")
    seat.wait_for("现在要办")


LETTERS = "DEFGKLNPQRSTXY"  # all that some action has, but ^A, which screen keeps for itself


def try_keys(seat: Seat, letters: str = "T") -> None:
    """Press keys where the desk tells which key it was: F10, Shortcuts, Enter on an action."""
    seat.press("f10")
    seat.wait_for("品质")
    seat.press(*page("shortcuts")[1:])
    seat.wait_for("换键")
    seat.press("enter")
    seat.wait_for("操作的按键")
    for number in (*range(1, 10), 12):
        seat.press(f"f{number}")
        seat.wait_for(re.compile(rf"按键 +F{number}(?!\d)"))
    seat.press("backspace")
    seat.wait_for(re.compile(r"按键 +F1(?!\d)"))
    for letter in letters:
        seat.press(f"ctrl+{letter.lower()}")
        seat.wait_for(f"Ctrl-{letter}")
    seat.press("esc")
    seat.wait_gone("操作的按键")
    seat.press("esc")
    seat.wait_for("现在要办")


def write_chinese(seat: Seat) -> None:
    """Paste Chinese, and 100 KB of it, into a report; the arrows lead to the field."""
    seat.press("f4")
    seat.wait_for("没有工单")
    seat.press("ctrl+n")
    seat.wait_for("事由")
    seat.press("down")
    seat.paste(CHINESE)
    seat.wait_for(re.compile(rf"事由 \* +{re.escape(CHINESE)}"))
    whole_lines(seat)
    seat.press("end", "ctrl+u")
    seat.wait_gone("厨房")
    seat.paste(LONG)
    seat.wait_for("写完了")
    seat.wait_for("缓急")
    seat.press("ctrl+x")
    seat.wait_gone("写完了")
    seat.press("up", "esc")
    seat.wait_for("没有工单")


def whole_lines(seat: Seat) -> None:
    """Nothing has moved: the time ends the first line, and rules are as wide as the screen."""
    lines = seat.lines
    assert re.search(r"\d\d:\d\d$", lines[0]), lines[0]
    assert lines[1] == "-" * 80, lines[1]
    assert sum(line == "-" * 80 for line in lines) >= 2


def leave(seat: Seat) -> None:
    """Leave with the key for it."""
    seat.press("ctrl+q")
    seat.wait_gone("没有工单")


def go(seat: Seat) -> None:
    """The whole round."""
    sign_in(seat)
    whole_lines(seat)
    try_keys(seat)
    write_chinese(seat)
    leave(seat)
