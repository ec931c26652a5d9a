"""One look for every terminal: its own sixteen colours, or none; never more, and never only colour.

The bytes of a real session are looked at, not what the program believes to have sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from store.engine import database
from store.rights import Staff
from tests.emulator import ANSWERS_NOTHING
from tests.terminal import Terminal
from tests.tui.lines import FRONTDESK, ROOT, sign_in
from tests.tui.test_tickets import send, take

COLOURED: dict[str, dict[str, str]] = {
    "16": {"TERM": "xterm"},
    "console": {"TERM": "linux"},
    "256": {"TERM": "xterm-256color"},
    "truecolor": {"TERM": "xterm-kitty", "COLORTERM": "truecolor"},
}
COLOURLESS: dict[str, dict[str, str]] = {
    "asked for": {"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"},
    "dumb": {"TERM": "dumb", "COLORTERM": "truecolor"},
    "vt100": {"TERM": "vt100"},
}
_ATTRIBUTES = {"", "0", "1", "2", "4", "7", "22", "24", "27"}
_SIXTEEN = {str(n) for base in (30, 40, 90, 100) for n in range(base, base + 8)} | {"39", "49"}


@pytest.fixture
def folder(assistant: Staff, desk: Path) -> Path:
    """An estate whose first screen has something of every tone: a ticket that is late, too."""
    take(assistant)
    send(take(assistant), assistant)
    database.close()
    return desk


def pens(folder: Path, env: Mapping[str, str]) -> set[str]:
    """Every number that a walk over the day's screens sends to set the pen."""
    command: list[str | Path] = [*FRONTDESK, "--data", folder]
    with Terminal(command, cwd=ROOT, env=env, answers=ANSWERS_NOTHING) as terminal:
        sign_in(terminal)
        terminal.press("f4")
        terminal.wait_for("新报修")
        terminal.press("ctrl+n")
        terminal.wait_for("事由")
        terminal.press("ctrl+s")  # errors stand at the fields
        terminal.wait_for("! 请填写")
        codes = re.findall(rb"\x1b\[([\d;:]*)m", bytes(terminal.log))
        return {one for code in codes for one in code.decode().split(";")}


@pytest.mark.parametrize("profile", COLOURED)
def test_sixteen_colours_are_all_that_any_terminal_is_asked_for(folder: Path, profile: str) -> None:
    """So it is the person's own palette, light or dark, that shows."""
    sent = pens(folder, COLOURED[profile])
    assert sent & _SIXTEEN - {"39", "49"}
    assert sent <= _SIXTEEN | _ATTRIBUTES


@pytest.mark.parametrize("profile", COLOURLESS)
def test_a_terminal_without_colour_gets_none(folder: Path, profile: str) -> None:
    """What matters stands out by being bold or reversed."""
    sent = pens(folder, COLOURLESS[profile])
    assert sent <= _ATTRIBUTES
    assert {"1", "7"} <= sent
