"""A clerk at work when the power fails, and the desk as it is found afterwards."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import apsw
import pytest

from store.desk import opening
from store.engine import database
from store.engine.driver import errors
from store.errors import StoreError
from tests.loss import driver, killing, ledger
from tests.loss.clerk import hired
from tests.loss.disk import Disk, refusal

STEPS = 60
MOST_CALLS = 3000
# Often enough that the power also fails while the log goes over into the database.
CHECKPOINT = "wal_autocheckpoint = 30"


def found(folder: Path) -> bytes:
    """A desk's database file, to begin each run with."""
    killing.found(folder)
    return (folder / database.FILE).read_bytes()


def lose(folder: Path, begin: bytes, rng: Random, *pragmas: str) -> list[str]:
    """Let the power fail at any call to the disk; whatever is lost, half done or unreadable."""
    disk = Disk("falls", {database.FILE: begin})
    disk.before = _fails_after(rng.randint(1, MOST_CALLS))
    with pytest.MonkeyPatch.context() as patch:
        driver.put_on(disk, patch, CHECKPOINT, *pragmas)
        work(folder, begin, rng)
        left = disk.after_power_loss(rng)
        disk.before = lambda call, number: None  # for what is closed only now
        let_go()
    disk.unregister()
    for name, content in left.items():
        (folder / "desk" / name).write_bytes(content)
    return _faults(folder)


@dataclass
class Outcome:
    """How much was acknowledged before the power failed, and whatever was wrong afterwards."""

    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)


def lose_often(folder: Path, runs: int, rng: Random, *pragmas: str) -> Outcome:
    """Let the power fail as many times, each at a desk that begins anew."""
    begin, outcome = found(folder / "first"), Outcome()
    for run in range(runs):
        at = folder / f"run-{run}"
        outcome.faults += lose(at, begin, rng, *pragmas)
        outcome.acknowledged += sum(1 for _ in ledger.acknowledged(at))
        shutil.rmtree(at)
    return outcome


def work(folder: Path, begin: bytes, rng: Random) -> None:
    """A clerk's steps until they are done or the disk is gone."""
    lay_out(folder, begin)
    said = os.open(folder / "said-0", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    try:
        opening.open_folder(folder / "desk")
        clerk = hired(folder / "desk", 0, said, rng)
        clerk.key = clerk.own_key()
        for _ in range(STEPS):
            rng.choice((clerk.log, clerk.step, clerk.lend))()
    except DISK:
        pass  # the power is gone
    finally:
        os.close(said)


DISK: tuple[type[Exception], ...] = (StoreError, *errors())


def lay_out(folder: Path, begin: bytes) -> None:
    """A data folder whose files have their names on the real disk too, where they are watched."""
    (folder / "desk").mkdir(parents=True)
    (folder / "desk" / database.FILE).write_bytes(begin)
    (folder / "desk" / f"{database.FILE}-wal").write_bytes(b"")


def let_go() -> None:
    """Close what can be closed."""
    try:
        database.close()
    except DISK:
        database.db._state.reset()
        database.close()


def _fails_after(calls: int) -> Callable[[str, int], None]:
    def before(call: str, number: int) -> None:
        if number > calls:
            raise refusal(apsw.SQLITE_IOERR)

    return before


def _faults(folder: Path) -> list[str]:
    try:
        opening.open_folder(folder / "desk")
        return list(ledger.faults(folder))
    except DISK as error:
        return [f"it does not open: {error}"]
    finally:
        let_go()
