"""A full or read-only disk keeps nobody from verifying, exporting and copying what is on it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store import journal
from store.desk import checking
from store.disk import datafolder
from store.engine import copying, database
from store.rights import Staff
from tests.loss import walbits
from tests.store.test_private import killed_at
from tui.command import main


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    at = tmp_path / "disk"
    at.mkdir(mode=0o700)
    if not run("mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", str(at)):
        pytest.skip("only root may mount a disk")
    try:
        yield at
    finally:
        database.close()
        run("umount", "-l", str(at))


def run(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def filled(disk: Path) -> None:
    with (disk / "filling").open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            return


def read_only(disk: Path) -> None:
    assert run("mount", "-o", "remount,ro", str(disk))


def told(said: str) -> bool:
    """One sentence in Chinese that says what is the matter with the disk."""
    return said.count("\n") == 1 and re.search("磁盘已满|没有空间|空间不足|只读", said) is not None


@pytest.fixture(params=[filled, read_only])
def unwritable(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    how: Callable[[Path], None] = request.param
    return how


@pytest.fixture(params=[False, True], ids=["closed", "killed"])
def moved(
    request: pytest.FixtureRequest, desk: Path, assistant: Staff, disk: Path
) -> tuple[Path, int]:
    """The desk on that disk, closed or with the log of a killed session, and its entries."""
    entries = journal.last_number()
    database.close()
    shutil.copytree(desk, disk / "desk")
    if request.param:
        killed_at(disk / "desk")
    return disk / "desk", entries + request.param


def test_what_only_reads_goes_on(
    moved: tuple[Path, int], disk: Path, unwritable: Callable[[Path], None], tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    data, entries = moved
    unwritable(disk)
    for command in (["verify"], ["export", "log"], ["backup", str(tmp_path / "b.db")]):
        assert main(["--data", str(data), *command]) == 0, command
        said = capfd.readouterr()
        assert told(said.err)
        assert str(entries) in said.out or command[0] == "export"
    assert checking.check(tmp_path / "b.db").count == entries


def test_what_writes_is_refused_in_the_desk_s_language(
    moved: tuple[Path, int], disk: Path, unwritable: Callable[[Path], None], tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    unwritable(disk)
    assert main(["--data", str(moved[0]), "print", "keys", "--to", str(tmp_path / "k.pdf")]) == 1
    assert told(capfd.readouterr().err)


def test_what_was_altered_is_found_on_such_a_disk_too(
    moved: tuple[Path, int], disk: Path, unwritable: Callable[[Path], None],
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    with copying.opened(moved[0] / "desk.db", "rw") as db:
        db.execute_sql("DROP TRIGGER journal_no_update")
        db.execute_sql("UPDATE journal SET kind = 'x' WHERE number = 2")
    unwritable(disk)
    assert main(["--data", str(moved[0]), "verify"]) == 1
    assert "第 2 条有误" in capfd.readouterr().err


def test_a_damaged_log_on_a_read_only_disk_is_told_by_whatever_reads_D2(
    disk: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It can't be kept aside there, nor put on record."""
    killed = walbits.killed(tmp_path / "killed")
    folder = killed.found(disk / "desk", walbits.flipped(killed.log, len(killed.log) // 2, 3))
    (folder / "desk.db-shm").write_bytes(bytes(32 * 1024))
    (folder / datafolder.PRESENCE).touch()
    for file in folder.iterdir():
        file.chmod(0o600)
    read_only(disk)
    for command in (["verify"], ["export", "log"], ["backup", str(tmp_path / "b.db")]):
        assert main(["--data", str(folder), *command]) == (command[0] == "verify"), command
        said = capfd.readouterr().err
        assert said.count("desk.db-wal") == 1, command
        assert re.search("只读", said) is not None, command


def test_an_unharmed_log_on_a_read_only_disk_is_taken_in_whole(
    disk: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    killed = walbits.killed(tmp_path / "killed")
    folder = killed.found(disk / "desk", killed.log)
    (folder / "desk.db-shm").write_bytes(bytes(32 * 1024))
    (folder / datafolder.PRESENCE).touch()
    for file in folder.iterdir():
        file.chmod(0o600)
    read_only(disk)
    assert main(["--data", str(folder), "verify"]) == 0
    said = capfd.readouterr()
    assert killed.head in said.out
    assert told(said.err)
