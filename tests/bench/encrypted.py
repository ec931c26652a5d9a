"""``python -m tests.bench.encrypted``: what encryption costs, beside the same desk without it.

Each is worked by turns in a process of its own, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from store.disk import encryption
from tests.bench import estate, results

LOOKUPS, APPENDS = 400, 200
SOUGHT = ("3-2-1", "1201", "张", "zhang", "zh", "138", "李芳", "8-1")
MEASURES = {
    "door": "sign-in: the estate's name, ms",
    "open": "opening the desk, ms",
    "lookup": "a lookup in the finder, ms",
    "append": "an entry of the log, ms",
    "verify": "verify, s",
    "backup": "a backup, checked, s",
}


def main() -> None:
    """Make two estates, work both, and print the table."""
    options = _options()
    if options.work:
        print(json.dumps(_work(options.work)))
        return
    with tempfile.TemporaryDirectory() as made:
        desks = {"plain": Path(made) / "plain", "encrypted": Path(made) / "encrypted"}
        keys: dict[str, dict[str, str]] = {
            "plain": {},
            "encrypted": {encryption.FROM_TEXT: secrets.token_hex(32)},
        }
        for name, folder in desks.items():
            os.environ.update(keys[name])
            estate.make(folder, options.residents, options.entries)
        os.environ.pop(encryption.FROM_TEXT)
        rounds = [
            {name: _worked(desks[name], keys[name]) for name in sorted(desks, reverse=n % 2 == 0)}
            for n in range(options.rounds)
        ]
    print(f"{results.machine()};\n{options.residents:,} residents, {options.entries:,} entries")
    print(f"{'':32}{'plain':>10}{'encrypted':>11}{'ratio':>8}")
    for key, title in MEASURES.items():
        plain, encrypted = (
            statistics.median(one[name][key] for one in rounds) for name in ("plain", "encrypted")
        )
        print(f"{title:32}{plain:10.2f}{encrypted:11.2f}{encrypted / plain:8.2f}")


def _worked(folder: Path, key: dict[str, str]) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.encrypted", "--work", str(folder)]
    done = subprocess.run(
        command, cwd=estate.ROOT, env=os.environ | key, capture_output=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _work(folder: Path) -> dict[str, float]:
    """What one desk takes, in a process that has opened nothing yet."""
    from store.disk import firstlook

    took = {"door": 1000 * _seconds(lambda: firstlook.look(folder))}
    from store import dutylog, journal, residents
    from store.desk import backup, opening, staff
    from store.dutylog import NewEntry
    from store.engine import database

    took["open"] = 1000 * _seconds(lambda: opening.open_folder(folder))
    clerk = staff.by_number(estate.NUMBER)
    finds = [
        _seconds(lambda n=n: residents.find(SOUGHT[n % len(SOUGHT)]))  # type: ignore[misc]
        for n in range(LOOKUPS)
    ]
    new = NewEntry(what="快递寄存在前台")
    writes = [_seconds(lambda: dutylog.write(new, by=clerk)) for _ in range(APPENDS)]
    took["lookup"] = 1000 * statistics.median(finds)
    took["append"] = 1000 * statistics.median(writes)
    took["verify"] = _seconds(journal.verify)
    copy = folder / "measured.db"
    took["backup"] = _seconds(lambda: backup.make(copy))
    database.close()
    return took


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.encrypted", description=__doc__)
    parser.add_argument("--residents", type=int, default=10_000, help="about how many")
    parser.add_argument("--entries", type=int, default=50_000, help="of its past")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
