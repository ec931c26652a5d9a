"""Every single call to the disk refused in turn: an operation is wholly done or plainly refused."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import apsw
import pytest

from store import dutylog, handover, journal, keys
from store.desk import checking, drafts, opening, staff
from store.dutylog import NewEntry
from store.engine import copying, database
from store.engine.driver import errors
from store.errors import Unavailable
from store.handover import Signing
from tests.conftest import PIN
from tests.loss import driver, ledger, power
from tests.loss.clerk import Clerk, hired
from tests.loss.disk import Disk, refusal
from tests.relieving import answered, relieved

IO_ERROR, FULL = apsw.SQLITE_IOERR_WRITE, apsw.SQLITE_FULL
FAILURES: tuple[type[Exception], ...] = (Unavailable, *errors())
Contents = dict[str, list[tuple[object, ...]]]
Operation = Callable[[Clerk], None]


def log(clerk: Clerk) -> None:
    """One entry with its words and its index."""
    dutylog.write(NewEntry(what="停水通知"), by=clerk.me)


def step(clerk: Clerk) -> None:
    """A ticket, taken."""
    clerk.ticket = 0
    clerk.step()


def lend(clerk: Clerk) -> None:
    """A key, lent."""
    if not keys.get(clerk.key).loan:
        clerk.lend()


def sign(clerk: Clerk) -> None:
    """The second signature, which hands the desk over."""
    record = handover.current()
    if record is not None:
        handover.sign(record.id, Signing(pin=PIN), by=record.incoming)


def checkpoint(clerk: Clerk) -> None:
    """The log brought into the database, which SQLite does by itself now and then."""
    database.db.execute_sql("PRAGMA wal_checkpoint(truncate)").fetchall()


OPERATIONS = {"log": log, "ticket": step, "key": lend, "signature": sign, "checkpoint": checkpoint}


@dataclass(frozen=True)
class Refused:
    """What the disk answers, once or until the operation has ended, as a full or dead disk does."""

    code: int
    lasting: bool


@dataclass
class Tried:
    """What came of refusing each call in turn; ``sentences`` counts what the desk said.

    ``came_back``: refused because the log's last sync failed, but whole in the log when the session
    is killed before it writes again. Nobody can know that of a sync that fails.
    """

    calls: int = 0
    done: int = 0
    came_back: int = 0
    sentences: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def prepared(folder: Path) -> bytes:
    """A desk with a handover that lacks its second signature, and a key that is not out."""
    power.found(folder)
    opening.open_folder(folder)
    first, second = staff.by_number("1001"), staff.by_number("1002")
    Clerk(folder, 0, 0, Random(1), first).own_key()
    handover.take_desk(by=first)
    record = answered(relieved(first, second))
    handover.sign(record.id, Signing(pin=PIN), by=first)
    database.close()
    return (folder / database.FILE).read_bytes()


def refuse_each(folder: Path, begin: bytes, operation: str, refused: Refused) -> Tried:
    """Refuse the first call of an operation, then the second, until one needs no more calls."""
    tried = Tried()
    while True:
        tried.calls += 1
        with desk(folder, begin) as (disk, clerk):
            if not _try(tried, disk, clerk, OPERATIONS[operation], refused):
                return tried


def _try(tried: Tried, disk: Disk, clerk: Clerk, operation: Operation, refused: Refused) -> bool:
    before, entries = contents(), journal.last_number()
    first = disk.calls + tried.calls
    reached = _refuse_from(disk, first, refused)
    try:
        operation(clerk)
        tried.done += 1
        said = ""
    except FAILURES as error:
        # As the session does with what fails before the transaction begins.
        said = str(error if isinstance(error, Unavailable) else database.refusal(error))
        tried.sentences[said] = tried.sentences.get(said, 0) + 1
    disk.before = lambda call, number: None
    if said:
        tried.came_back += _after_a_kill(disk, clerk.folder.parent / "killed") - entries
    if said and contents() != before:
        tried.faults.append(f"call {tried.calls}: refused, and something was written")
    if not said and contents() == before and operation is not checkpoint:
        tried.faults.append(f"call {tried.calls}: done, and nothing was written")
    operation(clerk)  # the desk goes on as if nothing had been
    tried.faults += [f"call {tried.calls}: {fault}" for fault in ledger.faults(clerk.folder.parent)]
    return bool(reached)


def _after_a_kill(disk: Disk, folder: Path) -> int:
    """How many entries the next session finds if this one dies now; the file must be sound."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, kept in disk.files.items():
        (folder / name).write_bytes(kept.seen)
    copying.fold(folder / database.FILE, "killed")
    return checking.check(folder / database.FILE).count


def _refuse_from(disk: Disk, first: int, refused: Refused) -> list[int]:
    reached: list[int] = []

    def before(call: str, number: int) -> None:
        spared = refused.code == FULL and call not in ("write", "truncate", "open")
        if number == first or (number > first and refused.lasting and not spared):
            reached.append(number)
            raise refusal(refused.code)

    disk.before = before
    return reached


@contextmanager
def desk(folder: Path, begin: bytes) -> Iterator[tuple[Disk, Clerk]]:
    """A desk on a disk in memory, and its clerk."""
    shutil.rmtree(folder, ignore_errors=True)
    power.lay_out(folder, begin)
    disk = Disk("refuses", {database.FILE: begin})
    said = os.open(folder / "said-0", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with pytest.MonkeyPatch.context() as patch:
        # SQLite passes over what fails in a checkpoint after a commit, apsw does not: apart, then.
        driver.put_on(disk, patch, "wal_autocheckpoint = 0", "cache_size = 10")
        opening.open_folder(folder / "desk")
        clerk = hired(folder / "desk", 0, said, Random(1))
        clerk.key = clerk.own_key()
        drafts.keep("log", {"what": "x" * 9000}, by=clerk.me)  # something to bring over
        try:
            yield disk, clerk
        finally:
            power.let_go()
            disk.unregister()
            os.close(said)


def contents() -> Contents:
    """Every row of every table that is not an index."""
    tables = [
        name
        for (name,) in database.db.execute_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'"
        ).fetchall()
    ]
    return {t: database.db.execute_sql(f"SELECT * FROM {t}").fetchall() for t in tables}
