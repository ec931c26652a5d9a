"""``python -m tests.record``: the attack table, clean desks and bit flips, in their full number.

``--restores 10`` gives tampered copies to ``restore`` instead, ``--walks 10000`` takes random walks
over all screens, ``--handovers 10000`` random shifts, ``--entries`` times a long journal.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from tests.record import flips, handovers, million, trial, walks
from tests.record.attacks import ATTACKS, LIMITS
from tests.record.homewalker import HomeWalker
from tests.record.trial import Desk
from tests.record.walker import Walker
from tests.record.witness import Tally

_TOLD_EVERY = 500  # walks
_DESKS = 20  # that copies are made of for restore


def main() -> int:
    """Try everything, print the figures; the exit code is 1 when anything went unnoticed."""
    options = _options()
    if options.entries:
        with tempfile.TemporaryDirectory() as made:
            _say(str(million.measure(Path(made) / "desk", options.entries)))
        return 0
    if times := options.walks or options.homes:
        walker = Walker if options.walks else HomeWalker
        return int(_walks(times, options.seed, options.workers, walker) > 0)
    if options.handovers:
        return int(_handovers(options.handovers, options.seed, options.workers) > 0)
    with tempfile.TemporaryDirectory() as made:
        if options.restores:
            return int(_restores(options.restores, Path(made)) > 0)
        desks = [trial.clean(Path(made) / f"desk{seed}", seed) for seed in range(options.clean)]
        missed = [_attacks(desks, options.times, Path(made)), _alarms(desks)]
        missed.append(_flips(desks[0], options.flips, Path(made) / "flipped"))
    return int(any(missed))


def _attacks(desks: list[Desk], times: int, made: Path) -> int:
    copy, missed = made / "copy.db", 0
    for attack in ATTACKS:
        tried = [trial.try_attack(desks[n % len(desks)], attack, n, copy) for n in range(times)]
        wrong = list(filter(None, tried))
        missed += len(wrong)
        _say(f"{attack.what:60}{times - len(wrong):6} of {times}", *wrong[:3])
    _say(f"{len(ATTACKS)} attacks × {times}: {missed} not found out or not named")
    _say("not found without a printed head:", *(one.what for one in ATTACKS if not one.alone))
    _say("not found at all:", *(one.what for one in LIMITS))
    return missed


def _restores(times: int, made: Path) -> int:
    desks = [trial.clean(made / f"desk{seed}", seed) for seed in range(min(times, _DESKS))]
    wrong = [
        said
        for attack in ATTACKS
        for n in range(times)
        if (said := trial.try_restore(desks[n % len(desks)], attack, n, made))
    ]
    alone = sum(attack.alone for attack in ATTACKS)
    _say(f"{alone} attacks × {times} on a backup: {len(wrong)} taken back by restore", *wrong[:9])
    return len(wrong)


def _alarms(desks: list[Desk]) -> int:
    verdicts = [trial.examine(desk.file, desk.head) for desk in desks]
    false = [verdict for verdict in verdicts if not verdict.right]
    _say(f"{len(desks)} clean desks: {len(false)} false alarms", *map(str, false[:3]))
    return len(false)


def _flips(desk: Desk, times: int, folder: Path) -> int:
    before = flips.protected(desk.file)
    results = [flips.flip(desk, folder, seed, before) for seed in range(times)]
    touched = [result for result in results if result.touched]
    missed = [result for result in touched if not result.reported]
    other = sum(result.reported for result in results) - len(touched) + len(missed)
    _say(
        f"{times} flipped bits: {len(touched)} touched a protected field, "
        f"{len(missed)} of them unreported; {other} others reported; no traceback, no hang"
    )
    return len(missed)


def _walks(times: int, seed: int, workers: int, walker: type[Walker]) -> int:
    begun = time.monotonic()
    tally = walks.run(times, seed, workers, _so_far, walker=walker)
    seconds = time.monotonic() - begun
    _say(
        f"{tally.walks} walks in {seconds:.0f} s, {tally.walks / seconds:.1f} a second;"
        f" {tally.looks} looks at screens, {tally.exports} at exports, errors and files",
        f"{tally.revealed} reveals on record, the figure of {tally.shown} seen",
        f"{tally.sheets} sheets, {tally.declared} people on record for them,"
        f" {tally.printed} figures on them",
        f"{tally.in_words} sights of a figure in words that the desk itself typed",
        *(
            ", ".join(f"{n} {what}" for what, n in counted.most_common())
            for counted in (tally.screens, tally.kinds)
        ),
        f"{len(tally.leaks)} seen without a record, or named in the journal",
        *tally.leaks[:5],
    )
    return len(tally.leaks)


def _handovers(times: int, seed: int, workers: int) -> int:
    begun = time.monotonic()
    tally = handovers.run(times, seed, workers, _shifts_so_far)
    _say(
        f"{tally.completed} handovers signed by both in {time.monotonic() - begun:.0f} s,"
        f" {tally.given_up} others begun; {tally.steps} steps, {tally.refused} of them refused",
        f"{len(tally.faults)} against a rule, or with an open matter dropped",
        *tally.faults[:5],
    )
    return len(tally.faults)


def _shifts_so_far(tally: handovers.Tally) -> None:
    if tally.completed % _TOLD_EVERY < handovers.AT_ONE_DESK:
        _say(f"{tally.completed} handovers, {len(tally.faults)} faults", *tally.faults[-1:])


def _so_far(tally: Tally) -> None:
    if tally.walks % _TOLD_EVERY < walks.IN_ONE_SESSION:
        _say(f"{tally.walks} walks, {len(tally.leaks)} leaks", *tally.leaks[-1:])


def _say(*lines: str) -> None:
    print(*lines, sep="\n    ", flush=True)  # noqa: T201


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.record", description=__doc__)
    parser.add_argument("--times", type=int, default=200, help="how often each attack is tried")
    parser.add_argument("--clean", type=int, default=1000, help="how many clean desks")
    parser.add_argument("--flips", type=int, default=10_000, help="how many bits are flipped")
    parser.add_argument("--restores", type=int, help="only restores, so many of each attack")
    parser.add_argument("--walks", type=int, help="only random walks, so many")
    parser.add_argument("--homes", type=int, help="only random walks of finder and homes' pages")
    parser.add_argument("--handovers", type=int, help="only random handovers, so many")
    parser.add_argument("--seed", type=int, default=1, help="of the walks")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="processes that walk")
    parser.add_argument("--entries", type=int, help="only time the verifying of so many entries")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
