"""Connections that end without a farewell: nothing is left on the server, the draft waits."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PIN, tell
from tests.ssh.server import SIGN_IN, Server, words_of
from tests.terminal import Terminal
from tests.tui.lines import half_write

SOON = 5.0  # seconds; a second on a machine with nothing else to do, which the summary tells
ASK = 0.5  # seconds between two questions, where a test waits for them


@pytest.fixture(autouse=True)
def nobody_left(server: Server) -> Iterator[None]:
    yield
    server.wait_until_gone(10)


def _signed_in(server: Server) -> Terminal:
    terminal = server.terminal()
    terminal.wait_for(SIGN_IN)
    terminal.type(f"3001\r{PIN}\r")
    terminal.wait_for("现在要办")
    return terminal


def _kill_client(server: Server, terminal: Terminal) -> None:
    terminal.kill()


def _close_window(server: Server, terminal: Terminal) -> None:
    terminal.hang_up()


def _kill_served(server: Server, terminal: Terminal) -> None:
    """The sshd that serves this session: the parent of the desk, or of who waits for it."""
    (child,) = server.waiters() or server.desks()
    parent = int(Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[1])
    assert words_of(parent)[0].startswith("sshd")
    os.kill(parent, signal.SIGKILL)


LOSSES = {"client": _kill_client, "window": _close_window, "sshd": _kill_served}


@pytest.mark.parametrize("what", LOSSES)
def test_a_lost_connection_leaves_nothing_and_keeps_the_draft(server: Server, what: str) -> None:
    words = f"写了一半 {what}"
    with _signed_in(server) as terminal:
        half_write(terminal, words)
        LOSSES[what](server, terminal)
        gone = server.wait_until_gone(5)
    tell(f"An SSH session that lost its {what} was gone in {gone:.2f} s")
    assert gone < SOON
    with _signed_in(server) as terminal:
        terminal.press("end", "enter")
        terminal.wait_for("已恢复上次的草稿")
        terminal.wait_for(words)
        terminal.press("ctrl+x", "esc")
        terminal.wait_for("没有工单")


@pytest.fixture
def impatient(server: Server) -> Iterator[Server]:
    """The server, asking its terminals more often."""
    server.set_environment(f"FRONTDESK_ASK_SECONDS={ASK}")
    yield server
    server.set_environment("")


def test_a_frozen_client_is_given_up(impatient: Server) -> None:
    with _signed_in(impatient) as terminal:
        terminal.watch(ASK * 6)
        assert len(impatient.desks()) == 1
        terminal.signal(signal.SIGSTOP)
        gone = impatient.wait_until(lambda: not impatient.desks(), ASK * 4 + 5)
        assert gone > ASK
        tell(f"A frozen SSH client, asked every {ASK} s, was given up after {gone:.1f} s")
        terminal.signal(signal.SIGCONT)


def test_a_control_connection_opens_no_second_session(server: Server, tmp_path: Path) -> None:
    """One connection is one desk: a second session through it is refused."""
    control = ("-o", f"ControlPath={tmp_path}/c")
    with server.terminal("-M", *control) as terminal:
        terminal.wait_for(SIGN_IN)
        second = subprocess.run(
            [*server.ssh(*control, "-o", "ControlMaster=no"), "127.0.0.1", "id"],
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=20,
        )  # fmt: skip
        assert second.returncode != 0
        assert "uid=" not in second.stdout
