"""A real sshd on loopback, set up by doing what ``frontdesk deploy`` prints."""

from __future__ import annotations

import getpass
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.conftest import PIN
from tests.terminal import Terminal
from tui.command import knock

SSHD = Path("/usr/sbin/sshd")
PROGRAM = Path(sys.executable).with_name("frontdesk")
SIGN_IN = "密码"
NEEDS_TERMINAL = "只能在终端里使用"

# A server whose administrator allowed everything; only the printed block stands against it.
_CARELESS = """\
Include {root}/etc/ssh/sshd_config.d/*.conf
ListenAddress 127.0.0.1
Port {port}
HostKey {root}/host
PidFile {root}/sshd.pid
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
PermitUserEnvironment yes
AcceptEnv *
AllowTcpForwarding yes
AllowAgentForwarding yes
X11Forwarding yes
GatewayPorts yes
PermitTunnel yes
Subsystem sftp internal-sftp
"""


class Server:
    """The deployed desk; ``root`` stands for the server's ``/etc``, ``/run`` and ``/var/backups``.

    ``warm`` is one whose sessions are forked from a program that waits for them.
    """

    def __init__(self, root: Path, *, warm: bool = False) -> None:
        self.warm = warm
        self.root, self.data, self.port = root, root / "desk", _free_port()
        self.user = getpass.getuser()
        self._found_estate()
        kind = [] if warm else ["--no-warm"]
        self.printed = self._frontdesk(
            "deploy", "--user", self.user, "--program", str(PROGRAM), *kind
        )
        self.done: list[str] = []
        self._follow()
        self._admit("desk-1")
        self._process = self._start()
        self._waiting: subprocess.Popen[bytes] | None = None
        if warm:
            try:
                self._waiting = self._start_warm()
            except BaseException:
                self.stop()  # nobody has it to stop it
                raise

    def _frontdesk(self, *arguments: str, typed: str = "") -> str:
        return subprocess.run(
            [PROGRAM, "--data", self.data, *arguments],
            input=typed, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    def _found_estate(self) -> None:
        who = ("--manager", "陈经理", "--staff-number", "3001", "--pin-file", "-")
        self._frontdesk("init", "--site", "金色家园", *who, typed=PIN)

    # Doing what is printed

    def _follow(self) -> None:
        """Run the printed script; only where things lie, and what a whole machine needs, differ."""
        here = self.printed
        for folder in ("/etc/ssh/sshd_config.d", "/etc/systemd/system", "/etc/logrotate.d"):
            (self.root / folder[1:]).mkdir(parents=True)
        for top in ("/etc/", "/var/backups/", "/run/"):
            here = here.replace(top, f"{self.root}{top}")
        tools = self.root / "tools"
        tools.mkdir()
        for name in ("sshd", "systemctl"):
            tool = tools / name
            tool.write_text(f'#!/bin/sh\necho {name} "$@" >> {self.root}/done\n')
            tool.chmod(0o755)
        path = f"{tools}:{os.environ['PATH']}"
        for _again in range(2):
            subprocess.run(["sh"], input=here, text=True, check=True, env={"PATH": path})
        self.done = (self.root / "done").read_text().splitlines()
        self.done = self.done[: len(self.done) // 2]

    def _admit(self, name: str, also: str = "") -> None:
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.root / name], check=True
        )
        sample = re.findall(r"^# +(\S+) ssh-ed25519 AAAA\.\.\. desk-1$", self.printed, re.M)
        (allowed,) = sample
        with (self.root / f"etc/ssh/{self.user}_keys").open("a") as keys:
            keys.write(f"{allowed}{also} {(self.root / name).with_suffix('.pub').read_text()}")

    def admit_with(self, name: str, also: str) -> None:
        """Let a workstation in whose line in the file of keys has more words than it should."""
        self._admit(name, also)

    def file(self, path: str) -> Path:
        """Where a file of the server's ``/etc`` or ``/var/backups`` lies in this one."""
        return self.root / path[1:]

    # The server itself

    def _start(self) -> subprocess.Popen[bytes]:
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.root / "host"], check=True
        )
        config = self.root / "sshd_config"
        config.write_text(_CARELESS.format(root=self.root, port=self.port))
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        log = (self.root / "sshd.log").open("wb")
        command: list[str | Path] = [SSHD, "-D", "-e", "-f", config]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)
        log.close()
        _until(lambda: _answers(self.port), 10)
        return process

    def _start_warm(self) -> subprocess.Popen[bytes]:
        """The warm program, as its systemd unit starts it."""
        unit = self.file(f"/etc/systemd/system/{self.user}-warm.service")
        (folder,) = re.findall(r"^RuntimeDirectory=(.*)$", unit.read_text(), re.M)
        (self.root / "run" / folder).mkdir(parents=True, mode=0o700)
        command = exec_start(unit)
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        _until(Path(command[-1]).is_socket, 30)
        return process

    def stop_warm(self) -> None:
        """End the warm program; its sessions stay."""
        assert self._waiting is not None
        self._waiting.terminate()
        self._waiting.wait(10)
        self._waiting = None

    def start_warm(self) -> None:
        """Start it again."""
        shutil.rmtree(self.root / "run")
        self._waiting = self._start_warm()

    def set_environment(self, more: str) -> None:
        """Give every session this too, as an administrator does: in the block's SetEnv line."""
        block = self.file(f"/etc/ssh/sshd_config.d/{self.user}.conf")
        text = re.sub(r"(LC_ALL=\S+).*", rf"\1 {more}".rstrip(), block.read_text())
        block.write_text(text)
        os.kill(self._process.pid, signal.SIGHUP)
        self.wait_until(lambda: more in " ".join(self.settings()) and _answers(self.port), 10)

    def stop(self) -> None:
        """End the server and what it still serves."""
        for pid in self.served():
            _kill(pid)
        self._process.terminate()
        self._process.wait(10)
        if self._waiting is not None:
            self.stop_warm()

    def settings(self) -> set[str]:
        """What the server itself says that holds for the account."""
        who = f"user={self.user},host=localhost,addr=127.0.0.1"
        command: list[str | Path] = [SSHD, "-T", "-C", who, "-f", self.root / "sshd_config"]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        return set(told.stdout.splitlines())

    # Clients

    def ssh(self, *options: str, key: str = "desk-1") -> list[str | Path]:
        """The command line of a client, up to the host's name."""
        fixed = {
            "IdentityFile": str(self.root / key),
            "IdentitiesOnly": "yes",
            "BatchMode": "yes",
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": "/dev/null",
            "LogLevel": "ERROR",
            "Port": str(self.port),
            "User": self.user,
        }
        words = [word for name, value in fixed.items() for word in ("-o", f"{name}={value}")]
        return ["ssh", "-F", "none", *words, *options]

    def terminal(
        self, *options: str, key: str = "desk-1", env: Mapping[str, str] | None = None
    ) -> Terminal:
        """A workstation: ssh under a pty."""
        return Terminal([*self.ssh("-tt", *options, key=key), "127.0.0.1"], env=env)

    def run(self, *command: object, timeout: float = 30) -> subprocess.CompletedProcess[str]:
        """Run a client that is no terminal to its end."""
        return subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False,
        )  # fmt: skip

    # What runs on the server

    def served(self) -> list[int]:
        """Every process that runs for somebody who logged in, orphans too."""
        waiting = {self._waiting.pid} if self._waiting else set()
        return list({*_descendants(self._process.pid), *self._with_its_data()} - waiting)

    def desks(self) -> list[int]:
        """Those of them that are no sshd, and do not just wait for a forked session."""
        said = {pid: _words(pid) for pid in self.served()}
        return [
            pid
            for pid, words in said.items()
            if not words[0].startswith("sshd")
            and words != [*knock.WAIT]
            and words[-1] != "backup"  # what one of them has made once a day
        ]

    def waiters(self) -> list[int]:
        """Those that wait for a forked session to end."""
        return [pid for pid in self.served() if _words(pid) == [*knock.WAIT]]

    def _with_its_data(self) -> list[int]:
        pids = (int(folder.name) for folder in Path("/proc").glob("[0-9]*"))
        return [pid for pid in pids if str(self.data) in _words(pid)]

    def wait_until_gone(self, timeout: float) -> float:
        """Wait until nothing runs for anybody; the seconds that took."""
        return self.wait_until(lambda: not self.served(), timeout)

    def wait_until(self, condition: Callable[[], bool], timeout: float) -> float:
        """Wait until something holds of the server; the seconds that took."""
        began = time.monotonic()
        _until(condition, timeout)
        return time.monotonic() - began


def words_of(pid: int) -> list[str]:
    """The command line of a process."""
    return _words(pid)


def environment_of(pid: int) -> dict[str, str]:
    """The environment a process was started with."""
    entries = Path(f"/proc/{pid}/environ").read_text().split("\0")
    return dict(entry.split("=", 1) for entry in entries if "=" in entry)


def exec_start(unit: Path) -> list[str]:
    """The command of a systemd service, as systemd reads it."""
    (line,) = re.findall(r"^ExecStart=(.*)$", unit.read_text(), re.M)
    return shlex.split(line.replace("%%", "%").replace("$$", "$"))


def _until(condition: Callable[[], bool], timeout: float) -> None:
    end = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < end, f"waited {timeout} s in vain"
        time.sleep(0.02)


def _answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _kill(pid: int) -> None:
    try:
        os.kill(pid, 9)
    except ProcessLookupError:
        pass


def _words(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().rstrip("\0").split("\0")
    except OSError:
        return [""]


def _descendants(pid: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, open_ = [], [pid]
    while open_:
        open_ += (mine := children.get(open_.pop(), []))
        found += mine
    return found
