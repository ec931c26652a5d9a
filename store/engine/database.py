"""The data folder, its SQLite database, and the one way to write to it."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee

from store.disk import datafolder, encryption
from store.engine import driver, refusals, sqlite
from store.errors import Unavailable

FILE = datafolder.FILE
TURNSTILE = "desk.turn"


db = sqlite.DeskDatabase(None, lock_type="IMMEDIATE", autoconnect=False)
_folder: Path | None = None
_presence: int | None = None
_thread = threading.local()


class Row(peewee.Model):
    """What every table's model shares."""

    class Meta:
        database = db
        legacy_table_names = False


def folder() -> Path:
    """The data folder that is open."""
    if _folder is None:
        raise Unavailable("No data folder is open.")
    return _folder


def exists(at: Path) -> bool:
    """Whether a data folder holds a desk already."""
    return (at / FILE).exists()


def attach(at: Path, *, create: bool = False) -> None:
    """Make the desk in a data folder the open one; ``opening.open_folder`` goes on from here.

    A new one is encrypted if there is a key at hand. Raises ``Unavailable`` when there is none (and
    ``create`` is off), it cannot be used, its schema is newer than this program, or SQLite has the
    WAL-reset fault, and what ``encryption.key_of`` raises.
    """
    global _folder, _presence  # noqa: PLW0603
    sqlite.refuse_old(db.server_version)
    close()
    _take_key(at / FILE)
    with datafolder.usable(at):
        datafolder.refuse_root(at)
        if create:
            datafolder.make(at)
        elif not exists(at):
            raise Unavailable("There is no desk in {folder}.", folder=at)
        _presence = datafolder.enter(at)
        if create and not exists(at):
            os.close(os.open(at / FILE, os.O_CREAT | os.O_RDWR, 0o600))
            datafolder.sync(at)
    _folder = at
    db.init(
        f"{(at / FILE).resolve().as_uri()}?mode=rw",
        uri=True,
        timeout=10,
        pragmas=[
            ("journal_mode", "wal"),
            ("synchronous", "full"),
            ("foreign_keys", 1),
            ("recursive_triggers", 1),
            ("secure_delete", 1),
            ("trusted_schema", 1),
            ("cache_size", -4000),
            ("journal_size_limit", 16 * 1024 * 1024),
        ],
    )


def _take_key(file: Path) -> None:
    db.key = encryption.key_of(file)
    if db.key is not None:
        sqlite.refuse_old(encryption.library().sqlite_version_info)


@contextmanager
def alone() -> Iterator[None]:
    """Be the only session of the open folder for a block; raises ``Unavailable`` if one is not."""
    assert _presence is not None
    with datafolder.alone(_presence):
        yield


def connect() -> None:
    """Give this thread its connection, if it has none yet."""
    if db.connect(reuse_if_open=True):
        db.execute_sql("PRAGMA user_version")  # only a read makes the write-ahead log
        _thread.files = _files()


def _files() -> list[tuple[int, int]]:
    """Which files the names of the database and its write-ahead log stand for."""
    names = (folder() / name for name in (FILE, f"{FILE}-wal"))
    try:
        return [(stat.st_dev, stat.st_ino) for stat in map(os.stat, names)]
    except FileNotFoundError:
        return []


def _watch() -> None:
    """Make sure that this thread's connection writes where others read.

    A file that was replaced or deleted would go on taking writes, and nobody would see them again.
    """
    if not _files() or _files() != _thread.files:
        raise Unavailable(
            "The database file was moved or replaced; nothing was written."
            " Leave the desk and open it anew."
        )


@contextmanager
def connection() -> Iterator[None]:
    """A connection of this thread for the length of a block."""
    was_closed = db.is_closed()
    connect()
    try:
        yield
    finally:
        if was_closed:
            db.close()


def close() -> None:
    """Let go of the data folder."""
    global _folder, _presence  # noqa: PLW0603
    if not db.deferred and not db.is_closed():
        db.close()
    if _presence is not None:
        os.close(_presence)
    _folder = _presence = None


@contextmanager
def reading() -> Iterator[None]:
    """One moment of the database for several reads; nothing may be written within."""
    if db.in_transaction():
        yield
        return
    with db.atomic("DEFERRED"):
        yield


@contextmanager
def write() -> Iterator[None]:
    """One write transaction: wholly done and on the disk, or not at all.

    SQLite's own waiting is unfair between processes; a lock on a file beside the database lets
    writers in by turn, and the kernel frees it when one is killed.
    """
    if db.in_transaction():
        yield
        return
    with _turn():
        with db.atomic():
            yield
        _watch()


@contextmanager
def writers_waiting() -> Iterator[None]:
    """Let nobody write for a block, in which nothing is written either."""
    with _turn():
        yield


@contextmanager
def _turn() -> Iterator[None]:
    """The turn of this thread to write, on its own connection."""
    # A lock belongs to the open file, so each thread brings its own.
    with datafolder.usable(folder()):
        turn = os.open(folder() / TURNSTILE, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        connect()
        _watch()
        yield
    except driver.errors() as error:
        if isinstance(error, driver.constraints()):
            raise
        raise refusal(error) from error
    finally:
        os.close(turn)


def scrub() -> None:
    """Leave nothing of what was deleted in the file or in its log (F6).

    Rewrites the whole file, seconds for half a gigabyte, while writers wait. Raises ``Unavailable``
    when another session reads the old log all the while, or the disk is too full.
    """
    with _turn():
        db.execute_sql("VACUUM")
        busy, *_ = db.execute_sql("PRAGMA wal_checkpoint(truncate)").fetchone()
    if busy:
        raise Unavailable("Erased, but another session keeps the old file busy; erase again later.")


def changed_elsewhere() -> int:
    """A number that changes when another connection has committed; costs microseconds."""
    row = db.execute_sql("PRAGMA data_version").fetchone()
    return int(row[0])


def refusal(error: BaseException) -> Unavailable:
    """What to tell a person of a driver's error: nothing was written, and why."""
    return refusals.sentence(error, _folder)
