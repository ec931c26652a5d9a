"""A real session on a pty, for tests of what happens to its line."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import PIN
from tests.terminal import Terminal

ROOT = Path(__file__).parents[2]
FRONTDESK = (sys.executable, "-c", "from tui.command import main; raise SystemExit(main())")


def session(
    folder: Path,
    *,
    before: tuple[str, ...] = (),
    size: tuple[int, int] = (80, 24),
    env: Mapping[str, str] | None = None,
) -> Terminal:
    """A session on the data folder; ``before`` starts the program in its place."""
    return Terminal([*before, *FRONTDESK, "--data", folder], cwd=ROOT, size=size, env=env)


def sign_in(terminal: Terminal) -> None:
    """Sign assistant 1001 in, and wait for Today."""
    terminal.wait_for("密码")
    terminal.type(f"1001\r{PIN}\r")
    terminal.wait_for("现在要办")


def half_write(terminal: Terminal, what: str) -> None:
    """Begin a report and leave it at what it is about."""
    terminal.press("f4")
    terminal.wait_for("受理")
    terminal.press("ctrl+n")
    terminal.wait_for("事由")
    terminal.press("tab")
    terminal.type(what)
    terminal.wait_for(what)
