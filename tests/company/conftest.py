from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from store.company import setup
from tests.company.cluster import INITDB, Cluster
from tests.company.estates import HeadOffice


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    if INITDB is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("this needs postgresql")
    running = Cluster()
    yield running
    running.remove()


@pytest.fixture
def office(cluster: Cluster) -> HeadOffice:
    """A new head office."""
    name = cluster.head_office()
    return HeadOffice(
        cluster.at(name), cluster.at(name, setup.RECEIVER), cluster.at(name, setup.READER)
    )
