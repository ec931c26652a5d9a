"""Sessions forked from a warm program, beside those that start by themselves."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import processes
from tests.bench import scale
from tests.bench.driving import SIGN_IN, SIZE, TODAY, Presses, desk, sign_in, start_ms
from tests.bench.estate import FRONTDESK, ROOT
from tests.bench.figures import Figure
from tests.ssh.server import PROGRAM, SSHD, Server
from tests.terminal import Terminal
from tui.command import knock

OPENINGS = 9


@dataclass(frozen=True)
class Warm:
    """The program that waits, loaded, at a door."""

    folder: Path
    door: Path
    pid: int

    def desk(self) -> Terminal:
        """A session forked from it."""
        program = [str(PROGRAM), "--data", str(self.folder), "--lang", "zh_CN"]
        command = [sys.executable, "-IS", knock.__file__, str(self.door), *program]
        return Terminal(command, size=SIZE, cwd=ROOT)

    def memory(self, waiting: list[Terminal]) -> float:
        """Megabytes of it, its sessions and who waits for them, for each session."""
        waits = sum(terminal.memory for terminal in waiting)
        return (processes.memory(self.pid) + waits) / len(waiting) / 1e6


@contextmanager
def _warm(folder: Path) -> Iterator[Warm]:
    with tempfile.TemporaryDirectory() as made:
        door = Path(made) / "desk.socket"
        command = [*FRONTDESK, "--data", str(folder), "serve", "--socket", str(door)]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL) as program:
            warm = Warm(folder, door, program.pid)
            _wait_until_warm(warm)
            yield warm
            program.terminate()


def _wait_until_warm(warm: Warm) -> None:
    """There is a door once everything is loaded."""
    while not warm.door.is_socket():
        time.sleep(0.05)


def figures(folder: Path, sessions: int) -> Iterator[Figure]:
    """Opening and memory with a warm program, and opening over SSH with and without."""
    alone, forked, today = list[float](), list[float](), list[float]()
    with _warm(folder) as warm:
        for _ in range(scale.few(OPENINGS)):
            with desk(folder) as terminal:
                alone.append(start_ms(terminal, SIGN_IN))
            with warm.desk() as terminal:
                forked.append(start_ms(terminal, SIGN_IN))
                terminal.wait_quiet(0.5)
                today.append(sign_in(terminal))
        yield Figure("warm: start to sign-in", _share(forked, alone), "a third of cold")
        yield Figure("  PIN to Today", f"{statistics.median(today):.0f} ms", "300 ms")
        with ExitStack() as open_:
            desks = [open_.enter_context(warm.desk()) for _ in range(sessions)]
            for terminal in desks:
                terminal.wait_for(SIGN_IN)
                sign_in(terminal)
                terminal.wait_for(TODAY)
                terminal.wait_quiet(0.5)
            each = f"{warm.memory(desks):.1f} MB"
            yield Figure(f"  memory of a session (PSS), {sessions} on Today", each, "30 MB")
            desks[0].press("f4")
            keys = Presses(desks[0], ["down"] * scale.few(20) + ["up"] * scale.few(20))
            yield Figure(f"  a key while {sessions - 1} others rest", keys.milliseconds(), "10 ms")
    if SSHD.exists():
        yield _over_ssh()


def _over_ssh() -> Figure:
    with tempfile.TemporaryDirectory() as made:
        opened = {}
        for warm in (False, True):
            server = Server(Path(made) / str(warm), warm=warm)
            try:
                opened[warm] = [_opened(server) for _ in range(scale.few(OPENINGS))]
            finally:
                server.stop()
    return Figure("  over SSH, log-in to sign-in", _share(opened[True], opened[False]), "a third")


def _opened(server: Server) -> float:
    with server.terminal() as terminal:
        return start_ms(terminal, SIGN_IN)


def _share(mine: list[float], others: list[float]) -> str:
    ours, theirs = statistics.median(mine), statistics.median(others)
    return f"{ours:.0f} ms ({ours / theirs:.2f} of {theirs:.0f} ms)"
