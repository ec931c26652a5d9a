"""Clerks at one desk, killed without warning at any moment and replaced at once."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from store import clock, journal
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.estate import Settings
from store.rights import Role
from tests.conftest import PIN
from tests.loss import ledger
from tests.loss.clerk import RELIEVING, hired

CLERKS = 8
KILLS_A_SECOND = 13
# Counting the items and signing takes longer than an entry: killed as often as the others, those
# who hand over would hardly ever come to the second signature.
SPARED = 4
WRONG_CLOCKS = 0.05  # of those who are hired find the clock ahead, the next ones set right


@dataclass(frozen=True)
class Outcome:
    """What a run came to: how often somebody was killed, and everything that was wrong after it."""

    kills: int
    acknowledged: int
    kinds: Counter[str]
    entries: int
    faults: list[str]


def found(folder: Path) -> None:
    """An estate with as many assistants as there are clerks."""
    opening.open_folder(folder, create=True)
    settings.found(Settings(name="金色家园"))
    for number in range(CLERKS):
        new = NewStaff(
            name=f"员工{number}", number=str(1001 + number), role=Role.ASSISTANT, pin=PIN
        )
        staff.add(new, by=None)
    database.close()


def run(folder: Path, seconds: float, rng: Random) -> Outcome:
    """Kill clerks for so long, then hold the desk against what they wrote down."""
    found(folder / "desk")
    working = {hire(folder, number, rng): number for number in range(CLERKS)}
    kills, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(rng.expovariate(KILLS_A_SECOND))
        pid = _victim(working, rng)
        kills += dismiss(pid)
        number = working.pop(pid)
        working[hire(folder, number, rng)] = number
    kills += sum(dismiss(pid) for pid in working)
    return _judge(folder, kills)


def _victim(working: dict[int, int], rng: Random) -> int:
    pids = sorted(working)
    return rng.choices(pids, [1 / SPARED if working[pid] < RELIEVING else 1 for pid in pids])[0]


def hire(folder: Path, number: int, rng: Random) -> int:
    """Put a clerk to work in a process of its own; returns its id."""
    seed = rng.getrandbits(64)
    pid = os.fork()
    if pid:
        return pid
    rng = Random(seed)
    ahead = timedelta(days=rng.randrange(1, 800)) if rng.random() < WRONG_CLOCKS else timedelta(0)
    try:
        said = os.open(folder / f"said-{number}", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with clock.told_by(lambda: datetime.now(UTC) + ahead):
            opening.open_folder(folder / "desk")
            hired(folder / "desk", number, said, rng).work()
    except BaseException:
        traceback.print_exc(file=sys.stderr)
        (folder / f"broke-{os.getpid()}").write_text(traceback.format_exc(), "utf-8")
    finally:
        os._exit(1)


def dismiss(pid: int) -> int:
    """Kill a clerk; 1, or 0 when it had ended by itself."""
    os.kill(pid, signal.SIGKILL)
    return int(os.WIFSIGNALED(os.waitpid(pid, 0)[1]))


def _judge(folder: Path, kills: int) -> Outcome:
    said = list(ledger.acknowledged(folder))
    kinds = Counter(
        one.get("kind") or ("key.returned" if one["returned"] else "key.lent") for one in said
    )
    opening.open_folder(folder / "desk")
    try:
        faults = [
            *ledger.faults(folder),
            *(file.read_text("utf-8") for file in folder.glob("broke-*")),
        ]
        return Outcome(kills, len(said), kinds, journal.last_number(), faults)
    finally:
        database.close()
