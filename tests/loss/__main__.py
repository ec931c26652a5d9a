"""The long runs: ``python -m tests.loss`` with ``--minutes 10`` (kills), ``--power 5000``,
``--refuse``, ``--backups 100``, ``--wal-bits 1000`` or ``--histories 10000`` (alarms of tickets).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.loss import alarms, backing_up, killing, power, refusing, shot, walbits


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.loss", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--backups", type=int, default=0)
    parser.add_argument("--power", type=int, default=0, help="power failures")
    parser.add_argument("--refuse", action="store_true", help="every call of every operation")
    parser.add_argument("--operations", nargs="+", choices=refusing.OPERATIONS, help="only these")
    parser.add_argument("--wal-bits", type=int, default=0, help="bits flipped in a log")
    parser.add_argument("--histories", type=int, default=0, help="of tickets, killed on the way")
    parser.add_argument("--seed", type=int)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="frontdesk-loss-") as folder:
        if asked.power:
            return _power(Path(folder), asked.power, Random(asked.seed))
        if asked.refuse:
            return _refuse(Path(folder), asked.operations or list(refusing.OPERATIONS))
        if asked.wal_bits:
            return _flip(Path(folder), asked.wal_bits, Random(asked.seed))
        if asked.histories:
            return _ring(Path(folder), asked.histories, Random(asked.seed))
        if asked.backups:
            return _back_up(Path(folder), asked.backups, Random(asked.seed))
        return _kill(Path(folder), asked.minutes, Random(asked.seed))


def _kill(folder: Path, minutes: float, rng: Random) -> int:
    outcome = killing.run(folder, minutes * 60, rng)
    kinds = ", ".join(f"{count} {kind}" for kind, count in outcome.kinds.most_common())
    print(f"{outcome.kills} kills, {outcome.entries} entries")
    print(f"{outcome.acknowledged} acknowledged: {kinds}")
    print(*(outcome.faults or ["nothing lost, nothing half done, the chain verifies"]), sep="\n")
    return 1 if outcome.faults else 0


def _back_up(folder: Path, backups: int, rng: Random) -> int:
    faults = backing_up.run(folder, backups, rng)
    well = f"{backups} backups under load, each restored, verified, a prefix of the desk"
    print(*(faults or [well]), sep="\n")
    return 1 if faults else 0


def _power(folder: Path, runs: int, rng: Random) -> int:
    outcome = power.lose_often(folder, runs, rng)
    print(f"{runs} power failures, {outcome.acknowledged} acknowledged")
    print(*(outcome.faults or ["nothing lost, nothing half done, the chain verifies"]), sep="\n")
    return 1 if outcome.faults else 0


def _flip(folder: Path, times: int, rng: Random) -> int:
    tried = walbits.run(walbits.killed(folder / "killed"), folder / "desk", times, rng)
    print(f"{times} flipped bits of a log, {tried.costly} cost entries,")
    print(f"{tried.told_by_head} of these, in the last change, told by a printed head alone")
    print(*(tried.faults or ["none went unnoticed"]), sep="\n")
    return 1 if tried.faults else 0


def _ring(folder: Path, histories: int, rng: Random) -> int:
    tally = alarms.run(folder, histories, rng, _so_far)
    told = f"{tally.histories} histories, {tally.steps} steps, {tally.jumps} by a clock ahead"
    print(f"{told}; {tally.kills} kills, {tally.undone} of them before the commit")
    for _ in range(max(histories // 200, 1)):
        shot.shoot(folder, rng, tally)
    print(f"{max(histories // 200, 1)} desks shot; {tally.looks} looks, at {tally.rang} it rang")
    print(*(tally.faults[:9] or ["no alarm missed, none doubled, none early"]), sep="\n")
    return 1 if tally.faults else 0


def _so_far(tally: alarms.Tally) -> None:
    if tally.histories % 500 == 0:
        print(f"{tally.histories} histories, {len(tally.faults)} faults", flush=True)


def _refuse(folder: Path, operations: list[str]) -> int:
    begin, faults = refusing.prepared(folder / "first"), 0
    for operation in operations:
        for code in (refusing.IO_ERROR, refusing.FULL):
            for lasting in (False, True):
                tried = refusing.refuse_each(
                    folder / "desk", begin, operation, refusing.Refused(code, lasting)
                )
                faults += len(tried.faults)
                print(operation, "lasting" if lasting else "once", tried, flush=True)
    return 1 if faults else 0


sys.exit(main())
