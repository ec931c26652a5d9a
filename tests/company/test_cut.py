"""Whatever is cut or stopped, all arrives once; ``python -m tests.company`` kills processes."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from random import Random

import psycopg

from store.company import checking, receiving
from store.errors import StoreError
from store.shipping import Errand, Line, contact, source, wire
from tests.company.cluster import Cluster
from tests.company.comparing import compared
from tests.company.estates import HeadOffice, Site, work
from tests.conftest import Clock


class Cut(Line):
    """A line that is cut after so many bytes."""

    left = 1 << 60

    def put(self, told: object) -> None:
        before = self.sent
        if self.left <= 0:
            raise wire.Ended("The line has ended.")
        super().put(told)  # type: ignore[arg-type]
        self.left -= self.sent - before


def cut_contact(site: Site, office: HeadOffice, dice: Random) -> None:
    """A contact of which either end dies somewhere, before or behind what it has done."""
    (reads, answers), (hears, writes) = os.pipe(), os.pipe()
    here, there = Cut(reads, writes, 20), Cut(hears, answers)
    dying = dice.choice([here, there])
    dying.left = int(dice.expovariate(1 / 20_000))

    def serve() -> None:
        receiving.receive(office.receiver, site.identity, there)
        os.close(answers)
        os.close(hears)

    beside = threading.Thread(target=serve)
    beside.start()
    with suppress(StoreError):
        contact(Errand(site.folder), here)
    os.close(writes)
    beside.join(20)
    os.close(reads)


def terminate(cluster: Cluster) -> None:
    """End whatever works for head office at this moment."""
    with psycopg.connect(cluster.at("postgres"), autocommit=True) as db:
        db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = 'frontdesk_receiver'"
        )


def test_nothing_is_lost_and_nothing_comes_twice(
    cluster: Cluster, office: HeadOffice, tmp_path: Path, time: Clock
) -> None:
    dice = Random(11)
    source_run = source.RUN
    source.RUN = 7  # many runs, so that many are cut
    sites = [Site(tmp_path / name, name) for name in ("东园", "西园", "南园")]
    try:
        for turn in range(12):
            site = dice.choice(sites)
            with site.at_work() as by:
                work(dice, 12, by, pause=lambda: time.pass_(seconds=dice.randint(1, 90)))
            ending = threading.Timer(dice.random() * 0.1, terminate, (cluster,))
            if turn % 4 == 3:
                ending.start()
            cut_contact(site, office, dice)
            if ending.is_alive():
                ending.join()
            if turn == 5:
                cluster.stop()
                cut_contact(site, office, dice)
                cluster.start()
        for site in sites:
            site.ship(office)
    finally:
        source.RUN = source_run
    found = compared(sites, office)
    assert found.pop("entries") > 100
    assert not found
    with office.read(office.receiver) as db:
        assert [one.right for one in checking.verify(db)] == [True] * 3
