"""A bit that fell over in the log of a killed desk is told, or what was printed before tells it."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from store import journal
from store.desk import backup, opening
from store.engine import copying, database, writeahead
from store.errors import Unavailable
from tests.loss import walbits
from tests.loss.walbits import LOST, ROOT, Killed, flipped, outcome


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    return walbits.killed(tmp_path_factory.mktemp("killed") / "desk")


WRITES_ONE_AND_DIES = """
import os, sys
from pathlib import Path
from store import journal
from store.desk import opening
from store.engine import database

opening.open_folder(Path(sys.argv[1]))
with database.write():
    words = {"what": os.urandom(int(sys.argv[2])).hex()}
    journal.append("log.written", "log:0", by=None, payload={}, words=words)
os._exit(0)
"""
HOLDS = """
import sys
from pathlib import Path
from store.desk import opening
opening.open_folder(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_open(folder: Path) -> Iterator[int]:
    """A desk that another session has open for a block; the number of its process."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as session:
        assert session.stdout is not None
        session.stdout.readline()
        try:
            yield session.pid
        finally:
            session.communicate()


def test_an_unharmed_log_of_a_killed_session_is_taken_in_whole(
    killed: Killed, tmp_path: Path
) -> None:
    folder = killed.found(tmp_path / "desk", killed.log)
    assert outcome(folder, killed.head) == (killed.entries, True, True)
    assert not writeahead.kept_aside(folder / database.FILE)


def test_no_flipped_bit_of_the_log_costs_an_entry_unnoticed_D2(
    killed: Killed, tmp_path: Path
) -> None:
    """Short; the long run is ``python -m tests.loss --wal-bits 1000``."""
    tried = walbits.run(killed, tmp_path / "desk", 60, Random(1))
    assert tried.faults == []
    assert tried.costly > 20


def test_a_backup_s_head_tells_what_a_torn_log_left_out(killed: Killed, tmp_path: Path) -> None:
    whole = killed.found(tmp_path / "whole", killed.log)
    opening.open_folder(whole)
    head = backup.make(tmp_path / "copy.db").head
    database.close()
    torn = killed.found(tmp_path / "torn", killed.log[: len(killed.log) // 2])
    left, content, content_with_head = outcome(torn, head)
    assert left < killed.entries
    assert content  # nothing but the head knows of them
    assert not content_with_head


@pytest.mark.parametrize("short", [1, 24, 4121, 9000])
def test_a_torn_end_as_after_a_power_failure_is_no_damage(
    killed: Killed, tmp_path: Path, short: int
) -> None:
    folder = killed.found(tmp_path / "desk", killed.log[:-short])
    left, content, _ = outcome(folder, killed.head)
    assert (left, content) == (killed.entries - 1, True)
    assert not writeahead.kept_aside(folder / database.FILE)


@pytest.mark.parametrize("at", range(32))
def test_a_damaged_head_of_the_log_is_told_at_every_byte(
    killed: Killed, tmp_path: Path, at: int
) -> None:
    """Its first four bytes say in which order the sums of all the rest are made."""
    folder = killed.found(tmp_path / "desk", flipped(killed.log, at, 0))
    left, content, _ = outcome(folder, killed.head)
    assert left == killed.entries or not content


def test_what_killed_sessions_left_over_one_another_is_no_damage(
    killed: Killed, tmp_path: Path
) -> None:
    """Each begins where the last finished change ends, and may be shorter than the one before."""
    log = b""
    for words in (1, 4_000, 12_000):
        longer = gone_on(killed, tmp_path / "desk", words)
        assert len(longer) > len(log)
        log += longer[len(log) :]
    folder = killed.found(tmp_path / "desk", log)
    left, content, _ = outcome(folder, killed.head)
    assert (left, content) == (killed.entries + 1, True)
    assert not writeahead.kept_aside(folder / database.FILE)


def gone_on(killed: Killed, folder: Path, words: int) -> bytes:
    """The log when one more session has written an entry of so many words and was killed."""
    killed.found(folder, killed.log)
    command = [sys.executable, "-c", WRITES_ONE_AND_DIES, str(folder), str(words)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=60)
    return writeahead.of(folder / database.FILE).read_bytes()


def test_a_block_of_the_disk_that_is_gone_is_told(killed: Killed, tmp_path: Path) -> None:
    """It reaches over two frames: neither what they hold nor their sums are left."""
    for at in range(4096, len(killed.log) * 2 // 3, 4 * 4096):
        log = killed.log[:at] + bytes(4096) + killed.log[at + 4096 :]
        folder = killed.found(tmp_path / "desk", log)
        left, content, _ = outcome(folder, killed.head)
        assert left < killed.entries
        assert not content


def test_a_damaged_log_is_kept_as_it_is_and_is_on_record_once(
    killed: Killed, tmp_path: Path
) -> None:
    damaged = flipped(killed.log, len(killed.log) // 2, 3)
    folder = killed.found(tmp_path / "desk", damaged)
    for _ in range(2):
        opening.open_folder(folder)
        (kept,) = writeahead.kept_aside(folder / database.FILE)
        verdict = journal.verify()
        (entry,) = [e for e in journal.of_subject("site") if e.kind == LOST]
        database.close()
        assert kept.read_bytes() == damaged
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert (verdict.bad, verdict.what) == (None, kept.name)
        assert entry.payload["kept"] == kept.name
        assert entry.payload["commits"] > 1
    kept.unlink()
    opening.open_folder(folder)
    assert journal.verify().right
    database.close()


def test_a_session_beside_the_first_does_not_tell_the_same_loss_again(
    killed: Killed, tmp_path: Path
) -> None:
    """Its first change has begun to write over what was left out."""
    folder = killed.found(tmp_path / "desk", flipped(killed.log, len(killed.log) // 3, 3))
    with held_open(folder):
        for number in range(3):
            opening.open_folder(folder)
            assert len(writeahead.kept_aside(folder / database.FILE)) == 1
            assert [e.kind for e in journal.of_subject("site")].count(LOST) == 1
            with database.write():
                journal.append("log.written", f"log:{number}", by=None)
            database.close()


@pytest.mark.parametrize("length", [32, 40, 60])
def test_a_log_of_hardly_more_than_a_damaged_head_is_no_obstacle(
    killed: Killed, tmp_path: Path, length: int
) -> None:
    folder = killed.found(tmp_path / "desk", flipped(killed.log, 25, 3)[:length])
    assert outcome(folder, killed.head) == (1, True, False)


def test_no_room_to_keep_a_damaged_log_keeps_the_desk_shut(
    killed: Killed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite would write over it, and takes it away when the desk is closed."""
    damaged = flipped(killed.log, len(killed.log) // 2, 3)
    folder = killed.found(tmp_path / "desk", damaged)

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(Unavailable, match="No space left"):
            opening.open_folder(folder)
    (kept,) = writeahead.kept_aside(folder / database.FILE)
    assert kept.read_bytes() == damaged
    opening.open_folder(folder)
    assert journal.verify().what == kept.name
    database.close()


def test_a_restore_puts_a_damaged_log_away_with_the_desk_that_it_belongs_to(
    killed: Killed, tmp_path: Path
) -> None:
    """Whether a session had found it by then or not."""
    whole = killed.found(tmp_path / "whole", killed.log)
    opening.open_folder(whole)
    backup.make(tmp_path / "copy.db")
    database.close()
    damaged = flipped(killed.log, len(killed.log) // 2, 3)
    for number, is_found in enumerate((False, True)):
        folder = killed.found(tmp_path / f"desk{number}", damaged)
        if is_found:
            opening.open_folder(folder)
            database.close()
        kept = backup.restore(tmp_path / "copy.db", folder).kept
        assert kept is not None
        assert [file.read_bytes() for file in writeahead.kept_aside(kept)] == [damaged]
        assert outcome(folder, killed.head) == (killed.entries, True, True)


def test_the_log_of_a_desk_at_work_is_not_taken_for_damaged(killed: Killed, tmp_path: Path) -> None:
    """Not when it has begun anew over an older, longer one, either."""
    folder = killed.found(tmp_path / "desk", killed.log)
    opening.open_folder(folder)
    for checkpoint in ("passive", "full", "restart", "truncate"):
        for number in range(4):
            with database.write():
                journal.append("log.written", f"log:{number}", by=None)
            assert writeahead.left_out(folder / database.FILE) == 0
        database.db.execute_sql(f"PRAGMA wal_checkpoint({checkpoint})").fetchall()
        assert writeahead.left_out(folder / database.FILE) == 0
    assert journal.verify().right
    database.close()


def test_looking_at_the_log_takes_no_lock_from_sqlite(killed: Killed, tmp_path: Path) -> None:
    """A process that closes a file loses every lock that it has on it, SQLite's own with them."""
    folder = killed.found(tmp_path / "desk", killed.log)
    with held_open(folder) as session:
        shared = (folder / f"{database.FILE}-shm").stat().st_ino
        locks = Path("/proc/locks").read_text("utf-8").splitlines()
        held = [line for line in locks if f":{shared} " in line and f" {session} " in line]
    assert held


def test_what_sqlite_takes_in_is_told_without_its_index_too(
    killed: Killed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that lets nothing be written has none; the log is gone through instead."""
    chosen, counts = Random(7), set()
    places = [*range(0, 32, 5), *(chosen.randrange(32, len(killed.log)) for _ in range(30))]
    for at in places:
        folder = killed.found(tmp_path / "desk", flipped(killed.log, at, at % 8))
        with copying.opened(folder / database.FILE, "rw") as db:
            db.execute_sql("PRAGMA user_version").fetchall()
            with_index = writeahead.left_out(folder / database.FILE)
            with monkeypatch.context() as patch:
                patch.setattr(writeahead, "_index", lambda _shared: b"")
                assert writeahead.left_out(folder / database.FILE) == with_index, at
        counts.add(with_index)
    assert len(counts) > 5
