"""Every command that the README documents is run, those that take long in a short form."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from store.desk import opening, staff
from store.engine import database
from store.keys import NewKey, hold
from store.residents import NewHome, add_home
from tests.printing.test_certificate import made
from tests.terminal import Terminal

ROOT = Path(__file__).parents[1]
HC = ROOT / "tests/store/residents/hc.xlsx"
README = (ROOT / "README.md").read_text("utf-8")

# What makes the environment in which this runs, and what runs there or beside it (`.ci/run`).
AROUND = {
    "sh .setup tests && .venv/bin/pytest",
    "sh .setup sign",
    "sh .setup encrypted",
    ".venv/bin/pytest tests/store/test_keys.py",
    ".venv/bin/pytest -n 2",
    "FRONTDESK_HISTORIES=100000 .venv/bin/python -m pytest tests/store/tickets/test_brute_clock.py",
    ".venv/bin/ruff check . && .venv/bin/ruff format . && .venv/bin/mypy && .venv/bin/lint-imports",
}
# Each long run with what makes it short.
SHORT = {
    "tests.record": "--times 1 --clean 1 --flips 3",
    "tests.record --restores 20": "--restores 1",
    "tests.record --walks 10000": "--walks 1 --workers 1",
    "tests.record --homes 10000": "--homes 1 --workers 1",
    "tests.record --handovers 10000": "--handovers 1 --workers 1",
    "tests.record --entries 1000000": "--entries 2000",
    "tests.loss --minutes 10": "--minutes 0.05",
    "tests.loss --power 2000": "--power 3",
    "tests.loss --refuse": "--refuse --operations checkpoint",
    "tests.loss --backups 100": "--backups 2",
    "tests.loss --wal-bits 1000": "--wal-bits 6",
    "tests.loss --histories 10000": "--histories 2",
    "tests.tui.catalogue": "",
    "tests.words": "",
    "tests.bench": "--short",
    "tests.bench.bulk": "--short",
    "tests.bench.imports": "--short",
    "tests.bench.finding": "--short",
    "tests.bench.encrypted": "--residents 20 --entries 100 --rounds 1",
}
# These write files that other tests read meanwhile.
KEEPING = {"tests.tui.catalogue", "tests.words"}
_PYTHON = ".venv/bin/python -m "


def lines() -> list[str]:
    """The lines of the README's blocks for the shell, in order, without their comments."""
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.M | re.S)
    found = [line for block in blocks for line in block.splitlines()]
    return [re.sub(r"\s+# .*", "", line) for line in found if line]


def long_runs() -> set[str]:
    named = re.findall(r"`python -m (tests[^`]*)`", README)
    return {*named, *(line.removeprefix(_PYTHON) for line in lines() if line.startswith(_PYTHON))}


def day_to_day() -> list[str]:
    return [line for line in lines() if line not in AROUND and not line.startswith(_PYTHON)]


def test_everything_long_has_a_short_form() -> None:
    assert long_runs() == set(SHORT)
    assert set(lines()) >= AROUND
    assert len(day_to_day()) > 25


@pytest.fixture
def near() -> Iterator[Path]:
    """A folder with a short name: the path of a socket has a hundred letters."""
    with tempfile.TemporaryDirectory(dir="/tmp") as made:
        yield Path(made)


@pytest.mark.parametrize("run", SHORT)
def test_a_long_run_runs(run: str, tmp_path: Path, near: Path) -> None:
    """What it says goes to a file: what it leaves behind would hold a pipe open."""
    module = run.partition(" ")[0]
    said = tmp_path / "said"
    with said.open("wb") as out:
        ended = subprocess.run(
            [sys.executable, "-m", module, *SHORT[run].split()],
            cwd=_copied(tmp_path) if module in KEEPING else ROOT,
            env=os.environ | {"TMPDIR": str(near)},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
        )
    assert ended.returncode == 0, said.read_text()
    assert said.read_text()


def _copied(at: Path) -> Path:
    passed_over = shutil.ignore_patterns("__pycache__", "pictures", "fixtures")
    for floor in ("store", "printing", "tui", "tests"):
        shutil.copytree(ROOT / floor, at / floor, ignore=passed_over)
    return at


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the README speaks of, and nothing set."""
    for name in [name for name in os.environ if name.startswith("FRONTDESK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    for folder in ("usb", "share"):
        (tmp_path / folder).mkdir()
    shutil.copy(HC, tmp_path / "homes.xlsx")
    begins = datetime.now(UTC) - timedelta(days=1)
    (tmp_path / "estate.p12").write_bytes(made(ec.generate_private_key(ec.SECP256R1()), begins))
    (tmp_path / "secret").write_bytes("金色 secret".encode())
    return tmp_path


def test_the_readme_is_followed_line_by_line(place: Path) -> None:
    """In one go: what a line makes, the next ones work with."""
    followed = 0
    for line in day_to_day():
        if line == "frontdesk print work-order 12 --to order.pdf":
            _fill(place)
        if line in {"frontdesk", "frontdesk --key-file desk.key"}:
            _open(line, place)
        else:
            _run(line, place)
        followed += 1
    assert followed == len(day_to_day())
    assert {"order.pdf", "book.pdf", "log.jsonl", "deploy.sh"} <= {f.name for f in place.iterdir()}


def _run(line: str, place: Path) -> str:
    ended = subprocess.run(
        ["sh", "-c", _here(line, place)], cwd=place, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, (line, ended.stderr)
    return ended.stdout


def _here(line: str, place: Path) -> str:
    """A line as it is followed here: in this folder, a demo of few homes, a head of its own."""
    if "--head" in line:
        line = line.partition("--head")[0] + f"--head {_run('frontdesk verify', place).split()[-1]}"
    if "--key-file" in line:
        line = line.replace("frontdesk ", f"frontdesk --data {place / 'encrypted'} ")
    line = line.replace("sh .setup && .venv/bin/frontdesk demo", "frontdesk demo")
    line = line.replace("frontdesk demo", "frontdesk demo --no-open --homes 24 --days 4 --seed 5")
    line = line.replace("/opt/frontdesk/.venv/bin/", "")
    if (repair := place / "repair").exists():
        line = line.replace("work-order 12", f"work-order {repair.read_text()}")
    return line.replace("/mnt/usb", str(place / "usb"))


def _open(line: str, place: Path) -> None:
    """The screen opens, and shows the estate that was set up."""
    known = {name: os.environ[name] for name in ("PATH", "XDG_DATA_HOME")}
    with Terminal(["sh", "-c", _here(f"{line} ", place)], cwd=place, env=known) as terminal:
        terminal.wait_for("金色家园")


def _fill(place: Path) -> None:
    """Put the demo's desk in place of the one that was set up, with the key and the home named."""
    data = place / "share" / "frontdesk"
    shutil.rmtree(data)
    (place / "share" / "frontdesk-demo").rename(data)
    opening.open_folder(data)
    found = database.db.execute_sql("SELECT max(id) FROM ticket WHERE kind = 'repair'")
    (place / "repair").write_text(str(found.fetchone()[0]))  # which one it is, is the hour's
    by = staff.by_number("3001")
    hold(NewKey(hook="A-3", doors="水泵房"), by=by)
    add_home(NewHome(code="3-2-1201"), by=by)
    database.close()
