"""Sessions that are forked from a program that waits for them, beyond what all must hold."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.ssh.server import PROGRAM, SIGN_IN, Server
from tests.terminal import Terminal
from tui.command import knock, serve
from tui.command.asked import asked

pytestmark = pytest.mark.parametrize("server", ["warm"], indirect=True)


@pytest.fixture(autouse=True)
def nobody_left(server: Server) -> Iterator[None]:
    """Each test leaves an empty server behind."""
    yield
    server.wait_until_gone(10)


def _door(server: Server) -> Path:
    (door,) = server.root.glob("run/*/desk.socket")
    return door


def _knock(server: Server) -> list[str]:
    program = [str(PROGRAM), "--data", str(server.data)]
    return [sys.executable, "-IS", knock.__file__, str(_door(server)), *program]


def _waits(terminal: Terminal) -> bool:
    """Whether what knocked is now the shell that waits for its session."""
    return Path(f"/proc/{terminal.pid}/comm").read_text().strip() == "sh"


def test_a_session_outlives_the_warm_program_and_others_open_without_it(server: Server) -> None:
    with server.terminal() as before:
        before.wait_for(SIGN_IN)
        server.stop_warm()
        with server.terminal() as cold:
            cold.wait_for(SIGN_IN)
            assert len(server.desks()) == 2
            assert len(server.waiters()) == 1
        before.type("3001\r")
        before.wait_for("3001")
    server.start_warm()
    with server.terminal() as after:
        after.wait_for(SIGN_IN)
        assert len(server.waiters()) == 1


def test_a_session_ends_with_who_waits_for_it(server: Server) -> None:
    with server.terminal() as terminal:
        terminal.wait_for(SIGN_IN)
        (waiter,) = server.waiters()
        os.kill(waiter, signal.SIGKILL)
        server.wait_until(lambda: not server.desks(), 10)


def test_a_session_that_is_killed_ends_the_connection(server: Server) -> None:
    with server.terminal() as terminal:
        terminal.wait_for(SIGN_IN)
        (desk,) = server.desks()
        os.kill(desk, signal.SIGKILL)
        assert terminal.wait_end() == 1


def test_control_c_reaches_the_session_alone(server: Server) -> None:
    with server.terminal() as terminal:
        terminal.wait_for(SIGN_IN)
        terminal.press("ctrl+c", "ctrl+\\")
        terminal.type("30")
        terminal.wait_for("30")
        assert len(server.desks()) == len(server.waiters()) == 1


def test_what_is_no_terminal_is_told_so_by_the_program_itself(server: Server) -> None:
    done = subprocess.run(
        _knock(server), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "终端" in done.stderr


def test_who_does_not_own_the_terminal_opens_the_desk_itself(server: Server) -> None:
    """A shell's job, for instance: the terminal is not this process's to give away."""
    with Terminal(["sh", "-c", '"$@"; exit $?', "sh", *_knock(server)]) as terminal:
        terminal.wait_for(SIGN_IN)
        assert not server.waiters()
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0


@pytest.mark.parametrize("said", [b"", b"TERM=xterm", b"\xff" * 5000])
def test_a_knock_without_a_terminal_is_turned_away(server: Server, said: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(20)
        line.connect(str(_door(server)))
        line.sendall(said)
        line.shutdown(socket.SHUT_WR)
        try:
            assert line.recv(10) in (b"", b"1\n")
        except ConnectionResetError:
            pass  # what was said has not been read
    with server.terminal() as terminal:
        terminal.wait_for(SIGN_IN)
        assert len(server.waiters()) == 1


def test_one_who_says_nothing_holds_nobody_up(server: Server) -> None:
    with ExitStack() as held:
        for _ in range(8):
            held.enter_context(socket.socket(socket.AF_UNIX)).connect(str(_door(server)))
        with server.terminal() as terminal:
            terminal.wait_for(SIGN_IN)
            assert len(server.waiters()) == 1


def test_the_language_that_is_asked_for_is_spoken(server: Server) -> None:
    with Terminal([*_knock(server), "--lang", "en"]) as terminal:
        terminal.wait_for("Sign in")
        assert _waits(terminal)


def test_who_asks_for_another_desk_opens_that_one(server: Server, tmp_path: Path) -> None:
    with Terminal([*_knock(server), "--data", tmp_path / "another"]) as terminal:
        terminal.wait_for("小区")
        assert not _waits(terminal)


def test_a_door_that_cannot_take_anybody_in_stays_open() -> None:
    """As when no more files may be open."""
    door = Mock(spec=socket.socket)
    door.accept.side_effect = OSError("too many open files")
    assert serve._open_to(door, asked(["serve", "--socket", "desk.socket"]), frozenset())


def test_the_door_is_for_this_account_alone(server: Server) -> None:
    door = _door(server)
    assert door.stat().st_mode & 0o077 == 0
    assert door.parent.stat().st_mode & 0o077 == 0


def test_a_second_warm_program_is_refused(server: Server) -> None:
    again = server.run(PROGRAM, "--data", server.data, "serve", "--socket", _door(server))
    assert again.returncode == 1
    assert len(again.stderr.splitlines()) == 1


def test_the_session_knows_of_the_client_only_its_terminal(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in knock.TOLD:
        monkeypatch.setenv(name, "of the server")
    monkeypatch.delenv("LD_PRELOAD", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    serve.know({"TERM": "vt100", "LD_PRELOAD": "/x.so", "PATH": "/evil", "NO_COLOR": "1"})
    assert os.environ["TERM"] == "vt100"
    assert os.environ["NO_COLOR"] == "1"
    assert "COLORTERM" not in os.environ
    assert "COLUMNS" not in os.environ
    assert "LD_PRELOAD" not in os.environ
    assert os.environ["PATH"] != "/evil"
