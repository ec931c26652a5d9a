"""``python -m tests.bench.bulk``: one operation on 20,000 things, and everybody else meanwhile."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from tests.bench import estate, results, scale
from tests.bench.driving import signed_in, spread
from tests.bench.estate import ROOT
from tests.bench.figures import Figure, line, markdown
from tests.terminal import Terminal

SECTION = "Many entries at once"
THINGS, ROUNDS, KEYS, RESIDENTS = 20_000, 5, 400, 10_000

# Twice the same: things without words that the book leaves out, and visits that stand in it.
_MAKES = """
import sys, time
from pathlib import Path
from store import journal
from store.desk import opening, staff
from store.engine import database

opening.open_folder(Path(sys.argv[1]))
words = {"said": "师傅已修好，住户满意"} if sys.argv[2] == "ticket.visited" else {}
for _ in range(int(sys.argv[3])):
    events = [
        journal.event(sys.argv[2], f"thing:{n}", payload={"fen": n, "home": None}, words=words)
        for n in range(int(sys.argv[4]))
    ]
    began = time.perf_counter()
    with database.write():
        journal.append_all(events, by=None)
    print(time.perf_counter() - began, flush=True)
"""
_WRITES = """
import sys, time
from pathlib import Path
from store import dutylog
from store.desk import opening, staff

opening.open_folder(Path(sys.argv[1]))
clerk = staff.sign_in("1002", "314159")
print("begun", flush=True)
while True:
    began = time.perf_counter()
    dutylog.write(dutylog.NewEntry(what="巡查"), by=clerk)
    print(time.perf_counter() - began, flush=True)
    time.sleep(0.05)
"""


def figures(folder: Path) -> Iterator[Figure]:
    """How fast, and what a key, and a saved form, of another session cost meanwhile."""
    things, keys = scale.few(THINGS), scale.few(KEYS)
    for kind, what in (("bill.made", "without words"), ("ticket.visited", "in the book, worded")):
        rate = things / statistics.median(_taken(folder, kind))
        yield Figure(f"{things:,} entries {what}", f"{rate:,.0f} a second", "5,000 a second")
    with signed_in(folder) as terminal:
        terminal.press("f4")
        terminal.wait_quiet(1)
        alone = spread(list(_keys(terminal, keys)))
        with _running(_MAKES, folder, "bill.made", "99", things):
            meanwhile = spread(list(_keys(terminal, keys)))
    beside = {"alone": alone}
    yield Figure("  a key of another session, p50 / p99", meanwhile, "p99 50 ms", beside)
    with _running(_WRITES, folder) as writing:
        _taken(folder, "bill.made")
        writing.kill()
        assert writing.stdout is not None
        waits = [float(row) * 1000 for row in writing.stdout if row[0].isdigit()]
    yield Figure("  a form saved by another, p50 / longest", _longest(waits), "")


def _longest(waits: list[float]) -> str:
    return f"{statistics.median(waits):,.0f} / {max(waits):,.0f} ms"


def _taken(folder: Path, kind: str) -> list[float]:
    command = [
        sys.executable,
        "-c",
        _MAKES,
        str(folder),
        kind,
        str(scale.few(ROUNDS)),
        str(scale.few(THINGS)),
    ]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [float(row) for row in done.stdout.splitlines()]


def _keys(terminal: Terminal, count: int) -> Iterator[float]:
    """Milliseconds from a key in the list to the first byte that it changes."""
    for key, _ in zip(cycle(("down", "down", "up", "up")), range(count), strict=False):
        before, pressed = terminal.received, time.monotonic()
        terminal.press(key)
        terminal.wait_until(lambda: terminal.received > before, what="a change")  # noqa: B023
        yield (terminal.read_at - pressed) * 1000
        terminal.watch(0.05)


@contextmanager
def _running(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Another session at work; gone afterwards."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield other
        other.kill()


def main() -> None:
    """Make an estate, measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bulk", description=__doc__)
    parser.add_argument("--save", action="store_true", help="write the table to RESULTS.md")
    parser.add_argument("--entries", type=int, default=100_000, help="of its past")
    scale.add_option(parser)
    options = parser.parse_args()
    scale.choose(short=options.short)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "desk"
        estate.make(folder, scale.few(RESIDENTS), scale.few(options.entries))
        found = []
        for figure in figures(folder):
            print(line(figure.cells(["alone"])), flush=True)
            found.append(figure)
    if options.save:
        head = f"`python -m tests.bench.bulk --save`, medians, {options.entries:,} entries before;"
        results.save(SECTION, f"{head}\n{results.machine()}.\n\n{markdown(found, ['alone'])}")


if __name__ == "__main__":
    main()
