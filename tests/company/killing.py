"""Estates that write, ship and are killed, and a head office whose PostgreSQL stops at once."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import psycopg

from tests.company.attacking import at
from tests.company.cluster import Cluster
from tests.company.comparing import compared
from tests.company.estates import HeadOffice, Site, work

PROGRAM = Path(sys.executable).with_name("frontdesk")
_FORK = multiprocessing.get_context("fork")


def receiving(site: Site, office: HeadOffice, pids: Path | None = None) -> str:
    """The command that leads to head office's receiver, as an estate is told it."""
    command = f"{PROGRAM} company --database '{office.receiver}' receive --estate {site.identity}"
    command += f" --name {site.name}"
    if pids is None:
        return command
    return f"""sh -c 'echo $$ >> {pids}; exec {command.replace("'", chr(34))}'"""


def _write(site: Site, seed: int, think: float) -> None:
    dice = Random(seed)
    with site.at_work() as by:
        while True:
            work(dice, 1, by)
            time.sleep(dice.uniform(0, 2 * think))


class _Estate:
    """An estate's writer and sender, begun again whenever they were killed."""

    def __init__(self, site: Site, office: HeadOffice, think: float, seed: int) -> None:
        self.site, self._office, self._think, self._seed = site, office, think, seed
        self._pids = site.folder.with_suffix(".pids")
        self.writer: Any = None
        self.sender: subprocess.Popen[bytes] | None = None

    def begin(self, *, writes: bool = True) -> None:
        if writes and (self.writer is None or not self.writer.is_alive()):
            self._seed += 1
            given = (self.site, self._seed, self._think)
            self.writer = _FORK.Process(target=_write, args=given, daemon=True)
            self.writer.start()
        if self.sender is None or self.sender.poll() is not None:
            through = receiving(self.site, self._office, self._pids)
            self.sender = subprocess.Popen(
                [PROGRAM, "--data", self.site.folder, "ship", "--through", through],
                stderr=subprocess.DEVNULL,
            )

    def kill_writer(self) -> None:
        self.writer.kill()
        self.writer.join()

    def kill_sender(self) -> None:
        if self.sender is not None:
            self.sender.kill()
            self.sender.wait()

    def kill_receiver(self) -> None:
        with suppress(OSError, IndexError, ValueError):
            os.kill(int(self._pids.read_text().split()[-1]), signal.SIGKILL)


def trial(cluster: Cluster, folder: Path, estates: int, seconds: float, think: float) -> str:
    """Kill for so many seconds; what is lost or otherwise after all has arrived, as JSON."""
    name = cluster.head_office()
    office = at(cluster, name)
    sites = [Site(folder / f"estate{n}", f"第{n}园") for n in range(estates)]
    for site in sites:
        site.last()
    running = [_Estate(site, office, think, 1000 * n) for n, site in enumerate(sites)]
    killed = _kill(cluster, running, seconds)
    for one in running:
        one.kill_writer()
    caught_up = _wait(running, sites, office)
    for one in running:
        one.kill_sender()
    time.sleep(1)
    found = compared(sites, office)
    told = {"estates": estates, "seconds": seconds, "killed": killed, "caught up after": caught_up}
    nothing = ("lost", "double", "otherwise", "bad links", "words otherwise", "tickets otherwise")
    counts = {name: found[name] for name in ("entries", *nothing, "incidents")}
    return json.dumps(told | counts | {"load": round(os.getloadavg()[0], 1)})


def _kill(cluster: Cluster, running: list[_Estate], seconds: float) -> Counter[str]:
    dice, begun, killed = Random(7), time.monotonic(), Counter[str]()
    stops = [seconds * part for part in (0.3, 0.55, 0.8)]
    while (passed := time.monotonic() - begun) < seconds:
        for one in running:
            one.begin()
        time.sleep(dice.uniform(0.3, 0.9))
        one = dice.choice(running)
        what = dice.choice(["writer", "sender", "receiver", "receiver"])
        getattr(one, f"kill_{what}")()
        killed[what] += 1
        if stops and passed > stops[0]:
            stops.pop(0)
            cluster.stop()
            time.sleep(2)
            cluster.start()
            killed["postgres"] += 1
    return killed


def _wait(running: list[_Estate], sites: list[Site], office: HeadOffice) -> float:
    """Until head office has all; how many seconds that took, -1 where it never had."""
    begun, wanted = time.monotonic(), {site.identity: site.last() for site in sites}
    while time.monotonic() - begun < 180:
        for one in running:
            one.begin(writes=False)
        with suppress(psycopg.Error):
            if dict(office.all("SELECT identity, number FROM company.estate")) == wanted:
                return round(time.monotonic() - begun, 1)
        time.sleep(0.5)
    return -1.0


@contextmanager
def sending(site: Site, office: HeadOffice) -> Iterator[subprocess.Popen[bytes]]:
    """An estate's sender, for the length of a block."""
    through = receiving(site, office)
    command = [str(PROGRAM), "--data", str(site.folder), "ship", "--through", through]
    sender = subprocess.Popen(command)
    try:
        yield sender
    finally:
        sender.send_signal(signal.SIGTERM)
        sender.wait(20)
