"""The place on the disk where a desk lies: its folder, and who is in it."""

from __future__ import annotations

import fcntl
import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import Damaged, Unavailable
from store.text import mark

FILE = "desk.db"
PRESENCE = "desk.open"
BACKUPS, SHEETS, IMPORT = "backups", "sheets", "import"
FOLDERS = (BACKUPS, SHEETS, IMPORT)


def address(file: Path, mode: str) -> str:
    """The URI of a database file for SQLite.

    ``mode`` is ``rw``, ``ro``, or ``still`` for a file that nobody can write to now.
    """
    # A read-only reader makes no log of its own, and without one the file stands still.
    log = Path(f"{file.resolve()}-wal")
    begun = log.exists() and (mode == "ro" or log.stat().st_size > 0)
    if mode == "rw" or begun:
        return f"{file.resolve().as_uri()}?mode={mode.replace('still', 'ro')}"
    return f"{file.resolve().as_uri()}?mode=ro&immutable=1"


def make(folder: Path) -> None:
    """Make a folder that its account alone may look into (F6)."""
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync(folder.parent)


def sync(at: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    file = os.open(at, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


@contextmanager
def usable(folder: Path) -> Iterator[None]:
    """Turn what the file system refuses into ``Unavailable``."""
    try:
        yield
    except OSError as error:
        raise Unavailable(
            "The data folder {folder} cannot be used: {reason}.",
            folder=folder,
            reason=error.strerror or error,
        ) from error


def refuse_root(folder: Path) -> None:
    """Keep root out of a folder that is another account's: what root wrote there shuts its desk.

    Raises ``Unavailable`` with the way in which it works.
    """
    if os.geteuid() != 0 or not folder.exists() or (owner := folder.stat().st_uid) == 0:
        return
    try:
        name = pwd.getpwuid(owner).pw_name
    except KeyError:  # an account of another machine
        name = f"#{owner}"
    raise Unavailable(
        "{folder} belongs to {owner}, who could not open what root writes there."
        " Run this as {owner}: runuser -u {owner} -- frontdesk ...",
        folder=folder,
        owner=name,
    )


def refuse_empty(file: Path) -> None:
    """Raise ``Damaged`` for a database without a byte, which no program leaves."""
    if file.exists() and not file.stat().st_size:
        raise Damaged(
            "{file} is empty, so it was damaged: restore a backup,"
            " or remove it where there never was an estate.",
            file=file,
        )


def enter(folder: Path) -> int:
    """Take a share in the desk, which keeps a restore out until it is let go or the session dies.

    Returns the open file that holds it. Raises ``Unavailable`` while a restore runs.
    """
    busy = mark("The desk in {folder} is being restored; please try again in a minute.")
    return _lock(folder, fcntl.LOCK_SH, Unavailable(busy, folder=folder))


@contextmanager
def closed_to_others(folder: Path) -> Iterator[None]:
    """Keep every session out of a folder; raises ``Unavailable`` while one has it open."""
    busy = mark("The desk in {folder} is open; please close all its sessions first.")
    with usable(folder):
        file = _lock(folder, fcntl.LOCK_EX, Unavailable(busy, folder=folder))
    try:
        yield
    finally:
        os.close(file)


@contextmanager
def alone(share: int) -> Iterator[None]:
    """Let a share in the desk be the only one for a block; raises ``Unavailable`` if it is not."""
    try:
        fcntl.flock(share, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Unavailable(
            "The desk must be brought up to date; please close all its sessions first."
        ) from error
    try:
        yield
    finally:
        fcntl.flock(share, fcntl.LOCK_SH)


def _lock(folder: Path, how: int, refusal: Unavailable) -> int:
    # Not for writing: a lock is also wanted where the disk lets nothing be written.
    file = os.open(folder / PRESENCE, os.O_CREAT | os.O_RDONLY, 0o600)
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(file)
        raise refusal from error
    return file
