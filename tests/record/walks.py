"""Random walks over all screens and exports by every role, what is seen held against the record."""

from __future__ import annotations

import asyncio
import contextlib
import io
import multiprocessing
import shutil
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.worker import WorkerFailed

import printing.sheet
from printing.sheet import Sheet
from store import clock
from store.desk import opening
from store.engine import database
from tests.conftest import MONDAY, Clock
from tests.record import grounds
from tests.record.walker import Spent, Walker
from tests.record.witness import Tally, Witness, strings
from tui import language
from tui.command import main
from tui.desk.app import Desk

Task = tuple[Path, int, int, type[Walker]]
STEPS = 8
IN_ONE_SESSION = 20
SIZES = ((80, 24), (80, 24), (120, 40))
SETS_FOR_REAL = 40  # one sheet in so many is set as a PDF and read back
_COMMANDS = (
    ("export", "log"),
    ("verify",),
    ("print", "work-order", "1"),
    ("print", "household", "1-1-101"),
    ("print", "key-deposit", "A0"),
    ("print", "work-order", "999"),
    ("print", "residents", "9-9-999"),
    ("import", "residents", "{import}", "--dry-run"),
    ("print", "cover", "1-1-102"),
    ("print", "log", "--day", "2026-11-23"),
    ("staff", "add", "新人", "--role", "assistant", "--staff-number", "1001", "--pin-file", "-"),
)


def run(
    walks: int,
    seed: int,
    workers: int = 1,
    so_far: Callable[[Tally], None] | None = None,
    *,
    walker: type[Walker] = Walker,
) -> Tally:
    """Walk so many times, in as many processes; the same seed walks the same ways.

    ``so_far`` hears what has been seen after each session; ``walker`` is who walks.
    """
    lots = [min(IN_ONE_SESSION, walks - done) for done in range(0, walks, IN_ONE_SESSION)]
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="frontdesk-walks-") as made:
        grounds.build(Path(made) / "first", seed)
        tasks = [
            (Path(made), seed * 1_000_003 + number, lot, walker) for number, lot in enumerate(lots)
        ]
        for done in _each(tasks, workers):
            tally.add(done)
            if so_far is not None:
                so_far(tally)
    return tally


def _each(tasks: list[Task], workers: int) -> Iterator[Tally]:
    if workers == 1:
        yield from map(session, tasks)
        return
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=fresh) as pool:
        yield from pool.map(session, tasks)


def session(task: Task) -> Tally:
    """Several walks at one copy of the estate, then the command line on what they left."""
    made, seed, walks, walker = task
    dice, tally, moving = Random(seed), Tally(), Clock(MONDAY)
    while tally.walks < walks:
        with tempfile.TemporaryDirectory(dir=made) as at, _apart(Path(at), moving) as folder:
            shutil.copytree(made / "first", folder)
            opening.open_folder(folder)
            witness = Witness(folder, tally)
            try:
                asyncio.run(_walk(walker, dice, witness, moving, walks - tally.walks))
                _files(witness)
            finally:
                database.close()
            _command(dice, witness)
    return tally


@contextlib.contextmanager
def _apart(at: Path, moving: Clock) -> Iterator[Path]:
    """A clock and a home folder of one's own, and an eye on every sheet."""
    with pytest.MonkeyPatch.context() as patch, clock.told_by(moving):
        moving.at = MONDAY + timedelta(minutes=30)
        patch.setenv("HOME", str(at))
        yield at / "desk"
        language.speak("en")


async def _walk(
    kind: type[Walker], dice: Random, witness: Witness, moving: Clock, walks: int
) -> None:
    language.speak("zh_CN")
    desk = Desk()
    with pytest.MonkeyPatch.context() as patch:
        _watch_sheets(patch, dice, witness)
        # The look paints the screen; nobody else needs it painted.
        patch.setattr(Compositor, "render_update", _unpainted)
        patch.setattr(Desk, "_display", lambda desk, *_: desk.post_display_hook())
        walker = None
        try:
            async with desk.run_test(size=dice.choice(SIZES)) as pilot:
                walker = kind((desk, pilot), dice, witness, moving)
                for _ in range(walks):
                    await walker.walk(STEPS)
                desk.exit(0)
        except Spent:
            return
        except Exception as error:  # a program that breaks is a finding too
            failed = error.error if isinstance(error, WorkerFailed) else error
            broken = "".join(traceback.format_exception(failed))
            path = " ".join(walker.path) if walker else ""
            witness.tally.leaks.append(f"{path}: {broken}")
            witness.close_walk()


def _unpainted(self: Compositor, *_: Any, **__: Any) -> None:
    self._dirty_regions.clear()


def _watch_sheets(patch: pytest.MonkeyPatch, dice: Random, witness: Witness) -> None:
    """Every sheet that is printed is judged, most of them before they are set."""
    really = printing.sheet.render

    def render(declared: Sheet, *rest: Any) -> bytes:
        if declared.head is None:  # to be filled in by hand: nobody may stand on it
            witness.export("\n".join(strings(declared)), "a blank sheet")
        else:
            witness.sheet(int(declared.head.code.partition("-")[0]), declared)
        if dice.randrange(SETS_FOR_REAL):
            return b"%PDF-"
        made = really(declared, *rest)
        read = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True)
        witness.paper(declared, read.stdout.decode())
        return made

    patch.setattr(printing.sheet, "render", render)


def _files(witness: Witness) -> None:
    """Whatever lies in the data folder beside the database, its backups and the sheets."""
    for file in sorted(witness.folder.rglob("*")):
        witness.alone(file)
        if file.is_file() and file.parent == witness.folder and database.FILE not in file.name:
            witness.export(file.read_text("utf-8", "replace"), file.name)


def _command(dice: Random, witness: Witness) -> None:
    """One command on the folder that the sessions left, and all that it prints."""
    command = dice.choice(_COMMANDS)
    said = io.StringIO()
    arguments = [part.replace("{import}", str(witness.folder / "import" / grounds.IMPORT))
                 for part in command]  # fmt: skip
    if command[0] == "print":
        arguments += ["--to", str(witness.folder / "sheet.pdf")]
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        pytest.MonkeyPatch.context() as patch,
    ):
        _watch_sheets(patch, dice, witness)
        main(["--data", str(witness.folder), *arguments])
    opening.open_folder(witness.folder)
    try:
        witness.export(said.getvalue(), " ".join(command))
        witness.look_through_journal()
    finally:
        database.close()
