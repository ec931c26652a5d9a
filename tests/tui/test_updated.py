"""The program is updated while sessions of it are open: nobody is handed the old one any more."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tui.command import installed, serve

ROOT = Path(__file__).parents[2]
SET_UP = "小区"
START = """\
#!{python}
import sys
sys.path.insert(0, "{tree}")
from tui.command import main
raise SystemExit(main())
"""


class Installation:
    """A copy of the program that an update can change, and its warm program."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(ROOT / "tui", root / "tui", ignore=shutil.ignore_patterns("__pycache__"))
        for package in ("store", "printing"):
            (root / package).symlink_to(ROOT / package)
        self.program = root / "frontdesk"
        self.program.write_text(START.format(python=sys.executable, tree=root))
        self.program.chmod(0o700)
        self.door = root / "desk.socket"
        self._root = root
        words = [*self.command, "serve", "--socket", str(self.door)]
        # As where the account cannot write: no session leaves a file beside the program.
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        self.warm = subprocess.Popen(words, stdin=subprocess.DEVNULL, env=env)
        self.wait_until_served()

    @property
    def command(self) -> list[str]:
        return [str(self.program), "--data", str(self._root / "desk")]

    def session(self) -> Terminal:
        """Somebody logs in."""
        knock = self._root / "tui/command/knock.py"
        return Terminal([sys.executable, "-IS", knock, self.door, *self.command])

    def update(self) -> None:
        """Another version is installed over this one."""
        replaced(self._root / "tui/over/menu.py")

    def wait_until_served(self) -> None:
        """Wait until the warm program takes people in."""
        until(lambda: serve._is_served(self.door))


def replaced(file: Path) -> None:
    """Put another version in a file's place."""
    another = file.with_suffix(".new")
    another.write_text(file.read_text() + "\n# another version\n")
    another.rename(file)


def until(wanted: Callable[[], bool]) -> None:
    """Wait for another process."""
    end = time.monotonic() + 60
    while not wanted():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_forked(session: Terminal) -> bool:
    """Whether what knocked is now the shell that waits for its session."""
    return Path(f"/proc/{session.pid}/comm").read_text().strip() == "sh"


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """The program, installed and served."""
    made = Installation(tmp_path)
    yield made
    made.warm.kill()
    made.warm.wait(10)


def test_after_an_update_the_warm_program_begins_anew(installation: Installation) -> None:
    with installation.session() as before:
        before.wait_for(SET_UP)
        assert is_forked(before)
        installation.update()
        with installation.session() as meanwhile:
            meanwhile.wait_for(SET_UP)
            assert not is_forked(meanwhile)
        installation.wait_until_served()
        with installation.session() as after:
            after.wait_for(SET_UP)
            assert is_forked(after)
        before.type("金")
        before.wait_for("金")
    assert installation.warm.poll() is None


def test_a_change_of_any_file_that_is_loaded_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk_menu.py").write_text("A = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    before = installed.folders()
    importlib.import_module("desk_menu")
    loaded = installed.folders()
    assert loaded != before
    assert installed.folders() == loaded
    replaced(tmp_path / "desk_menu.py")
    changed = installed.folders()
    assert changed != loaded
    shutil.rmtree(tmp_path)
    assert installed.folders() not in (loaded, changed)
    sys.modules.pop("desk_menu")


def test_an_update_that_is_under_way_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = iter([frozenset({("a", n, n)}) for n in (1, 2, 3, 3)])
    waits = list[float]()
    monkeypatch.setattr(installed, "folders", lambda: next(seen))
    monkeypatch.setattr(time, "sleep", waits.append)
    installed.settle()
    assert len(waits) == 3
