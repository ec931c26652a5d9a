"""``python -m tests.company``: estates and head office killed at random, for long.

``--attacks`` tries every attack on an estate's file instead, ``--figures`` measures how soon an
entry is readable at head office, what that costs the desk, and how fast what was missed is sent.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import store.company  # noqa: F401  lets the driver be found
from tests import newdesk
from tests.company import attacking, figures, killing
from tests.company.cluster import Cluster
from tests.record.attacks import ATTACKS


def main() -> int:
    """Do what is asked for, print the figures; the exit code is 1 when anything was missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--estates", type=int, default=20)
    options.add_argument("--seconds", type=float, default=600)
    options.add_argument("--think", type=float, default=0.4, help="seconds between two operations")
    options.add_argument("--attacks", action="store_true")
    options.add_argument("--figures", action="store_true")
    options.add_argument("--entries", type=int, default=100_000)
    given = options.parse_args()
    cluster = Cluster()
    try:
        with tempfile.TemporaryDirectory() as made, newdesk.kept(), newdesk.cheap_pins():
            if given.attacks:
                return _attacks(cluster, Path(made))
            if given.figures:
                for line in figures.measured(cluster, Path(made), given.entries):
                    _say(line)
                return 0
            told = killing.trial(cluster, Path(made), given.estates, given.seconds, given.think)
            _say(told)
            return int('"lost": 0, "double": 0, "otherwise": 0' not in told)
    finally:
        cluster.remove()


def _attacks(cluster: Cluster, folder: Path) -> int:
    ground = attacking.ground(cluster, folder, 3)
    wrong = len(attacking.found(ground, None, 0))
    for turn, attack in enumerate(ATTACKS):
        told = attacking.found(ground, attack, turn)
        missed = not told or told[0].startswith("refused at the estate")
        wrong += missed
        _say(f"{'MISSED' if missed else 'found'}  {attack.what}: {' | '.join(told)}")
    _say(f"{len(ATTACKS)} attacks, {wrong} missed or false")
    return int(wrong > 0)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main())
