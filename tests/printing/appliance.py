"""A printer on the network as they are sold now: CUPS' own ippeveprinter, with a bus of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_PROGRAMS = {
    "ippeveprinter": "cups-ipp-utils",
    "dbus-daemon": "dbus",
    "avahi-daemon": "avahi-daemon",
}
_PATH = f"{os.environ['PATH']}:/usr/sbin"
# It insists on announcing itself, so it gets an Avahi that reaches this machine alone.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
_AVAHI = """[server]
use-ipv6=no
allow-interfaces=lo
[publish]
publish-workstation=no
publish-hinfo=no
"""
_COMMAND = """#!/bin/sh
if [ -e {folder}/empty ]; then
    echo "STATE: +media-empty" >&2
    while [ -e {folder}/empty ]; do sleep 0.1; done
    echo "STATE: -media-empty" >&2
fi
cp "$1" {folder}/sheets/part && mv {folder}/sheets/part {folder}/sheets/$(date +%s%N).pdf
"""


@dataclass
class Appliance:
    """The printer: where it is, and what it has printed."""

    folder: Path
    port: int

    @property
    def uri(self) -> str:
        return f"ipp://localhost:{self.port}/ipp/print"

    @property
    def sheets(self) -> list[Path]:
        return sorted((self.folder / "sheets").glob("*.pdf"))

    def empty(self) -> None:
        (self.folder / "empty").touch()

    def refill(self) -> None:
        (self.folder / "empty").unlink(missing_ok=True)

    def command(self) -> list[str]:
        """How it is switched on."""
        said = f"-p {self.port} -n localhost -r off -f application/pdf"
        spool, print_ = str(self.folder / "spool"), str(self.folder / "print")
        return ["ippeveprinter", *said.split(), "-d", spool, "-c", print_, "desk"]


@contextmanager
def running() -> Iterator[Appliance]:
    """A printer that is switched on; skips where it cannot be."""
    for program, package in _PROGRAMS.items():
        if shutil.which(program, path=_PATH) is None:
            if os.environ.get("CI") == "true":
                pytest.fail(f"{package} must be there in CI")
            pytest.skip(f"{package} is not installed")
    with tempfile.TemporaryDirectory(prefix="ipp") as made, ExitStack() as alive:
        printer = Appliance(Path(made), _free_port())
        _furnish(printer.folder)
        bus = f"--config-file={made}/bus.conf"
        alive.enter_context(_started(printer, ["dbus-daemon", bus, "--nofork"]))
        _wait((printer.folder / "bus").exists)
        quiet = ["--no-drop-root", "--no-chroot", "--no-rlimits"]
        alive.enter_context(_started(printer, ["avahi-daemon", "-f", f"{made}/avahi.conf", *quiet]))
        # Avahi tells nobody when it is there: the printer gives up until it is.
        for _ in range(50):
            switched = alive.enter_context(_started(printer, printer.command()))
            _wait(lambda: switched.poll() is not None or _listens(printer.port))  # noqa: B023
            if switched.poll() is None:
                break
        else:
            pytest.fail("ippeveprinter does not start")
        yield printer


def _furnish(folder: Path) -> None:
    for name in ("spool", "sheets"):
        (folder / name).mkdir()
    (folder / "bus.conf").write_text(_BUS.format(folder=folder))
    (folder / "avahi.conf").write_text(_AVAHI)
    (folder / "print").write_text(_COMMAND.format(folder=folder))
    (folder / "print").chmod(0o755)


@contextmanager
def _started(printer: Appliance, command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    bus = f"unix:path={printer.folder}/bus"
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus, "PATH": _PATH}
    with (printer.folder / "said").open("ab") as said:
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("localhost", 0))
        return int(asked.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("localhost", port)) == 0


def _wait(wanted: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not wanted():
        if time.monotonic() > until:
            pytest.fail("the printer does not come up")
        time.sleep(0.05)
