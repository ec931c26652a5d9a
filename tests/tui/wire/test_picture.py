"""Through the wire every screen looks as plain Textual paints it, cell for cell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
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
    _walk("tests.tui.walked", profile, "40", theme, terminal=PROFILES[profile])


@pytest.mark.parametrize("profile", ["xterm", "256"])
def test_the_desk_looks_as_plain_textual_paints_it(profile: str, tmp_path: Path) -> None:
    """Its own screens, forms and boxes, in random order, with resizes: 0 differences."""
    folder = str(tmp_path / "desk")
    _walk("tests.tui.walked_desk", folder, profile, "60", terminal=PROFILES[profile])


def _walk(module: str, *arguments: str, terminal: dict[str, str]) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    walk = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=kept | terminal,
        capture_output=True,
        text=True,
        check=False,
    )
    assert walk.returncode == 0, walk.stdout[-2000:] + walk.stderr[-2000:]
    assert int(walk.stdout.split()[-2]) > 40
