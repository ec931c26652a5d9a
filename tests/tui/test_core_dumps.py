"""No process of the desk leaves its memory on the disk when it breaks down (F6)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from store.engine import database
from store.rights import Staff
from tests.terminal import Terminal
from tests.tui.lines import FRONTDESK, ROOT, session

# Whoever starts the program wants dumps as large as they come.
WANTED = ("sh", "-c", 'ulimit -c unlimited; exec "$@"', "sh")
ABORTS = """
import os, sys
sys.path.insert(0, sys.argv[1])
from tui.command import main
if sys.argv[2:]:
    main(sys.argv[2:])
os.abort()
"""


@pytest.fixture
def estate(desk: Path, assistant: Staff) -> Path:
    database.close()
    return desk


def dumped(at: Path, *command: str) -> bool:
    """Whether a process that aborts after a command left its memory, as the kernel tells it."""
    at.mkdir()
    words = [*WANTED, sys.executable, "-c", ABORTS, str(ROOT), *command]
    with subprocess.Popen(words, cwd=at, stdout=subprocess.DEVNULL) as process:
        _pid, status = os.waitpid(process.pid, 0)
        process.returncode = status
    assert os.WIFSIGNALED(status)
    return os.WCOREDUMP(status) or any(at.iterdir())


def test_a_command_that_breaks_down_leaves_no_dump_F6(estate: Path, tmp_path: Path) -> None:
    assert not dumped(tmp_path / "with", "--data", str(estate), "verify")
    if not dumped(tmp_path / "without"):
        pytest.skip("this machine keeps no dumps")


def limits(pid: int) -> list[tuple[str, str]]:
    told = Path(f"/proc/{pid}/limits").read_text()
    return re.findall(r"Max core file size +(\S+) +(\S+)", told)


def test_a_session_leaves_no_dump_F6(estate: Path) -> None:
    with session(estate, before=WANTED) as terminal:
        terminal.wait_for("密码")
        assert limits(terminal.pid) == [("0", "0")]


def test_the_warm_program_and_so_its_sessions_leave_no_dump_F6(
    estate: Path, tmp_path: Path
) -> None:
    door = tmp_path / "door"
    command = [*WANTED, *FRONTDESK, "--data", str(estate), "serve", "--socket", str(door)]
    with Terminal(command, cwd=ROOT) as terminal:
        while not door.exists():
            assert terminal.alive
            terminal.pump(0.05)  # it says nothing
        assert limits(terminal.pid) == [("0", "0")]
