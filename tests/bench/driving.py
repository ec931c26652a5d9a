"""Programs driven as their user drives them, and what that costs."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.estate import FRONTDESK, NUMBER, PIN, ROOT
from tests.terminal import Terminal

SIZE = (120, 40)
QUIET = 0.3  # seconds without a byte after which a screen is taken to be whole
EMPTY = (sys.executable, "-m", "tests.bench.empty")
SIGN_IN, TODAY = "密码", "现在要办"


def empty() -> Terminal:
    """The empty app, started."""
    return Terminal(EMPTY, size=SIZE, cwd=ROOT)


def desk(folder: Path) -> Terminal:
    """The desk, started in Chinese."""
    command = [*FRONTDESK, "--data", str(folder), "--lang", "zh_CN"]
    return Terminal(command, size=SIZE, cwd=ROOT)


def signed_in(folder: Path) -> Terminal:
    """The desk on its Today screen, come to rest."""
    terminal = desk(folder)
    terminal.wait_for(SIGN_IN)
    sign_in(terminal)
    terminal.wait_quiet(1)
    return terminal


def sign_in(terminal: Terminal) -> float:
    """Type number and PIN; returns milliseconds from the last key to the Today screen."""
    terminal.type(NUMBER)
    terminal.press("enter")
    terminal.type(PIN)
    terminal.wait_quiet(QUIET)
    terminal.press("enter")
    return terminal.wait_for(TODAY) * 1000


def start_ms(terminal: Terminal, words: str) -> float:
    """Milliseconds from starting a program to the words on its screen."""
    terminal.wait_for(words)
    return (terminal.read_at - terminal.started) * 1000


class Presses:
    """Keys pressed one by one, each left to settle: bytes and milliseconds to the first change."""

    def __init__(self, terminal: Terminal, keys: Iterable[str]) -> None:
        self.bytes: list[int] = []
        self.ms: list[float] = []
        for key in keys:
            before, pressed = terminal.received, time.monotonic()
            terminal.press(key)
            terminal.wait_until(lambda: terminal.received > before, what="a change")  # noqa: B023
            self.ms.append((terminal.read_at - pressed) * 1000)
            terminal.wait_quiet(QUIET)
            self.bytes.append(terminal.received - before)

    def milliseconds(self) -> str:
        """The middle and the worst but one in a hundred."""
        return f"{statistics.median(self.ms):.0f} / {percentile(self.ms, 99):.0f} ms"

    def median_bytes(self) -> str:
        """The middle."""
        return f"{statistics.median(self.bytes):,.0f} B"


def percentile(values: Sequence[float], rank: int) -> float:
    """The value that so many percent do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) * rank // 100, len(ordered) - 1)]
