"""The desk through real terminals: keys, pastes, columns and the way out are right in each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from store.engine import database
from store.rights import Staff
from tests import terminal as pty
from tests.emulator import ANSWERS_NOTHING
from tests.terminal import Terminal
from tests.terminals import round, windows
from tests.terminals.windows import Kitty, Window
from tests.tui.driving import page
from tests.tui.lines import FRONTDESK, ROOT

SIZE = "80x24+0+0"
# How each terminal with a window is told to run a program and to be as large as that.
WINDOWS: dict[str, list[str]] = {
    "xterm": ["xterm", "-geometry", SIZE, "-e"],
    "xterm, Backspace as ^H": ["xterm", "-geometry", SIZE, "-xrm", "*backarrowKey: true", "-e"],
    "pterm": ["pterm", "-geometry", SIZE, "-e"],
    "st": ["st", "-g", SIZE, "-e"],
}
_CONSOLE = {f"f{n}": f"\x1b[[{letter}" for n, letter in enumerate("ABCDE", 1)}


def need(*programs: str) -> None:
    """Skip where a program is missing, but not where everything is to be tested."""
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"this needs {', '.join(missing)}")


@pytest.fixture
def command(manager: Staff, desk: Path) -> Sequence[str | Path]:
    """What opens the desk of an estate that has nothing yet."""
    database.close()
    return [*FRONTDESK, "--data", desk]


@pytest.mark.parametrize("name", WINDOWS)
def test_a_terminal_with_a_window(name: str, command: Sequence[str | Path]) -> None:
    need(*windows.NEEDS, WINDOWS[name][0])
    with Window([*WINDOWS[name], *command], {}, ROOT) as window:
        round.go(window)
        window.wait_end()


def test_kitty(command: Sequence[str | Path]) -> None:
    need(*windows.NEEDS, "kitty")
    with Kitty(command, {}, ROOT) as window:
        round.go(window)
        window.wait_end()


# Multiplexers and long lines, each under a terminal of its own whose screen the tests know.


def served(terminal: Terminal) -> None:
    """The round, in colour; neither the mouse nor another keyboard protocol was asked for.

    So what an input method is still composing is the terminal's own matter and no key here.
    """
    round.sign_in(terminal)
    round.whole_lines(terminal)
    assert coloured(terminal)
    round.try_keys(terminal, round.LETTERS)
    terminal.press(*page("shortcuts"), "enter")
    terminal.press("f12")
    terminal.wait_for("F12")
    terminal.send("\x08")  # the other Backspace
    terminal.wait_for(re.compile(r"按键 +F1(?!\d)"))
    terminal.press("esc", "esc")
    round.write_chinese(terminal)
    modes = {token for token in terminal.screen.seen if token.startswith("\x1b[?")}
    assert not [mode for mode in modes if re.search(r"\?(9|100[0236]|101[56])h", mode)]
    assert not [one for one in terminal.screen.seen if re.match(r"\x1b\[[>=<].*[um]$", one)]


def coloured(terminal: Terminal) -> bool:
    """Whether any cell that shows has a colour."""
    cells = (terminal.cell(x, y) for y in range(24) for x in range(80))
    return any({cell.fg, cell.bg} != {"default"} for cell in cells)


def test_tmux(command: Sequence[str | Path], tmp_path: Path) -> None:
    need("tmux")
    server: list[str | Path] = ["tmux", "-u", "-S", tmp_path / "tmux", "-f", "/dev/null"]
    with Terminal([*server, "new-session", *command, ";", "set", "status", "off"], cwd=ROOT) as one:
        try:
            served(one)
            round.leave(one)
            one.wait_end()
        finally:
            subprocess.run([*server, "kill-server"], check=False, capture_output=True)


def test_screen(command: Sequence[str | Path], tmp_path: Path) -> None:
    need("screen")
    folder = tmp_path / "screens"
    folder.mkdir(mode=0o700)
    env = {"SCREENDIR": str(folder)}
    with Terminal(["screen", "-U", "-c", "/dev/null", *command], cwd=ROOT, env=env) as one:
        try:
            served(one)
            round.leave(one)
            one.wait_end()
        finally:
            subprocess.run(["screen", "-X", "quit"], env=env, check=False, capture_output=True)


def test_mosh(command: Sequence[str | Path]) -> None:
    need("mosh-server", "mosh-client")
    serve = ["mosh-server", "new", "-i", "127.0.0.1", "-c", "256", "--", *map(str, command)]
    env = {**os.environ, **pty.PLAIN_ENVIRONMENT, "TERM": "xterm-256color"}
    told = subprocess.run(serve, env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    port, key = re.findall(r"^MOSH CONNECT (\d+) (\S+)", told.stdout, re.M)[0]
    (server,) = re.findall(r"pid = (\d+)", told.stderr)
    try:
        with Terminal(["mosh-client", "127.0.0.1", port], env={"MOSH_KEY": key}) as one:
            served(one)
            round.leave(one)
            one.wait_end()
    finally:
        subprocess.run(["kill", server], check=False, capture_output=True)


def test_the_linux_console(command: Sequence[str | Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """By what it is known to send and to understand; there is none to be had here."""
    for name, sent in _CONSOLE.items():
        monkeypatch.setitem(pty.KEYS, name, sent)
    with Terminal(command, term="linux", cwd=ROOT, answers=ANSWERS_NOTHING) as one:
        served(one)
        assert not {"\x1b[5n", "\x1b[?2026$p"} & set(one.screen.seen)
        assert not one.screen.alternate
        assert not re.search(rb"[34]8;[25];", one.log)  # it has 16 colours
        round.leave(one)
        one.wait_end()
