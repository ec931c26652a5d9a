"""``python -m tests.bench.many``: what 25 more subjects cost a session that opens none of them.

The subjects are made out of the permits, in a copy of the tree; both trees are measured in turn.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path

from tests import processes
from tests.bench import estate, results
from tests.bench.driving import SIGN_IN, SIZE, sign_in, start_ms
from tests.bench.estate import FRONTDESK, ROOT
from tests.bench.figures import Figure, line, markdown
from tests.terminal import Terminal
from tui import subjects

SECTION = "Twenty-five subjects more"
MODEL, THING, MORE = "permits", "permit", 25
MATTERS, ENTRIES, STARTS, SESSIONS = 5_000, 40, 9, 6
_FLOORS = ("store", "tui", "printing")

_TODAY = f"""
import statistics, sys, time
from pathlib import Path
from store import agenda, clock, subjects, today
from store.desk import opening
from store.engine import database
from store.waiting import Waiting

opening.open_folder(Path(sys.argv[1]))
things = [one.things[0] for one in subjects.SUBJECTS if one.name.startswith({MODEL!r})]
with database.db.atomic():
    for n in range({MATTERS}):
        subject = f"{{things[n % len(things)]}}:{{n + 1000}}"
        figures = {{"number": f"CW-2026-{{n:04}}", "plate": "粤B·12345", "home": "3-2-1201"}}
        agenda.keep(subject, [Waiting("permit.asked_for", subject, figures=figures)])
taken = []
for _ in range(15):
    began = time.perf_counter()
    assert today.today(100).count >= {MATTERS}
    taken.append((time.perf_counter() - began) * 1000)
print(statistics.median(taken))
"""
_WRITE = f"""
import sys, time
from pathlib import Path
from store import dutylog
from store.desk import opening, staff

opening.open_folder(Path(sys.argv[1]))
clerk = staff.sign_in("1002", "314159")
for n in range({ENTRIES}):
    dutylog.write(dutylog.NewEntry(what=f"第{{n}}条"), by=clerk)
    time.sleep(0.3)
"""


def grown(at: Path, more: int = MORE) -> Path:
    """A copy of the tree with so many subjects more, each made of the permits; gives it."""
    for floor in (*_FLOORS, "tests"):
        shutil.copytree(ROOT / floor, at / floor, ignore=shutil.ignore_patterns("__pycache__"))
    numbers = _numbers()
    for n in range(1, more + 1):
        for floor in _FLOORS:
            _room(at / floor, n)
        tables = _named((at / "store/engine/migrations/0005_permits.sql").read_text("utf-8"), n)
        tables = tables[tables.index("-- Parking permits") :]
        (at / f"store/engine/migrations/{9000 + n}_more.sql").write_text(tables, "utf-8")
        _line(at / "store/subjects.py", rf'    Subject\("{MODEL}".*\n', n)
        place = _line(at / "tui/subjects.py", rf'(?s)    Subject\("{MODEL}".*?"\),\)\),\n', n)
        page = place.read_text("utf-8").replace(
            f'Page("{MODEL}{n}", 15,', f'Page("{MODEL}{n}", {next(numbers)},'
        )
        place.write_text(page, "utf-8")
    return at


def _numbers() -> Iterator[int]:
    """Numbers of pages in all groups, those that are taken too: nobody goes there by digits."""
    groups = [int(group.value) for group in subjects.Group]
    return cycle([group * 10 + n for group in groups for n in range(1, 10)])


def _named(text: str, n: int) -> str:
    """The model's text with the names of another subject."""
    return re.sub(rf"\b{THING}(s?)(?=\b|_)", rf"{THING}\g<1>{n}", text)


def _room(floor: Path, n: int) -> None:
    """The room of another subject on a floor, beside its model."""
    at = floor / MODEL
    for file in sorted(at.rglob("*.py")) if at.is_dir() else [at.with_suffix(".py")]:
        there = floor / _named(str(file.relative_to(floor)), n)
        there.parent.mkdir(exist_ok=True)
        there.write_text(_named(file.read_text("utf-8"), n), "utf-8")


