"""Programs driven as their user drives them, and what that costs."""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.estate import FRONTDESK, NUMBER, PIN, ROOT
from tests.terminal import Terminal

SIZE = (120, 40)
QUIET = 0.3  # seconds without a byte after which a screen is taken to be whole
SIGN_IN, TODAY = "密码", "现在要办"


@dataclass(frozen=True)
class Peer:
    """Another program, measured beside the desk: what shows that it is there."""

    name: str
    command: tuple[str, ...]
    words: str
    cwd: Path = ROOT

    def start(self) -> Terminal:
        """The program, just started."""
        return Terminal(self.command, size=SIZE, cwd=self.cwd)


EMPTY = Peer("Textual, empty", (sys.executable, "-m", "tests.bench.empty"), "empty")
CURSES = Peer("curses", (sys.executable, "-m", "tests.bench.cursed"), "1/50")
_OTHERS = (
    Peer("mc", ("mc", "--nomouse"), "10", Path("/usr/bin")),
    Peer("htop", ("htop", "--delay=600", "--no-mouse"), "F10"),
    Peer("visidata", ("visidata", "."), "[1/1]", Path("/usr/bin")),
    Peer("harlequin", ("harlequin", "--no-download-tzdata"), "Data Catalog"),
)


def peers() -> tuple[Peer, ...]:
    """The peers that are installed here."""
    return (EMPTY, CURSES, *(peer for peer in _OTHERS if shutil.which(peer.command[0])))


def desk(folder: Path) -> Terminal:
    """The desk, started in Chinese."""
    return Terminal(desk_command(folder), size=SIZE, cwd=ROOT)


def desk_command(folder: Path) -> list[str]:
    """How it is started."""
    return [*FRONTDESK, "--data", str(folder), "--lang", "zh_CN"]


def signed_in(folder: Path) -> Terminal:
    """The desk on its Today screen, come to rest."""
    terminal = desk(folder)
    terminal.wait_for(SIGN_IN)
    sign_in(terminal)
    terminal.wait_quiet(1)
    return terminal


def sign_in(terminal: Terminal) -> float:
    """Type number and PIN; returns milliseconds from the last key to the Today screen."""
    type_pin(terminal)
    return terminal.wait_for(TODAY) * 1000


def type_pin(terminal: Terminal) -> None:
    """Type number and PIN; the last key is pressed when all else has been shown."""
    terminal.type(NUMBER)
    terminal.press("enter")
    terminal.type(PIN)
    terminal.wait_quiet(QUIET)
    terminal.press("enter")


def start_ms(terminal: Terminal, words: str) -> float:
    """Milliseconds from starting a program to the words on its screen."""
    terminal.wait_for(words)
    return (terminal.read_at - terminal.started) * 1000


class Presses:
    """Keys pressed one by one, each left to settle: bytes, ms to the first and to the last."""

    def __init__(self, terminal: Terminal, keys: Iterable[str]) -> None:
        self.bytes: list[int] = []
        self.ms: list[float] = []
        self.whole: list[float] = []
        for key in keys:
            before, pressed = terminal.received, time.monotonic()
            terminal.press(key)
            terminal.wait_until(lambda: terminal.received > before, what="a change")  # noqa: B023
            self.ms.append((terminal.read_at - pressed) * 1000)
            terminal.wait_quiet(QUIET)
            self.whole.append((terminal.read_at - pressed) * 1000)
            self.bytes.append(terminal.received - before)

    def milliseconds(self) -> str:
        """The middle to the first byte, and the worst but one in a hundred."""
        return spread(self.ms)

    def median_bytes(self) -> str:
        """The middle."""
        return f"{statistics.median(self.bytes):,.0f} B"


def spread(milliseconds: Sequence[float]) -> str:
    """The middle and the worst but one in a hundred."""
    return f"{statistics.median(milliseconds):.0f} / {percentile(milliseconds, 99):.0f} ms"


def percentile(values: Sequence[float], rank: int) -> float:
    """The value that so many percent do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) * rank // 100, len(ordered) - 1)]
