"""The desk at the far end of slow lines: there soon, and no key is lost on the way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.engine import database
from store.rights import Staff
from tests.conftest import PIN, tell
from tests.slow_line import FAR, SERIAL, Line, SlowTerminal
from tests.tui.lines import FRONTDESK, ROOT

FIRST_SCREEN = {SERIAL.name: 6.0, FAR.name: 1.5}  # seconds from the start on a quiet machine
BUSY = 3.0  # seconds that a machine busy with other tests may take longer to start a program

Far = Callable[[Line], SlowTerminal]


@pytest.fixture
def far(assistant: Staff, desk: Path) -> Iterator[Far]:
    """A desk behind a line."""
    database.close()
    opened: list[SlowTerminal] = []

    def open_(line: Line) -> SlowTerminal:
        opened.append(SlowTerminal(line, [*FRONTDESK, "--data", desk], cwd=ROOT))
        return opened[-1]

    yield open_
    for terminal in opened:
        terminal.kill()


@pytest.mark.parametrize("line", [SERIAL, FAR], ids=lambda line: line.name)
def test_the_first_screen_can_soon_be_used(far: Far, line: Line) -> None:
    terminal = far(line)
    terminal.wait_for("密码")
    terminal.wait_quiet(0.5)
    took = terminal.read_at - terminal.started
    tell(f"{line.name}: the sign-in stood after {took:.1f} s")
    assert took < FIRST_SCREEN[line.name] + BUSY
    assert terminal.received < 2 * SERIAL.rate  # or a quicker machine would hide it


@pytest.mark.parametrize("line", [SERIAL, FAR], ids=lambda line: line.name)
def test_keys_typed_ahead_of_a_slow_line_all_arrive(far: Far, line: Line) -> None:
    """Signed in, in the tickets, in a new report, words typed: all sent before anything shows."""
    terminal = far(line)
    terminal.wait_for("密码")
    terminal.type(f"1001\r{PIN}\r")
    terminal.press("f4", "ctrl+n", "tab")
    terminal.type("水管漏水，已派人")
    began = time.monotonic()
    terminal.wait_for("水管漏水，已派人")
    terminal.wait_quiet(0.5)
    tell(f"{line.name}: what was typed ahead showed after {terminal.read_at - began:.1f} s")
    assert terminal.shows("事由")


@pytest.mark.parametrize("line", [SERIAL, FAR], ids=lambda line: line.name)
def test_who_types_before_the_program_has_started_is_signed_in(far: Far, line: Line) -> None:
    """The terminal makes a line feed of Enter until then; the PIN must not join the number."""
    terminal = far(line)
    terminal.type(f"1001\r{PIN}\r")
    terminal.wait_for("现在要办")
    assert b"1001" + PIN.encode() not in bytes(terminal.log)
