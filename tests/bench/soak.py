"""``python -m tests.bench.soak``: a day of work in one session, and what it leaves behind.

A round is what a clerk does again and again: take a report, write the log, look homes up, read
lists and pages, lock and unlock. ``--rounds 150`` is a busy day; the default is a short one.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.bench import estate
from tests.bench.driving import signed_in
from tests.bench.estate import PIN
from tests.terminal import Terminal

MOST_GROWTH = 5.0  # MB
WARM = 8  # rounds until everything has been loaded and painted once


def main() -> None:
    """Work, print how the memory goes, and fail when it grew too much."""
    options = _options()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "desk"
        estate.make(folder, options.residents)
        with signed_in(folder) as terminal:
            grown = _work(terminal, options.rounds)
    print(f"{grown:+.1f} MB over {options.rounds} rounds after {WARM}; at most {MOST_GROWTH} MB")
    raise SystemExit(grown > MOST_GROWTH)


def _work(terminal: Terminal, rounds: int) -> float:
    """Megabytes by which the session has grown since it was warm."""
    for number in range(WARM):
        _round(terminal, number)
    warm = terminal.memory
    for number in range(WARM, WARM + rounds):
        _round(terminal, number)
        if number % 25 == 0:
            print(f"round {number}: {terminal.memory / 1e6:.1f} MB", flush=True)
    return (terminal.memory - warm) / 1e6


def _round(terminal: Terminal, number: int) -> None:
    _report(terminal, number)
    _look_up(terminal)
    for screen in ("f3", "f4", "f5", "f6", "f7", "f2"):
        _press(terminal, screen, "down", "down", "up")
    _press(terminal, "f1", "esc", "ctrl+p", "esc", "ctrl+l")
    _lock(terminal)


def _report(terminal: Terminal, number: int) -> None:
    """Half of a form, left; its draft is thrown away the next time."""
    _press(terminal, "f4", "ctrl+n")
    terminal.type(f"3-2-{number}")
    _press(terminal, "ctrl+x")
    terminal.type("张")
    _press(terminal, "esc", "esc", "f3", "ctrl+n")
    terminal.type("巡查大堂")
    _press(terminal, "ctrl+x", "esc", "esc")


def _look_up(terminal: Terminal) -> None:
    _press(terminal, "ctrl+f")
    terminal.type("zhw")
    _press(terminal, "down", "enter")
    _press(terminal, "down", "down", "esc")


def _lock(terminal: Terminal) -> None:
    _press(terminal, "f8")
    terminal.type(f"{PIN}\r")
    _settle(terminal)
    _press(terminal, "f2")


def _press(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.press(key)
        _settle(terminal)


def _settle(terminal: Terminal) -> None:
    terminal.wait_quiet(0.08)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.soak", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--residents", type=int, default=2000, help="about how many")
    return parser.parse_args()


if __name__ == "__main__":
    main()
