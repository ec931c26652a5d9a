"""The data folder: who may look into it, what is watched, and what a full disk says."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from store import dutylog, journal
from store.desk import drafts, opening
from store.disk import datafolder
from store.dutylog import NewEntry
from store.engine import database, refusals, schema
from store.engine.sqlite import DeskDatabase
from store.errors import Damaged, Unavailable
from store.rights import Staff
from tests.conftest import Clock
from tests.record import flips

ROOT = Path(__file__).parents[2]


def write(by: Staff) -> int:
    return dutylog.write(NewEntry(what="停水"), by=by).number


def test_every_file_is_for_the_desks_account_alone_F6(assistant: Staff, time: Clock) -> None:
    from store.desk import backup

    write(assistant)
    drafts.keep("log", {"what": "半"}, by=assistant)
    backup.daily()
    folder = database.folder()
    names = {file.name for file in folder.iterdir()}
    assert names >= {"desk.db", "desk.db-wal", "desk.db-shm", "desk.turn", "desk.open", "backups"}
    for file in [folder, *folder.rglob("*")]:
        wanted = 0o700 if file.is_dir() else 0o600
        assert stat.S_IMODE(file.stat().st_mode) == wanted, file


def test_deleted_words_are_overwritten_in_the_file(desk: Path) -> None:
    assert database.db.execute_sql("PRAGMA secure_delete").fetchone()[0] == 1


@pytest.mark.parametrize("name", ["desk.db", "desk.db-wal"])
@pytest.mark.parametrize("then", ["gone", "replaced"])
def test_a_file_moved_under_a_session_takes_no_more_writes(
    assistant: Staff, desk: Path, name: str, then: str
) -> None:
    before, moved = journal.last_number(), desk / "elsewhere"
    (desk / name).rename(moved)
    if then == "replaced":
        shutil.copy(moved, desk / name)
    with pytest.raises(Unavailable, match="moved or replaced; nothing was written"):
        write(assistant)
    assert journal.last_number() == before


def test_a_folder_deleted_under_a_session_is_said(assistant: Staff, desk: Path) -> None:
    shutil.rmtree(desk)
    with pytest.raises(Unavailable, match="cannot be used"):
        write(assistant)


def test_a_folder_without_a_desk_stays_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no desk"):
        opening.open_folder(tmp_path / "typo")
    assert not (tmp_path / "typo").exists()


def test_an_empty_database_is_damage_and_no_new_estate(desk: Path) -> None:
    """Else whoever comes first would set one up, and be its manager."""
    database.close()
    (desk / database.FILE).write_bytes(b"")
    for create in (False, True):
        with pytest.raises(Damaged, match="is empty, so it was damaged"):
            opening.open_folder(desk, create=create)
    assert (desk / database.FILE).read_bytes() == b""
    (desk / database.FILE).unlink()  # nothing is left that could be verified


def test_a_new_database_is_empty_at_no_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A set-up that is killed before its first table is begun anew by the next one."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(schema, "update", killed)
        with pytest.raises(KeyboardInterrupt):
            opening.open_folder(tmp_path / "new", create=True)
    database.close()
    assert (tmp_path / "new" / database.FILE).stat().st_size
    opening.open_folder(tmp_path / "new", create=True)
    database.close()


def test_a_share_in_the_desk_ends_with_its_session(desk: Path) -> None:
    with pytest.raises(Unavailable), datafolder.closed_to_others(desk):
        pass
    database.close()
    with datafolder.closed_to_others(desk), pytest.raises(Unavailable, match="restored"):
        opening.open_folder(desk)
    opening.open_folder(desk)


def test_an_sqlite_that_loses_writes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DeskDatabase, "server_version", (3, 51, 2))
    with pytest.raises(Unavailable, match="can lose writes"):
        opening.open_folder(tmp_path, create=True)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1)],
)
def test_every_connection_is_careful(desk: Path, pragma: str, value: object) -> None:
    assert database.db.execute_sql(f"PRAGMA {pragma}").fetchone()[0] == value
    assert database.db.execute_sql("PRAGMA mmap_size").fetchone()[0] == 0


FULL = """
import resource, signal, sys
from pathlib import Path
from store import dutylog, journal
from store.desk import opening, staff
from store.engine import database
from store.dutylog import NewEntry
from store.errors import Unavailable

opening.open_folder(Path(sys.argv[1]))
by, before = staff.by_number("1001"), journal.last_number()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
log = Path(sys.argv[1], "desk.db-wal")
resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 20000, resource.RLIM_INFINITY))
said = ""
for _ in range(50):
    try:
        dutylog.write(NewEntry(what="停水" * 1000), by=by)
        before += 1
    except Unavailable as error:
        said = str(error)
        break
assert journal.last_number() == before, (journal.last_number(), before)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
dutylog.write(NewEntry(what="又有地方了"), by=by)
assert journal.verify().right
print(said)
"""


def test_a_disk_without_room_refuses_wholly_and_the_desk_goes_on(
    assistant: Staff, desk: Path
) -> None:
    """With a real limit on the size of files, which the system answers as it does a full disk."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(desk)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in (
        "The disk is full; nothing was written.",
        "The disk reported an error; nothing was written.",
    )


def test_a_desk_that_cannot_be_opened_on_a_full_disk_says_so(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite speaks of an error of the disk where it finds no room to begin."""
    failed = sqlite3.OperationalError("disk I/O error")
    monkeypatch.setattr(failed, "sqlite_errorname", "SQLITE_IOERR", raising=False)
    assert "reported an error" in str(refusals.sentence(failed, desk))
    none_left = os.statvfs_result((4096, 4096, 1000, 0, 0, 100, 50, 50, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _folder: none_left)
    assert "is full" in str(refusals.sentence(failed, desk))


def test_a_schema_that_cannot_even_be_told_is_a_damaged_database(desk: Path) -> None:
    """The driver then fails at its own message: the desk still says it in its own words."""
    flips.spoil_schema()
    with pytest.raises(Unavailable, match="The database is damaged"):
        opening.open_folder(desk)
    (desk / database.FILE).unlink()  # nothing is left that could be verified
