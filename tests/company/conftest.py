from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from store import clock
from store.company import setup
from tests.company.cluster import INITDB, Cluster
from tests.company.estates import HeadOffice, Site, work
from tests.conftest import MONDAY, Clock


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    if INITDB is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("this needs postgresql")
    running = Cluster()
    yield running
    running.remove()


@pytest.fixture(scope="session")
def set_up(cluster: Cluster) -> str:
    """A head office for all tests, by the name of its database."""
    return cluster.head_office()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An estate with some work done, to be copied."""
    site = Site(tmp_path_factory.mktemp("made") / "site")
    with clock.told_by(lambda: MONDAY - timedelta(hours=1)), site.at_work() as by:
        work(Random(1), 20, by)
    return site


@pytest.fixture
def site(made: Site, tmp_path: Path, time: Clock) -> Site:
    """An estate with some work done, whose journal nobody else has."""
    shutil.copytree(made.folder, tmp_path / "site")
    return Site(tmp_path / "site", identity=made.identity)


@pytest.fixture
def office(cluster: Cluster, set_up: str) -> HeadOffice:
    """A head office that nobody has sent anything yet."""
    cluster.empty(set_up)
    roles = (setup.RECEIVER, setup.READER)
    return HeadOffice(cluster.at(set_up), *(cluster.at(set_up, role) for role in roles))
