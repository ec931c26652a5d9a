"""The estate that the bench works on: many residents, a long past, fifty running clocks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from unittest import mock

from store import clock, demo, rights, tickets
from store.demo import population
from store.demo.timeline import Timeline
from store.desk import opening, staff
from store.engine import database
from store.tickets import NewTicket
from tests.bench import past

ROOT = Path(__file__).parents[2]
FRONTDESK = (sys.executable, "-c", "from tui.command import main; raise SystemExit(main())")
NUMBER, PIN = "1001", "314159"
RESIDENTS_A_HOME = 2.2
YEARS = 3


def make(folder: Path, residents: int, entries: int = 0, clocks: int = 50) -> None:
    """Make a demo estate with about so many residents, entries, and at least so many open tickets.

    A past of ``entries`` lies before the demo's own two days.
    """
    homes = max(int(residents / RESIDENTS_A_HOME), 100)
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f".{folder.name}.part")
    with _past(entries) if entries else nullcontext():
        demo.build(part, homes=homes, days=2, seed=1, language="zh_CN")
    opening.open_folder(part)
    try:
        clerk = staff.sign_in(NUMBER, PIN)
        for number in range(clocks):
            new = NewTicket(what=f"第{number + 1}处公共走廊灯不亮，请派人来看", place="走廊")
            tickets.take(new, by=clerk)
    finally:
        database.close()
    part.rename(folder)


@contextmanager
def _past(entries: int) -> Iterator[None]:
    """Let the demo begin years earlier, and write those years down once its homes are settled."""
    settle, timelines = population.settle, list[Timeline]()

    def begin(at: datetime) -> Timeline:
        timelines.append(Timeline(at - timedelta(days=365 * YEARS)))
        return timelines[-1]

    def settle_long_ago(homes: int, rng: Random, *, by: rights.Staff) -> population.Population:
        settled, people = settle(homes, rng, by=by), [who.id for who in staff.everyone()]
        start, end = clock.now(), clock.now() + timedelta(days=365 * YEARS)
        past.write(entries, homes, people, start, end)
        timelines[-1].wait_until(end)
        return settled

    with (
        mock.patch.object(demo, "Timeline", begin),
        mock.patch.object(population, "settle", settle_long_ago),
    ):
        yield


def residents_in(folder: Path) -> int:
    """How many people the estate really has."""
    return _count(folder, "person")


def entries_in(folder: Path) -> int:
    """How many entries its journal has."""
    return _count(folder, "journal")


def _count(folder: Path, table: str) -> int:
    opening.open_folder(folder)
    try:
        (count,) = database.db.execute_sql(f"SELECT count(*) FROM {table}").fetchone()
        return int(count)
    finally:
        database.close()
