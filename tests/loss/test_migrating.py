"""Wherever its migration is broken off, a desk of an older version is the old or the new one."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from random import Random

import apsw
import pytest

from store.engine import database
from tests.loss import migrating
from tests.loss.disk import Disk

TIMES = 16
SENTENCES = {
    apsw.SQLITE_FULL: "The disk is full; nothing was written.",
    apsw.SQLITE_IOERR_WRITE: "The disk reported an error; nothing was written.",
}


@pytest.fixture(scope="module")
def begin() -> bytes:
    return migrating.released("second")


@pytest.fixture(scope="module")
def moments(begin: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[int]:
    """Calls to the disk at which to break it off, all over its migration, its end above all."""
    disk = Disk("counts", {database.FILE: begin})
    assert migrating.on(disk, tmp_path_factory.mktemp("whole") / "desk", begin) == ""
    disk.unregister()
    return [disk.calls * n // TIMES for n in range(1, TIMES)] + [disk.calls - n for n in range(8)]


def put_back(disk: Disk, folder: Path, files: dict[str, bytes]) -> None:
    """Let a folder hold what was left on a disk in memory."""
    disk.unregister()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def test_killed_at_a_statement(tmp_path: Path, begin: bytes) -> None:
    """Every eleventh of them; whatever was killed is brought up to date the next time."""
    found = []
    for statement in count(1, 11):
        folder = migrating.laid_out(tmp_path / "desk", begin)
        if not migrating.killed_at(folder, statement):
            break
        found.append(migrating.state(folder, begin))
        assert not migrating.killed_at(folder, 1 << 30)
        assert migrating.state(folder, begin) == "new"
    assert set(found) == {"old", "new"}
    assert found == sorted(found, key=["old", "new"].index)
    assert found.count("old") > 8


def test_killed_at_a_call_to_the_disk(tmp_path: Path, begin: bytes, moments: list[int]) -> None:
    """What was written so far stands in the files, synced or not."""
    found = set()
    for moment in moments:
        disk = Disk("dies", {database.FILE: begin})
        migrating.on(disk, tmp_path / "desk", begin, moment, apsw.SQLITE_IOERR)
        put_back(disk, tmp_path / "desk", {at: bytes(kept.seen) for at, kept in disk.files.items()})
        found.add(migrating.state(tmp_path / "desk", begin))
    assert found == {"old", "new"}


def test_without_power_at_a_call_to_the_disk(
    tmp_path: Path, begin: bytes, moments: list[int]
) -> None:
    rng, found = Random(7), set()
    for moment in moments:
        disk = Disk("falls", {database.FILE: begin})
        migrating.on(disk, tmp_path / "desk", begin, moment, apsw.SQLITE_IOERR)
        put_back(disk, tmp_path / "desk", disk.after_power_loss(rng))
        found.add(migrating.state(tmp_path / "desk", begin))
    assert found == {"old", "new"}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_disk_that_refuses_is_named_in_one_sentence(
    tmp_path: Path, begin: bytes, moments: list[int], code: int
) -> None:
    """What is refused once it is brought up to date leaves the new one."""
    said: dict[str, set[str]] = {"old": set(), "new": set()}
    for moment in moments[: TIMES - 1]:
        disk = Disk("refuses", {database.FILE: begin})
        sentence = migrating.on(disk, tmp_path / "desk", begin, moment, code)
        put_back(disk, tmp_path / "desk", {at: bytes(kept.seen) for at, kept in disk.files.items()})
        said[migrating.state(tmp_path / "desk", begin)].add(sentence)
    assert said["old"] == {SENTENCES[code]}
    assert said["new"] <= {SENTENCES[code], ""}
