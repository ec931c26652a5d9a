"""Random handovers in their number: none completes against a rule, none drops an open matter.

The walk and its model are those of ``tests/store/handover/test_model.py``; a PIN costs next to
nothing here, which is all that is not as at the desk.
"""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from store import clock, estate, journal
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.rights import Role, Staff
from tests import newdesk
from tests.conftest import MONDAY, PIN, Clock
from tests.store.handover.test_model import ITEMS, Shifts

AT_ONE_DESK = 25
_PEOPLE = (
    ("李芳", "1001", Role.ASSISTANT),
    ("周敏", "1002", Role.ASSISTANT),
    ("王主管", "2001", Role.SUPERVISOR),
)


@dataclass
class Tally:
    """What the walks came to: handovers that both signed, steps tried, how many were refused."""

    completed: int = 0
    steps: int = 0
    refused: int = 0
    given_up: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take another's counts in."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def run(
    handovers: int, seed: int, workers: int, so_far: Callable[[Tally], None] | None = None
) -> Tally:
    """Hand over so often, at desks of their own; the same seed walks the same ways."""
    lots = [min(AT_ONE_DESK, handovers - n) for n in range(0, handovers, AT_ONE_DESK)]
    tally = Tally()
    for done in _each([(seed * 1_000_003 + n, lot) for n, lot in enumerate(lots)], workers):
        tally.add(done)
        if so_far is not None:
            so_far(tally)
    return tally


def _each(tasks: list[tuple[int, int]], workers: int) -> Iterator[Tally]:
    if workers == 1:
        yield from map(at_one_desk, tasks)
        return
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=fresh) as pool:
        yield from pool.map(at_one_desk, tasks)


def at_one_desk(task: tuple[int, int]) -> Tally:
    """So many completed handovers at a new desk, and the steps around them."""
    seed, handovers = task
    moving, tally = Clock(MONDAY), Tally()
    with (
        tempfile.TemporaryDirectory() as at,
        clock.told_by(moving),
        newdesk.kept(),
        newdesk.cheap_pins(),
    ):
        opening.open_folder(Path(at) / "desk", create=True)
        try:
            _walk(Shifts(_people(), Random(seed), moving), handovers, tally)
            if not journal.verify().right:
                tally.faults.append(f"seed {seed}: {journal.verify()}")
        except AssertionError as error:
            tally.faults.append(f"seed {seed}, after {tally}: {error}")
        finally:
            database.close()
    return tally


def _people() -> list[Staff]:
    items = tuple(estate.Item(name=name, expected=count) for name, count in ITEMS.items())
    settings.found(estate.Settings(name="金色家园", items=items))
    new = [NewStaff(name=name, number=number, role=role, pin=PIN) for name, number, role in _PEOPLE]
    return [staff.add(one, by=None) for one in new]


def _walk(shifts: Shifts, handovers: int, tally: Tally) -> None:
    while shifts.completed < handovers and tally.steps < 400 * handovers:
        shifts.step()
        tally.steps += 1
        tally.completed, tally.refused = shifts.completed, shifts.refused
    tally.given_up = shifts.begun - shifts.completed
    assert shifts.completed == handovers
