"""Backups taken under load: each restores, verifies, and is a prefix of the journal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_backups_under_load_are_prefixes_of_the_journal() -> None:
    """Short; the long run is ``python -m tests.loss --backups 100``."""
    run = [sys.executable, "-m", "tests.loss", "--backups", "4"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
