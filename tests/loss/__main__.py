"""The long runs: ``python -m tests.loss`` with ``--minutes 10`` (kills), ``--power 5000``,
``--refuse`` or ``--backups 100``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.loss import backing_up, killing, power, refusing


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.loss", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--backups", type=int, default=0)
    parser.add_argument("--power", type=int, default=0, help="power failures")
    parser.add_argument("--refuse", action="store_true", help="every call of every operation")
    parser.add_argument("--seed", type=int)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="frontdesk-loss-") as folder:
        if asked.power:
            return _power(Path(folder), asked.power, Random(asked.seed))
        if asked.refuse:
            return _refuse(Path(folder))
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


def _refuse(folder: Path) -> int:
    begin, faults = refusing.prepared(folder / "first"), 0
    for operation in refusing.OPERATIONS:
        for code in (refusing.IO_ERROR, refusing.FULL):
            for lasting in (False, True):
                tried = refusing.refuse_each(
                    folder / "desk", begin, operation, refusing.Refused(code, lasting)
                )
                faults += len(tried.faults)
                print(operation, "lasting" if lasting else "once", tried, flush=True)
    return 1 if faults else 0


sys.exit(main())
