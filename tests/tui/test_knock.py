"""The knock at the warm program's door, where nobody answers it."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from tests.terminal import Terminal
from tui.command import knock


def test_who_is_not_answered_opens_by_themselves(tmp_path: Path) -> None:
    """A warm program that was stopped takes the connection and says nothing."""
    door = tmp_path / "desk.socket"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stopped:
        stopped.bind(str(door))
        stopped.listen()
        program = ["sh", "-c", "echo opened alone; ps -o tty= -p $$"]
        command = [sys.executable, "-IS", knock.__file__, str(door), "/bin/sh", *program[1:]]
        with Terminal(command) as terminal:
            assert terminal.wait_for("opened alone") < knock.PATIENCE + 5
            terminal.wait_for("pts/")  # the terminal is its own again
            assert terminal.wait_end() == 0
