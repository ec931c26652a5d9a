"""A bit that fell over in the log of a killed desk is told, or what was printed before tells it."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from store import journal
from store.desk import backup, opening, settings
from store.engine import database, writeahead
from store.errors import StoreError
from store.estate import Settings

ROOT = Path(__file__).parents[2]
ENTRIES = 30
WRITES_AND_DIES = f"""
import os, sys
from pathlib import Path
from store import journal
from store.desk import opening
from store.engine import database

opening.open_folder(Path(sys.argv[1]))
for n in range({ENTRIES}):
    with database.write():
        words = {{"what": f"停水通知 {{n}}"}}
        journal.append("log.written", f"log:{{n}}", by=None, payload={{}}, words=words)
os._exit(0)
"""


@dataclass(frozen=True)
class Killed:
    """A desk whose session was killed: its file, its log, and the head of the last entry."""

    file: bytes
    log: bytes
    head: str

    @property
    def entries(self) -> int:
        return int(self.head.partition("-")[0])

    def found(self, folder: Path, log: bytes) -> Path:
        """The desk as it is found with this log beside it."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        (folder / database.FILE).write_bytes(self.file)
        writeahead.of(folder / database.FILE).write_bytes(log)
        return folder


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    folder = tmp_path_factory.mktemp("killed") / "desk"
    opening.open_folder(folder, create=True)
    settings.found(Settings(name="金色家园"))
    database.close()
    subprocess.run(
        [sys.executable, "-c", WRITES_AND_DIES, str(folder)], cwd=ROOT, check=True, timeout=60
    )
    file = folder / database.FILE
    left = file.read_bytes(), writeahead.of(file).read_bytes()
    opening.open_folder(folder)
    head = journal.verify().head
    database.close()
    assert int(head.partition("-")[0]) == ENTRIES + 1
    return Killed(*left, head)


def flipped(log: bytes, at: int, bit: int) -> bytes:
    damaged = bytearray(log)
    damaged[at] ^= 1 << bit
    return bytes(damaged)


def outcome(folder: Path, head: str) -> tuple[int, bool, bool]:
    """How many of the entries are left, and whether verify is content without and with a head."""
    try:
        opening.open_folder(folder)
        left = database.db.execute_sql("SELECT count(*) FROM journal WHERE kind <> ?", [LOST])
        return left.fetchone()[0], journal.verify().right, journal.verify(head).right
    except StoreError:
        return 0, False, False
    finally:
        database.close()


LOST = "site.log_damaged"


def test_an_unharmed_log_of_a_killed_session_is_taken_in_whole(
    killed: Killed, tmp_path: Path
) -> None:
    folder = killed.found(tmp_path / "desk", killed.log)
    assert outcome(folder, killed.head) == (killed.entries, True, True)
    assert not writeahead.kept_aside(folder / database.FILE)


@pytest.mark.parametrize("part", range(4))
def test_no_flipped_bit_of_the_log_costs_an_entry_unnoticed_D2(
    killed: Killed, tmp_path: Path, part: int
) -> None:
    """The last change of all may be one that the power cut off: there the printed head tells."""
    rng, lost = Random(part), 0
    for _ in range(15):
        at = rng.randrange(len(killed.log)) if part else rng.randrange(32)
        folder = killed.found(tmp_path / "desk", flipped(killed.log, at, rng.randrange(8)))
        left, content, content_with_head = outcome(folder, killed.head)
        lost += left < killed.entries
        assert left == killed.entries or not content_with_head, at
        assert left >= killed.entries - 1 or not content, at
    assert lost > 5


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


HOLDS = """
import sys
from pathlib import Path
from store.desk import opening
opening.open_folder(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def test_looking_at_the_log_takes_no_lock_from_sqlite(killed: Killed, tmp_path: Path) -> None:
    """A process that closes a file loses every lock that it has on it, SQLite's own with them."""
    folder = killed.found(tmp_path / "desk", killed.log)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as session:
        assert session.stdout is not None
        session.stdout.readline()
        shared = (folder / f"{database.FILE}-shm").stat().st_ino
        locks = Path("/proc/locks").read_text("utf-8").splitlines()
        held = [line for line in locks if f":{shared} " in line and f" {session.pid} " in line]
        session.communicate()
    assert held
