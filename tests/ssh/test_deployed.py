"""What ``frontdesk deploy`` prints, followed to the letter on a real sshd: the desk alone."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.desk import checking
from tests.conftest import tell
from tests.ssh.server import (
    NEEDS_TERMINAL,
    PROGRAM,
    SIGN_IN,
    Server,
    environment_of,
    exec_start,
    words_of,
)
from tests.terminal import Terminal

SESSIONS = 40


@pytest.fixture(autouse=True)
def nobody_left(server: Server) -> Iterator[None]:
    """Each test leaves an empty server behind."""
    yield
    server.wait_until_gone(10)


# The desk


def test_a_key_leads_to_the_sign_in(server: Server) -> None:
    with server.terminal() as terminal:
        terminal.wait_for(SIGN_IN)
        (desk,) = server.desks()
        words = words_of(desk)
        assert str(PROGRAM) in words
        assert words[words.index("--data") + 1] == str(server.data)
        assert len(server.waiters()) == server.warm


def test_the_window_has_the_size_of_the_client_s(server: Server) -> None:
    with server.terminal() as terminal:
        terminal.wait_for(SIGN_IN)
        terminal.resize(60, 20)
        terminal.wait_for("60")
        terminal.resize(120, 40)
        terminal.wait_until(lambda: len(terminal.lines[1]) == 120, what="a line of 120")


def test_no_key_leads_to_a_shell(server: Server) -> None:
    with server.terminal() as terminal:
        terminal.wait_for(SIGN_IN)
        terminal.press("ctrl+c", "ctrl+z", "ctrl+d", "ctrl+\\", "!")
        terminal.type("id\r")
        terminal.wait_quiet(0.5)
        assert terminal.shows(SIGN_IN)
        assert "uid=" not in terminal.text
        assert len(server.desks()) == 1


def test_leaving_the_desk_ends_the_connection(server: Server) -> None:
    with server.terminal() as terminal:
        terminal.wait_for(SIGN_IN)
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0


# Nothing else


@pytest.mark.parametrize("command", ["id", "sh -i", "/bin/sh -c id", "frontdesk; id", "$(id)"])
def test_a_command_is_refused(server: Server, command: str) -> None:
    done = server.run(*server.ssh("127.0.0.1", command))
    assert done.returncode == 1
    assert done.stdout == ""
    assert NEEDS_TERMINAL in done.stderr


def test_a_command_with_a_terminal_gets_the_desk(server: Server) -> None:
    with Terminal([*server.ssh("-tt", "127.0.0.1", "id")]) as terminal:
        terminal.wait_for(SIGN_IN)
        assert "uid=" not in terminal.text


def test_no_file_goes_in_or_out(server: Server, tmp_path: Path) -> None:
    (tmp_path / "in").write_text("x")
    scp = [word if word != "ssh" else "scp" for word in server.ssh()]
    for old in ([], ["-O"]):
        there, back = f"127.0.0.1:{server.root}/in", f"127.0.0.1:{server.data}/desk.db"
        assert server.run(*scp, *old, tmp_path / "in", there).returncode != 0
        assert server.run(*scp, *old, back, tmp_path / "out").returncode != 0
    sftp = [word if word != "ssh" else "sftp" for word in server.ssh()]
    assert server.run(*sftp, "127.0.0.1").returncode != 0
    assert not (server.root / "in").exists()
    assert not (tmp_path / "out").exists()


def test_no_port_is_forwarded_from_the_client(server: Server) -> None:
    port = _free_port()
    client = [*server.ssh("-N", "-L", f"{port}:127.0.0.1:{server.port}"), "127.0.0.1"]
    with _Running(client), _connected(port) as through:
        assert through.recv(100) == b""  # sshd's own greeting would come first


def test_no_proxy_is_served(server: Server) -> None:
    port = _free_port()
    with _Running([*server.ssh("-N", "-D", str(port)), "127.0.0.1"]), _connected(port) as proxy:
        proxy.sendall(b"\x05\x01\x00")
        assert proxy.recv(2) == b"\x05\x00"
        proxy.sendall(b"\x05\x01\x00\x01\x7f\x00\x00\x01" + server.port.to_bytes(2))
        assert b"SSH-2.0" not in proxy.recv(10) + proxy.recv(100)


@pytest.mark.parametrize(
    "wish", ["-R 0:127.0.0.1:1", "-R 0", "-R /tmp/frontdesk-never:127.0.0.1:1", "-w any"]
)
def test_no_port_socket_or_tunnel_is_opened_on_the_server(server: Server, wish: str) -> None:
    options = ["-N", "-o", "ExitOnForwardFailure=yes", *wish.split()]
    assert server.run(*server.ssh(*options), "127.0.0.1").returncode == 255


def test_no_single_connection_is_passed_on(server: Server) -> None:
    done = server.run(*server.ssh("-W", f"127.0.0.1:{server.port}"), "127.0.0.1")
    assert done.returncode != 0
    assert "SSH-2.0" not in done.stdout


# Tricks with the environment


def test_the_clients_environment_stays_outside(server: Server) -> None:
    """LD_PRELOAD, PYTHONPATH, locales, our own variables: none arrives, though sshd takes all."""
    tricks = {
        "LD_PRELOAD": "/nowhere.so", "PYTHONPATH": "/nowhere", "PYTHONSTARTUP": "/nowhere",
        "PYTHONINSPECT": "1", "LC_ALL": "zh_CN.GB18030", "LC_EVIL": "() { id; }", "BASH_ENV": "/x",
        "ENV": "/x", "PATH": f"{os.environ['PATH']}:/evil", "TEXTUAL_DEBUG": "1",
        "FRONTDESK_LANG": "en", "FRONTDESK_DATA": "/nowhere", "COLORTERM": "truecolor",
    }  # fmt: skip
    names = [word for name in tricks for word in ("-o", f"SendEnv={name}")]
    with server.terminal(*names, env=tricks) as terminal:
        terminal.wait_for(SIGN_IN)
        if server.warm:
            return  # the sign-in is in Chinese; what a session may know is tested by itself
        there = environment_of(server.desks()[0])
    assert there.keys() & tricks.keys() == {"LC_ALL", "PATH", "COLORTERM"}
    assert there["LC_ALL"] == there["LANG"] == "C.UTF-8"
    assert "/evil" not in there["PATH"]


def test_options_of_a_key_set_no_environment(server: Server) -> None:
    server.admit_with("desk-2", ',environment="FRONTDESK_LANG=en",environment="LD_PRELOAD=/x.so"')
    with server.terminal(key="desk-2") as terminal:
        terminal.wait_for(SIGN_IN)
        (desk,) = server.waiters() or server.desks()
        assert not environment_of(desk).keys() & {"FRONTDESK_LANG", "LD_PRELOAD"}


# Many at once


def test_forty_at_once_reach_the_sign_in_and_leave_nothing(server: Server) -> None:
    began = time.monotonic()
    terminals = [server.terminal() for _ in range(SESSIONS)]
    try:
        for terminal in terminals:
            terminal.wait_for(SIGN_IN, timeout=240)
        opened = time.monotonic() - began
        assert len(server.desks()) == SESSIONS
    finally:
        for terminal in terminals:
            terminal.kill()
    gone = server.wait_until_gone(30)
    tell(
        f"{SESSIONS} SSH sessions{', warm' * server.warm}: all at the sign-in in {opened:.1f} s,"
        f" all gone in {gone:.1f} s"
    )


# The rest of the text


def test_the_steps_are_these(server: Server) -> None:
    warm = ("systemctl daemon-reload", *(f"systemctl {do} {server.user}-warm.service"
            for do in ("enable", "restart")))  # fmt: skip
    assert server.done == [
        "sshd -t",
        "systemctl reload ssh",
        *(warm if server.warm else ()),
        "systemctl daemon-reload",
        f"systemctl enable --now {server.user}-backup.timer",
        f"systemctl enable --now {server.user}-verify.timer",
    ]
    assert stat.S_IMODE(server.data.stat().st_mode) == 0o700


def test_the_server_holds_to_the_block(server: Server) -> None:
    block = server.file(f"/etc/ssh/sshd_config.d/{server.user}.conf").read_text()
    for line in block.replace("Match User", "# ").split("    ")[1:]:
        name, _, value = line.strip().partition(" ")
        told = server.settings()
        each = value.split(" ") if name == "AcceptEnv" else [value]
        assert {f"{name.lower()} {one}" for one in each} <= told | {f"setenv {value}"}
    assert "permituserenvironment no" in server.settings()


def test_the_nightly_copy_and_check_run(server: Server) -> None:
    units = server.file("/etc/systemd/system")
    copies = server.file(f"/var/backups/{server.user}")
    _run_unit(units / f"{server.user}-backup.service")
    (copy,) = copies.glob("desk-[1-7].db")
    assert checking.check(copy).count > 0
    _run_unit(units / f"{server.user}-verify.service")


def _run_unit(unit: Path) -> None:
    subprocess.run(exec_start(unit), check=True, capture_output=True)


def test_systemd_reads_the_units(server: Server) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("this needs systemd-analyze")
    units = sorted(server.file("/etc/systemd/system").iterdir())
    assert len(units) == 4 + server.warm
    done = server.run("systemd-analyze", "verify", "--man=no", *units)
    assert done.returncode == 0, done.stderr


class _Running(subprocess.Popen[bytes]):
    def __init__(self, command: list[str | Path]) -> None:
        super().__init__(command, stderr=subprocess.DEVNULL)

    def __exit__(self, *why: object) -> None:
        self.kill()
        super().__exit__(None, None, None)


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + 10
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), 10)
        except ConnectionRefusedError:
            assert time.monotonic() < end, "the client never listened"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
