"""Through the wire every screen looks as plain Textual paints it, cell for cell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROFILES = {
    "xterm": {"TERM": "xterm"},
    "256": {"TERM": "xterm-256color"},
    "truecolor": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "tmux": {"TERM": "tmux-256color"},
    "linux": {"TERM": "linux"},
}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_random_walk_looks_as_plain_textual_paints_it(profile: str) -> None:
    """Lists, wide characters, resizes, boxes, toasts: 0 differences in cells and attributes.

    In a process of its own: Textual keeps painted strips for the first colour profile it meets.
    """
    theme = "own" if profile == "truecolor" else "ansi"
    command = [sys.executable, "-m", "tests.tui.walked", profile, "40", theme]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    walk = subprocess.run(
        command, cwd=ROOT, env=kept | PROFILES[profile], capture_output=True, text=True, check=False
    )
    assert walk.returncode == 0, walk.stdout[-2000:] + walk.stderr[-2000:]
    assert int(walk.stdout.split()[-2]) > 40
