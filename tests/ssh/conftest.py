from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.ssh.server import PROGRAM, SSHD, Server


@pytest.fixture(scope="session", params=["alone", "warm"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A deployed desk behind a real sshd, its sessions by themselves or forked."""
    _need(SSHD.exists() and shutil.which("ssh"), "openssh-server and openssh-client")
    _need(PROGRAM.exists(), f"frontdesk installed as {PROGRAM}")
    root = tmp_path_factory.mktemp("server")
    running = Server(root, warm=request.param == "warm")
    yield running
    running.stop()


def _need(there: object, what: str) -> None:
    """Skip where something is missing, but not where everything is to be tested."""
    if not there:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"this needs {what}")
