"""PuTTY's own line: the desk through ``plink``, from a workstation's key to the way out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ssh.server import Server
from tests.terminal import Terminal
from tests.terminals import round


def test_the_desk_through_plink(server: Server) -> None:
    if not (shutil.which("plink") and shutil.which("puttygen")):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("this needs putty-tools")
    key, host = server.root / "desk-1.ppk", server.root / "host.pub"
    subprocess.run(["puttygen", server.root / "desk-1", "-o", key], check=True)
    print_ = subprocess.run(["ssh-keygen", "-lf", host], capture_output=True, text=True, check=True)
    known = print_.stdout.split()[1]
    line: list[str | Path] = [
        "plink",
        "-ssh",
        "-batch",
        "-t",
        "-P",
        str(server.port),
        "-i",
        key,
        "-hostkey",
        known,
    ]
    with Terminal([*line, f"{server.user}@127.0.0.1"]) as terminal:
        round.sign_in(terminal)
        round.whole_lines(terminal)
        round.try_keys(terminal)
        round.write_chinese(terminal)
        round.leave(terminal)
        terminal.wait_end()
        server.wait_until_gone(5)
