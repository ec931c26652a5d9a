"""The data folder, its SQLite database, and the one way to write to it."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, cast

import peewee

from store.disk import datafolder, encryption, private
from store.engine import copying, driver, refusals, sqlite, writeahead
from store.errors import Unavailable
from store.opened import OfEach

FILE = datafolder.FILE
TURNSTILE = "desk.turn"


_CAREFUL = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", 1),
    ("recursive_triggers", 1),
    ("secure_delete", 1),
    ("trusted_schema", 1),
    ("journal_size_limit", 16 * 1024 * 1024),
)


class _Place:
    """Where an open estate lies: its folder, the share in it, and what each thread has open.

    ``mode`` is that of ``datafolder.address``.
    """

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.presence: int | None = None
        self.mode = "rw"
        self.thread = threading.local()


_place = OfEach(_Place)
# Models and callers have one name for it, whichever estate they are about.
_database = OfEach(sqlite.desk)
db = cast(sqlite.DeskDatabase, sqlite.Meant(_database))


class Row(peewee.Model):
    """What every table's model shares."""

    class Meta:
        database = db
        legacy_table_names = False

    @classmethod
    def read(cls, where: str, *params: object) -> list[Self]:
        """Rows chosen by a clause of SQL; what Peewee composes itself takes ten times as long."""
        fields = cls._meta.sorted_fields
        columns = ", ".join(field.column_name for field in fields)
        sql = f"SELECT {columns} FROM {cls._meta.table_name} {where}"
        names = [field.name for field in fields]
        rows = db.execute_sql(sql, params).fetchall()
        return [cls(**dict(zip(names, row, strict=True))) for row in rows]


def folder() -> Path:
    """The data folder that is open."""
    at = _place.get().folder
    if at is None:
        raise Unavailable("No data folder is open.")
    return at


def damaged_log() -> str:
    """The name of a log of the open folder that was damaged, empty where none was (D2)."""
    return writeahead.damaged(folder() / FILE, writable=_place.get().mode == "rw")


def copying_mode() -> str:
    """How the file of the open folder is copied: that of ``datafolder.address``."""
    mode = _place.get().mode
    return "ro" if mode == "rw" else mode


def exists(at: Path) -> bool:
    """Whether a data folder holds a desk already."""
    return (at / FILE).exists()


def attach(at: Path, *, create: bool = False) -> None:
    """Make the desk in a data folder the open one; ``opening.open_folder`` goes on from here.

    A new one is encrypted if there is a key at hand. Raises ``Unavailable`` when there is none (and
    ``create`` is off), it cannot be used, its schema is newer than this program, or SQLite has the
    WAL-reset fault, ``Damaged`` for an empty file, and what ``encryption.key_of`` raises.
    """
    sqlite.refuse_old(db.server_version)
    close()
    place = _place.get()
    _take_key(at / FILE)
    with datafolder.usable(at):
        datafolder.refuse_root(at)
        if create:
            datafolder.make(at)
        elif not exists(at):
            raise Unavailable("There is no desk in {folder}.", folder=at)
        private.keep(at)
        datafolder.refuse_empty(at / FILE)
        place.presence = datafolder.enter(at)
        if create and not exists(at):
            copying.begin(at / FILE)
    place.folder = at
    _init("rw", *_CAREFUL)


def attach_to_read(at: Path, mode: str = "still") -> None:
    """Make the desk in a data folder the open one, of which nothing can be written.

    ``mode`` is that of ``datafolder.address``: ``ro`` where others may write to it meanwhile.
    Raises ``Unavailable`` while it is being restored, and what ``encryption.key_of`` raises.
    """
    close()
    place = _place.get()
    _take_key(at / FILE)
    with datafolder.usable(at):
        datafolder.refuse_root(at)
        place.presence = datafolder.enter(at)
    place.folder = at
    _init(mode)


def read_through(other: object) -> None:
    """Let the reads of this estate go to another database than its own file: head office's."""
    _database.set(cast(sqlite.DeskDatabase, other))


def _init(mode: str, *pragmas: tuple[str, object]) -> None:
    _place.get().mode = mode
    address = datafolder.address(folder() / FILE, mode)
    db.init(address, uri=True, timeout=10, pragmas=[*pragmas, ("cache_size", -4000)])


def _take_key(file: Path) -> None:
    key = _database.get().key = encryption.key_of(file)
    if key is not None:
        sqlite.refuse_old(encryption.library().sqlite_version_info)


@contextmanager
def alone() -> Iterator[None]:
    """Be the only session of the open folder for a block; raises ``Unavailable`` if one is not."""
    presence = _place.get().presence
    assert presence is not None
    with datafolder.alone(presence):
        yield


def connect() -> None:
    """Give this thread its connection, if it has none yet."""
    if db.connect(reuse_if_open=True):
        db.execute_sql("PRAGMA user_version")  # only a read makes the write-ahead log
        _place.get().thread.files = _files()


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
    if not _files() or _files() != _place.get().thread.files:
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
    if not db.deferred and not db.is_closed():
        db.close()
    place = _place.get()
    if place.presence is not None:
        os.close(place.presence)
    place.folder = place.presence = None


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
    return refusals.sentence(error, _place.get().folder)
