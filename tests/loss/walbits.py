"""Bits that fall over in the log of a killed desk, and what is told of the entries that go."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from store import journal
from store.desk import opening, settings
from store.engine import database, writeahead
from store.errors import StoreError
from store.estate import Settings

ROOT = Path(__file__).parents[2]
LOST = "site.log_damaged"
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
_HEAD = 32  # bytes before the first frame, hit as often as all frames together


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


@dataclass
class Outcome:
    """How many flips cost entries, and which of those only a printed head told, or nothing."""

    costly: int = 0
    told_by_head: int = 0
    faults: list[str] = field(default_factory=list)


def killed(folder: Path) -> Killed:
    """Make a desk of which a session was killed."""
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
    """The log with one bit fallen over."""
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


def run(desk: Killed, folder: Path, times: int, rng: Random) -> Outcome:
    """Flip one bit each time, anywhere in the log or in its head, and open what is found.

    The last change of all may be one that the power cut off: there the printed head tells.
    """
    tried = Outcome()
    for number in range(times):
        at = rng.randrange(len(desk.log) if number % 2 else _HEAD)
        found = desk.found(folder, flipped(desk.log, at, rng.randrange(8)))
        left, content, content_with_head = outcome(found, desk.head)
        tried.costly += left < desk.entries
        tried.told_by_head += content and not content_with_head
        if left < desk.entries and content_with_head:
            tried.faults.append(f"byte {at}: {desk.entries - left} entries lost, and nothing told")
        if left < desk.entries - 1 and content:
            tried.faults.append(
                f"byte {at}: {desk.entries - left} entries lost, told by a head alone"
            )
    return tried
