"""How soon an entry is readable at head office, what that costs, how fast it catches up."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import psycopg

from store import dutylog, journal
from store.dutylog import NewEntry
from store.engine import database
from store.journal.event import event
from store.rights import Staff
from tests.company.attacking import at
from tests.company.cluster import Cluster
from tests.company.estates import HeadOffice, Site, work
from tests.company.killing import PROGRAM, receiving, sending
from tests.processes import memory, seconds

_WRITES = 150


def measured(cluster: Cluster, folder: Path, entries: int) -> Iterator[str]:
    """Every figure as a line."""
    yield f"load {os.getloadavg()[0]:.1f}"
    yield from _delay(cluster, folder)
    yield from _catching_up(cluster, folder / "one", entries, 1)
    yield from _catching_up(cluster, folder / "many", entries, 8)
    yield f"load {os.getloadavg()[0]:.1f}"


def _delay(cluster: Cluster, folder: Path) -> Iterator[str]:
    office = at(cluster, cluster.head_office())
    site = Site(folder / "delay")
    with site.at_work() as by:
        work(Random(1), 50, by)
        alone, _at = _written(by)
    with sending(site, office) as sender:
        while office.one("SELECT max(number) FROM company.estate") != site.last():
            time.sleep(0.2)
        watch = _Watch(office)
        with site.at_work() as by:
            beside, at_ = _written(by)
        time.sleep(1)
        watch.stop()
        delays = [(watch.seen[number] - when) * 1e3 for number, when in at_.items()]
        yield _quantiles("desk alone, ms", alone)
        yield _quantiles("desk while shipping, ms", beside)
        yield _quantiles("commit to readable at head office, ms", delays)
        used = seconds(sender.pid)
        time.sleep(10)
        idle = (seconds(sender.pid) - used) * 10
        yield f"sender and receiver: {memory(sender.pid) >> 20} MiB; idle {idle:.1f} % of a core"


def _written(by: Staff) -> tuple[list[float], dict[int, float]]:
    """How long operations took, in ms, and when the entry of each was there."""
    took, at_ = [], {}
    for turn in range(_WRITES):
        begun = time.perf_counter()
        number = dutylog.write(NewEntry(what=f"停水 {turn}"), by=by).number
        took.append((time.perf_counter() - begun) * 1e3)
        at_[number] = time.time()
        time.sleep(0.06)
    return took, at_


class _Watch:
    """When each entry came to be readable."""

    def __init__(self, office: HeadOffice) -> None:
        self.seen: dict[int, float] = {}
        self._office, self._done = office, False
        self._beside = threading.Thread(target=self._look)
        self._beside.start()

    def _look(self) -> None:
        with psycopg.connect(self._office.reader, autocommit=True) as db:
            last = 0
            while not self._done:
                row = db.execute("SELECT max(number) FROM company.estate").fetchone()
                number = int(row[0]) if row else 0
                for one in range(last + 1, number + 1):
                    self.seen[one] = time.time()
                last = number
                time.sleep(0.003)

    def stop(self) -> None:
        self._done = True
        self._beside.join()


def _quantiles(name: str, values: list[float]) -> str:
    values = sorted(values)
    p50, p99 = values[len(values) // 2], values[int(len(values) * 0.99)]
    return f"{name}: p50 {p50:.1f}, p99 {p99:.1f}, most {values[-1]:.1f}"


def _catching_up(cluster: Cluster, folder: Path, entries: int, estates: int) -> Iterator[str]:
    office = at(cluster, cluster.head_office())
    sites = [Site(folder / f"{n}", f"{n}园") for n in range(estates)]
    folder.mkdir()
    for site in sites:
        with site.at_work() as by:
            _fill(entries // estates, by)
    begun = time.perf_counter()
    senders = []
    for site in sites:
        through = receiving(site, office)
        command = [str(PROGRAM), "--data", str(site.folder), "ship", "--once", "--through", through]
        senders.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
    assert not any(sender.wait() for sender in senders)
    took = time.perf_counter() - begun
    total = int(office.one("SELECT sum(number) FROM company.estate"))
    yield f"catching up, {estates} at once: {total} entries in {took:.1f} s, {total / took:.0f}/s"


def _fill(entries: int, by: Staff) -> None:
    """So many entries of tickets and of the log, as they are recorded."""
    kinds = ("ticket.noted", "file.opened", "log.written")
    for _portion in range(0, entries, 5000):
        events = [
            event(
                kinds[n % 3],
                f"{('ticket', 'home', 'log')[n % 3]}:{n % 400 + 1}",
                payload={"category": "notice", "n": n} if n % 3 == 2 else {"n": n},
                words={"what": f"停水通知 {n}"},
            )
            for n in range(min(5000, entries))
        ]
        with database.write():
            journal.append_all(events, by=by)
