"""What is measured: each beside the same thing of an empty Textual app, or of a blank PDF."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench import bench_pdf
from tests.bench.driving import (
    SIGN_IN,
    Presses,
    desk,
    empty,
    sign_in,
    signed_in,
    start_ms,
)
from tests.terminal import Terminal

STARTS = 5
WORDS = ("张", "zhw", "3-2-1201", "1234", "王芳")
SCREENS = ("f3", "f4", "f5", "f7", "f2")


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    what: str
    ours: str
    beside: str
    aim: str


def opening(folder: Path) -> Iterator[Figure]:
    """Cold starts, the desk's and the empty app's in turn."""
    ours, theirs, today = list[float](), list[float](), list[float]()
    opened, bare = list[int](), list[int]()
    for _ in range(STARTS):
        with empty() as terminal:
            theirs.append(start_ms(terminal, "empty"))
            terminal.wait_quiet(0.5)
            bare.append(terminal.received)
        with desk(folder) as terminal:
            ours.append(start_ms(terminal, SIGN_IN))
            terminal.wait_quiet(0.5)
            opened.append(terminal.received)
            today.append(sign_in(terminal))
    middle = statistics.median
    share = f"{middle(ours):.0f} ms ({middle(ours) / middle(theirs):.2f} ×)"
    yield Figure("cold start to sign-in", share, f"{middle(theirs):.0f} ms", "1.3 ×")
    yield Figure("PIN to Today", f"{middle(today):.0f} ms", "", "300 ms")
    whole = middle(ours) + middle(today)
    yield Figure("cold start to Today, typing aside", f"{whole:.0f} ms", "", "")
    yield Figure("bytes to open", f"{middle(opened):,.0f} B", f"{middle(bare):,.0f} B", "5,000 B")


def moving(folder: Path, minutes: float) -> Iterator[Figure]:
    """Keys, screens and rest, with fifty clocks running."""
    with empty() as terminal:
        terminal.wait_for("empty")
        terminal.wait_quiet(0.5)
        typed = Presses(terminal, "abcdefghij" * 2)
        bare, at_rest = terminal.memory, terminal.watch(5) * 12
    with signed_in(folder) as terminal:
        yield Figure("memory of a session (PSS)", _mb(terminal.memory), _mb(bare), "30 MB")
        screens = Presses(terminal, SCREENS * 2)
        yield Figure("a screen change", screens.median_bytes(), "", "4,000 B")
        yield Figure("  to the first cell", screens.milliseconds(), "", "6 / 30 ms")
        Presses(terminal, ["f4"])
        listed = Presses(terminal, ["down"] * 30 + ["up"] * 20)
        yield Figure("a key in the list of tickets", listed.median_bytes(), "", "200 B")
        yield Figure("  to paint", listed.milliseconds(), typed.milliseconds(), "6 / 30 ms")
        rest = f"{terminal.watch(minutes * 60) / minutes:,.0f} B"
        yield Figure("a minute at rest", rest, f"{at_rest} B", "2,500 B")
        silent = terminal.received
        terminal.press("unfocus", "focus")
        terminal.wait_quiet(1)
        yield Figure("focus out and in", f"{terminal.received - silent} B", "", "0 B")
        yield from _finding(terminal, typed)
        yield Figure("memory after all that", _mb(terminal.memory), "", "")


def _finding(terminal: Terminal, typed: Presses) -> Iterator[Figure]:
    terminal.press("ctrl+f")
    terminal.wait_quiet(0.5)
    found = Presses(
        terminal, [key for word in WORDS for key in (*word, *["backspace"] * len(word))]
    )
    yield Figure("a key in the finder", found.median_bytes(), typed.median_bytes(), "")
    yield Figure("  to paint", found.milliseconds(), typed.milliseconds(), "6 / 30 ms")


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def paper() -> Iterator[Figure]:
    """One work order."""
    order = statistics.median(bench_pdf.warm_ms(bench_pdf.work_order))
    page = statistics.median(bench_pdf.warm_ms(bench_pdf.helvetica_page))
    yield Figure("one work order to PDF", f"{order:.0f} ms", f"{page:.0f} ms", "150 ms")
