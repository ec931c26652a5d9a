"""A desk that is shot (SIGKILL) within a ticket's history: afterwards all rings as told."""

from __future__ import annotations

import os
import pickle
import shutil
import time
from pathlib import Path
from random import Random

from store import clock, journal
from store.desk import opening
from store.engine import database
from tests.conftest import MONDAY, Clock
from tests.loss.alarms import Case, Desk, Tally
from tests.loss.killing import dismiss
from tests.store.tickets.test_brute_clock import Told

LATER = (0, 5, 15, 1, 40, 1440)  # minutes after which it is looked at


class Doomed(Desk):
    """Says in a file, before each step, what is told before and after it."""

    def about_to(self, case: Case, after: Told) -> None:
        """Write down what should be, whether or not the step is done."""
        others = [(one.number, one.told) for one in self.others if one is not case]
        before = [*others, (case.number, case.told)] if case.number else others
        said = (journal.last_number(), self.now, before, [*others, (case.number, after)])
        with (self.root / "said.new").open("wb") as file:
            pickle.dump(said, file)
        (self.root / "said.new").replace(self.root / "said")


def shoot(folder: Path, rng: Random, tally: Tally) -> None:
    """Let a desk work for some milliseconds, shoot it, and look at what it left."""
    for name in ("desk0", "desk1", "said"):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).unlink(missing_ok=True)
    pid = _at_work(folder, Random(rng.getrandbits(32)))
    while not (folder / "said").exists():
        time.sleep(0.005)
    time.sleep(rng.random() * 0.5)
    tally.kills += dismiss(pid)
    _examine(folder, tally)


def _at_work(folder: Path, rng: Random) -> int:
    pid = os.fork()
    if pid:
        return pid
    moving = Clock(MONDAY)
    try:
        with clock.told_by(moving):
            desk = Doomed(folder, moving, rng, Tally())
            desk.killed = desk.jumped = 0
            while True:
                desk.history()
    finally:
        os._exit(1)


def _examine(folder: Path, tally: Tally) -> None:
    number, now, before, after = pickle.loads((folder / "said").read_bytes())
    moving = Clock(MONDAY)
    with clock.told_by(moving):
        opening.open_folder(folder / "desk1")
        done = journal.last_number() > number
        last = journal.last()
        assert last is not None
        told = [(of or last.subject_id, one) for of, one in (after if done else before)]
        desk = Desk.__new__(Desk)
        desk.moving, desk.now, desk.tally = moving, now, tally
        desk.others = [Case(of, one) for of, one in told]
        tally.undone += not done
        try:
            for minutes in LATER:
                desk.goes_on(minutes)
                desk.look()
        except AssertionError as error:
            tally.faults.append(f"shot after entry {number}: {error}")
        finally:
            database.close()
