"""Random bit flips in a desk's file: whatever they touch, the answer is a sentence."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from store import journal
from store.desk import opening
from store.engine import database
from store.errors import StoreError
from tests.record.trial import Desk

PROTECTED = ("SELECT * FROM journal NOT INDEXED", "SELECT * FROM journal_text NOT INDEXED")
_LONGEST = 20  # seconds


@dataclass(frozen=True)
class Flip:
    """What became of a flipped bit: whether it changed a protected field, and was reported."""

    touched: bool
    reported: bool


def protected(file: Path) -> object:
    """Every protected value as the bare bytes say, None when they cannot be read any more."""
    db = sqlite3.connect(f"file:{file}?immutable=1", uri=True)
    db.text_factory = bytes
    try:
        return [db.execute(sql).fetchall() for sql in PROTECTED]
    except (sqlite3.Error, UnicodeDecodeError):  # the driver cannot even say what it read
        return None
    finally:
        db.close()


def flip(desk: Desk, folder: Path, seed: int, before: object) -> Flip:
    """Flip one bit of a copy and ask for a verdict as ``frontdesk verify`` does.

    Anything but a verdict or a ``StoreError`` comes out as it is, and so does a hang.
    """
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    copy = folder / database.FILE
    shutil.copy(desk.file, copy)
    rng = Random(seed)
    at, bit = rng.randrange(copy.stat().st_size), 1 << rng.randrange(8)
    with copy.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ bit]))
    touched = protected(copy) != before
    with _in_time():
        return Flip(touched, _reported(folder, desk.head))


def spoil_schema() -> None:
    """Leave bytes in the schema that no message about them can repeat; closes the open folder."""
    database.db.execute_sql("PRAGMA writable_schema = 1")
    database.db.execute_sql(
        "UPDATE sqlite_schema SET sql = CAST(X'435245FF54' AS TEXT) WHERE name = 'journal'"
    )
    database.close()


def _reported(folder: Path, head: str) -> bool:
    try:
        opening.open_folder(folder)
        return not journal.verify(head).right
    except StoreError:
        return True
    finally:
        database.close()


@contextmanager
def _in_time() -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _hangs)
    signal.alarm(_LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _hangs(*_: object) -> None:
    raise TimeoutError(f"no verdict within {_LONGEST} s")