def _line(file: Path, pattern: str, n: int) -> Path:
    """Another line of a directory, after the model's."""
    text = file.read_text("utf-8")
    model = re.search(pattern, text)
    assert model is not None, file
    file.write_text(text[: model.end()] + _named(model[0], n) + text[model.end() :], "utf-8")
    return file


def figures(folder: Path, plain: Path, more: Path) -> Iterator[Figure]:
    """Starting, memory, Today and a new entry, with and without the subjects."""
    trees = {"more": more, "plain": plain}
    folders = {name: _copied(folder, name) for name in trees}
    started: dict[str, list[float]] = {name: [] for name in trees}
    signed: dict[str, list[float]] = {name: [] for name in trees}
    for _ in range(STARTS):
        for name, tree in trees.items():
            with _desk(tree, folders[name]) as terminal:
                started[name].append(start_ms(terminal, SIGN_IN))
                signed[name].append(sign_in(terminal))
    told = {name: f"{statistics.median(ms):,.0f} ms" for name, ms in started.items()}
    yield Figure("cold start to sign-in", told["more"], "as before", {"before": told["plain"]})
    told = {name: f"{statistics.median(ms):,.0f} ms" for name, ms in signed.items()}
    yield Figure("PIN to Today", told["more"], "as before", {"before": told["plain"]})
    told = {name: _memory(tree, folders[name]) for name, tree in trees.items()}
    before = {"before": told["plain"]}
    yield Figure(f"PSS of a session, {SESSIONS} on Today", told["more"], "as before", before)
    ms = float(_run(more, _TODAY, folders["more"]))
    yield Figure(f"Today of {MATTERS:,} matters, in the store", f"{ms:.0f} ms", "30 ms")
    for name, what in (("more", f"{MATTERS:,} matters"), ("plain", "the demo's")):
        cost = _of_an_entry(trees[name], folders[name])
        yield Figure(f"an entry, to a session on Today of {what}", f"{cost:.1f} ms", "5 ms")


def _copied(folder: Path, name: str) -> Path:
    return Path(shutil.copytree(folder, folder.with_name(f"{folder.name}-{name}")))


def _desk(tree: Path, folder: Path) -> Terminal:
    command = [*FRONTDESK, "--data", str(folder), "--lang", "zh_CN"]
    return Terminal(command, size=SIZE, cwd=tree)


def _memory(tree: Path, folder: Path) -> str:
    with ExitStack() as sessions:
        waiting = [sessions.enter_context(_desk(tree, folder)) for _ in range(SESSIONS)]
        for terminal in waiting:
            terminal.wait_for(SIGN_IN)
            sign_in(terminal)
            terminal.wait_quiet(1)
        return f"{sum(terminal.memory for terminal in waiting) / SESSIONS / 1e6:.1f} MB"


def _of_an_entry(tree: Path, folder: Path) -> float:
    """Milliseconds of processor time that somebody else's entry takes an open session."""
    with _desk(tree, folder) as terminal:
        terminal.wait_for(SIGN_IN)
        sign_in(terminal)
        terminal.wait_quiet(1)
        began, before = time.monotonic(), processes.seconds(terminal.pid)
        _run(tree, _WRITE, folder)
        written, lasted = processes.seconds(terminal.pid), time.monotonic() - began
        terminal.wait_quiet(1)
        rested = processes.seconds(terminal.pid)
        terminal.watch(lasted)  # its clocks run, whoever writes
        at_rest = processes.seconds(terminal.pid) - rested
        return (written - before - at_rest) * 1000 / ENTRIES


def _run(tree: Path, code: str, folder: Path) -> str:
    command = [sys.executable, "-c", code, str(folder)]
    return subprocess.run(command, cwd=tree, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Make the trees and an estate, measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.many", description=__doc__)
    parser.add_argument("--save", action="store_true", help="write the table to RESULTS.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        at = Path(made)
        estate.make(at / "desk", residents=1_000)
        plain, more = grown(at / "plain", 0), grown(at / "more")
        found = []
        for figure in figures(at / "desk", plain, more):
            print(line(figure.cells(["before"])), flush=True)
            found.append(figure)
    if options.save:
        head = f"`python -m tests.bench.many --save`, medians; {results.machine()}."
        results.save(SECTION, f"{head}\n\n{markdown(found, ['before'])}")


if __name__ == "__main__":
    main()
