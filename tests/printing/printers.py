"""A real CUPS for tests: its own scheduler, folders and socket, nothing of the machine's own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from printing import ipp
from printing.ipp import Attributes, Server

_BINARIES = Path("/usr/lib/cups")
# A printer whose paper, jams and power are files in a folder; what it prints lands there as a PDF.
_BACKEND = """#!/bin/sh
[ $# -eq 0 ] && exit 0
at=${DEVICE_URI#tray:}
while [ -e "$at/off" ]; do echo "STATE: +connecting-to-device" >&2; sleep 0.05; done
echo "STATE: -connecting-to-device" >&2
while [ -e "$at/empty" ]; do echo "STATE: +media-empty-error" >&2; sleep 0.05; done
echo "STATE: -media-empty-error" >&2
[ -e "$at/jam" ] && { echo "STATE: +media-jam-error" >&2; exit 1; }
cat "$6" > "$at/$1.part" && mv "$at/$1.part" "$at/$1.pdf"
"""
_CONF = """Listen {folder}/cups.sock
Browsing No
DefaultAuthType None
PreserveJobHistory Yes
MaxLogSize 0
LogLevel warn
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
_FILES = """ServerRoot {folder}/root
ServerBin {folder}/bin
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/temp
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
User {user}
Group {group}
SystemGroup root
"""


@dataclass(frozen=True)
class Tray:
    """A printer of the test: ``fail`` and ``mend`` make and end ``empty``, ``off`` and ``jam``."""

    name: str
    folder: Path

    def fail(self, how: str) -> None:
        (self.folder / how).touch()

    def mend(self, how: str) -> None:
        (self.folder / how).unlink()

    def mend_all(self) -> None:
        for how in ("empty", "off", "jam"):
            (self.folder / how).unlink(missing_ok=True)

    @property
    def sheets(self) -> list[Path]:
        """What it has printed."""
        return sorted(self.folder.glob("*.pdf"))


@dataclass
class Cups:
    """A running scheduler."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> str:
        return str(self.folder / "cups.sock")

    def start(self) -> None:
        """Start the scheduler and wait until it listens."""
        command: list[str | Path] = ["cupsd", "-f", "-c", self.folder / "cupsd.conf"]
        command += ["-s", self.folder / "cups-files.conf"]
        path = f"{os.environ['PATH']}:/usr/sbin"
        with (self.folder / "said").open("wb") as said:
            self.process = subprocess.Popen(
                command, stdout=said, stderr=said, env={**os.environ, "PATH": path}
            )
        until = time.monotonic() + 20
        while not self._listens():
            if self.process.poll() is not None or time.monotonic() > until:
                pytest.fail(f"cupsd did not start: {(self.folder / 'said').read_text()}")
            time.sleep(0.02)

    def _listens(self) -> bool:
        with socket.socket(socket.AF_UNIX) as asked:
            return asked.connect_ex(self.socket) == 0

    def stop(self) -> None:
        """Stop the scheduler; its jobs stay in its spool."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)

    def add(self, name: str) -> Tray:
        """A queue that passes its files on as they are, and its printer."""
        trays = self.folder / "trays"
        trays.mkdir(exist_ok=True)
        at = Path(tempfile.mkdtemp(dir=trays))  # an address does not take every name
        self.admin("lpadmin", "-p", name, "-E", "-v", f"tray:{at}", "-D", f"前台 {name}")
        self.admin("lpadmin", "-p", name, "-o", "printer-error-policy=abort-job")
        return Tray(name, at)

    def add_uri(self, name: str, uri: str) -> None:
        """A queue that passes its files on to a printer on the network."""
        self.admin("lpadmin", "-p", name, "-E", "-v", uri)

    def remove(self, tray: Tray) -> None:
        """Take a queue and its printer away."""
        self.admin("lpadmin", "-x", tray.name)
        shutil.rmtree(tray.folder)

    def attributes(self, queue: str, job: int) -> Attributes:
        """What the scheduler was told with a job."""
        at = f"/printers/{queue}"
        asked = {"printer-uri": ipp.uri(f"ipp://localhost{at}"), "job-id": ipp.integer(job)}
        return Server(self.socket).ask(ipp.GET_JOB, at, asked).groups[0]

    def admin(self, *command: str) -> None:
        """Run one of CUPS' own commands on this scheduler."""
        env = {**os.environ, "CUPS_SERVER": self.socket, "PATH": f"{os.environ['PATH']}:/usr/sbin"}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        # A queue without a driver is called old-fashioned, which is no failure.
        assert done.returncode == 0 or "deprecated" in done.stderr, done.stderr


def lacking() -> str:
    """Why CUPS cannot be run here, empty when it can."""
    programs = {"cupsd": f"{os.environ['PATH']}:/usr/sbin", "lp": None, "lpadmin": "/usr/sbin"}
    for program, path in programs.items():
        if shutil.which(program, path=path) is None:
            return f"{program} is not installed"
    return "" if os.geteuid() == 0 else "a scheduler of its own is only run by root"


@contextmanager
def running() -> Iterator[Cups]:
    """A scheduler with no printers, in a short path: a socket's may have 107 characters."""
    if reason := lacking():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CUPS must run in CI: {reason}")
        pytest.skip(reason)
    # Backends run as another account, whatever mask a command of the desk has left here.
    mask = os.umask(0o022)
    try:
        with tempfile.TemporaryDirectory(prefix="cups") as made:
            cups = Cups(_furnished(Path(made)))
            cups.start()
            try:
                yield cups
            finally:
                cups.stop()
    finally:
        os.umask(mask)


def _furnished(folder: Path) -> Path:
    folder.chmod(0o755)
    for name in ("root", "state", "cache", "spool", "temp", "bin/backend"):
        (folder / name).mkdir(parents=True)
    for there in _BINARIES.iterdir():
        if there.name != "backend":
            (folder / "bin" / there.name).symlink_to(there)
    (folder / "bin" / "backend" / "ipp").symlink_to(_BINARIES / "backend" / "ipp")
    backend = folder / "bin" / "backend" / "tray"
    backend.write_text(_BACKEND)
    backend.chmod(0o700)  # what others may not read is run as root
    (folder / "cupsd.conf").write_text(_CONF.format(folder=folder))
    (folder / "cups-files.conf").write_text(_FILES.format(folder=folder, user="lp", group="lp"))
    return folder
