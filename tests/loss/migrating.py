"""A desk of an older version brought up to date, broken off wherever one likes."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
from pathlib import Path
from typing import Any

import apsw
import peewee
import pytest

from store import journal
from store.desk import opening
from store.engine import copying, database, dialect, schema
from store.errors import StoreError
from tests.loss import driver, power
from tests.loss.disk import Disk, refusal

FIXTURES = Path(__file__).parents[1] / "store" / "fixtures"
_SPARED_WHEN_FULL = ("read", "sync", "delete")


def released(name: str) -> bytes:
    """The database file of a desk as a released version wrote it."""
    return gzip.decompress((FIXTURES / f"{name}.db.gz").read_bytes())


def laid_out(folder: Path, begin: bytes) -> Path:
    """A data folder with that database alone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / database.FILE).write_bytes(begin)
    return folder


def killed_at(folder: Path, statement: int) -> bool:
    """Bring a desk up to date in a process that is killed at a statement; False when it ended."""
    child = os.fork()
    if child == 0:
        _die_at(statement)
        try:
            opening.open_folder(folder)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _die_at(statement: int) -> None:
    run: Any = peewee.Database.execute_sql
    left = iter(range(1, statement))

    def counted(self: peewee.Database, sql: str, params: Any = None) -> Any:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return run(self, sql, params)

    peewee.Database.execute_sql = counted  # type: ignore[method-assign]


def on(disk: Disk, folder: Path, begin: bytes, fails_from: int = 0, code: int = 0) -> str:
    """Bring a desk on a disk in memory up to date, refused from a call on; what was said."""
    laid_out(folder, begin)
    (folder / f"{database.FILE}-wal").touch()  # the names are watched on the real disk too

    def before(call: str, number: int) -> None:
        spared = code == apsw.SQLITE_FULL and call in _SPARED_WHEN_FULL
        if fails_from and number >= fails_from and not spared:
            raise refusal(code)

    with pytest.MonkeyPatch.context() as patch:
        driver.put_on(disk, patch)
        disk.before = before
        try:
            opening.open_folder(folder)
            return ""
        except power.DISK as error:
            # As the command does with what fails while the desk is closed again.
            return str(error if isinstance(error, StoreError) else database.refusal(error))
        finally:
            disk.before = lambda call, number: None
            power.let_go()


def state(folder: Path, begin: bytes) -> str:
    """``old``, with every row as it was, or ``new`` and verified; else what it is."""
    with copying.opened(folder / database.FILE, "rw") as db:
        version, held = dialect.version(db), contents(db)
    if version < schema.newest():
        return "old" if held == _at_first(folder / "first", begin) else "half done"
    opening.open_folder(folder)
    try:
        verdict = journal.verify()
    finally:
        database.close()
    return "new" if verdict.right else verdict.why


def _at_first(folder: Path, begin: bytes) -> dict[str, Any]:
    with copying.opened(laid_out(folder, begin) / database.FILE, "rw") as db:
        return contents(db)


def contents(db: peewee.Database) -> dict[str, Any]:
    """Every declaration and every row of a database."""
    declared = db.execute_sql("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    tables = [name for name, sql in declared if sql and "STRICT" in sql and "CREATE TABLE" in sql]
    rows = {name: db.execute_sql(f"SELECT * FROM {name}").fetchall() for name in tables}
    return {"declared": declared, "rows": rows}
