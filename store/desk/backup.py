"""Copies of the desk for the day when its disk fails, and taking one back."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from store import clock, estate, journal
from store.desk import checking
from store.desk.checking import Checked
from store.disk import arriving, datafolder, private, writable
from store.engine import copying, database, driver, schema, writeahead
from store.errors import Damaged, StoreError, Unavailable
from store.journal import past

TOO_OLD = timedelta(hours=36)
_NAME = "desk-%Y%m%d-%H%M%S"
_MOMENT = re.compile(r"desk-(\d{8}-\d{6})")
_TURN, _START = "backup.turn", "backup.start"


@dataclass(frozen=True)
class Restored:
    """What a restored desk holds, and where that which was there before is kept, if anything was.

    ``lost`` counts the entries of the one before that the restored one lacks, None if unreadable.
    """

    held: Checked
    kept: Path | None = None
    lost: int | None = None


def make(to: Path) -> Checked:
    """Copy the open desk into one file while others work, and check the copy before it counts.

    A file of that name is replaced only by a sound copy. Raises ``Unavailable`` or ``Damaged``.
    """
    writable.refuse_taken(to, database.folder())
    return _write(to, checked=True)


def before_schema(number: int) -> None:
    """Keep the desk as it is before its schema changes."""
    with _made(database.folder()) as folder:
        to = folder / clock.now().strftime(f"{_NAME}-before-{number}.db")
        _write(to, checked=False)  # what is older may be wanted even if it is not sound


def daily() -> Path | None:
    """Make today's automatic backup, and drop those that have had their days.

    None when there is one already or another session is at it; costs microseconds then.
    """
    with database.connection():
        return _back_up() if is_due() else None


def _back_up() -> Path | None:
    with _made(database.folder()) as folder, turn(folder) as mine:
        if not mine or not is_due():
            return None
        arriving.clear(folder)
        to = folder / clock.now().strftime(f"{_NAME}.db")
        _write(to, checked=True)
        _drop_old(folder)
    return to


def is_due() -> bool:
    """Whether the estate's day has no automatic backup yet; a demo needs none."""
    latest = newest()
    return (latest is None or clock.day(latest) < clock.today()) and not estate.is_demo()


def newest() -> datetime | None:
    """When the newest automatic backup was made, None before the first.

    One that was made while the clock was ahead says nothing: its day has not come.
    """
    now, dated = clock.now(), _by_date(database.folder() / datafolder.BACKUPS)
    return max((at for at in dated.values() if at <= now), default=None)


def too_old() -> bool:
    """Whether Today should say that the desk is not being backed up."""
    latest = newest()
    if latest is None and journal.last_number():
        latest = journal.get(1).at
    return latest is not None and clock.now() - latest > TOO_OLD and not estate.is_demo()


def restore(file: Path, at: Path) -> Restored:
    """Put a backup in the place of the desk in a folder that no session has open.

    What was there is kept under a dated name. Raises ``Damaged`` for a file that ``verify`` would
    not call right or that does not open, and ``Unavailable`` while the desk is open, or for a file
    that only a newer program can read.
    """
    if not file.is_file():
        raise Unavailable("There is no file {file}.", file=file)
    with datafolder.usable(at):
        datafolder.refuse_root(at)
        datafolder.make(at)
        private.keep(at)
        with datafolder.closed_to_others(at), arriving.part(at / database.FILE) as part:
            arriving.clear(at)
            copying.copy(file, part)
            held = _readable_here(file, checking.check(part, file))
            _try_out(part, file)
            kept, count = _put_away(at / database.FILE)
            part.replace(at / database.FILE)
            datafolder.sync(at)
    lost = None if count is None else max(0, count - held.count)
    return Restored(held, kept, lost)


def _readable_here(file: Path, held: Checked) -> Checked:
    if held.schema > schema.newest():
        raise Unavailable("{file} was written by a newer frontdesk.", file=file)
    return held


def _try_out(part: Path, file: Path) -> None:
    """Open a copy as a desk of this program's, and verify it whole, before it takes the place."""
    with arriving.part(part) as trial:
        trial.mkdir(mode=0o700)
        copying.copy(part, trial / database.FILE)
        try:
            database.attach(trial)
            with copying.readable(file):
                database.connect()
                schema.update(lambda _number: None)
                past.catch_up()
                verdict = journal.verify()
        # An entry may say what no version of this program says.
        except (StoreError, ValueError, KeyError, TypeError) as error:
            if isinstance(error.__cause__, OSError) or driver.is_passing(error.__cause__):
                raise
            raise Damaged("{file} does not open: {reason}", file=file, reason=error) from error
        finally:
            database.close()
    if not verdict.right:
        why = Damaged(verdict.why, what=verdict.what)
        raise Damaged("{file} is not taken back: {reason}.", file=file, reason=why)


def _put_away(file: Path) -> tuple[Path | None, int | None]:
    """Give what is there a dated name as well; how many entries it has, if it can be read."""
    if not file.exists():
        return None, None
    count: int | None = None
    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    try:
        count = copying.fold(file, stamp)
    except StoreError:
        pass  # a restore is what a damaged desk needs; it is kept as it is
    kept = _unused(file.parent / f"replaced-{stamp}.db")
    os.link(file, kept)
    log = Path(f"{file}-wal")
    if log.exists():
        log.rename(f"{kept}-wal")
    for damaged in writeahead.kept_aside(file):  # of the desk that goes, not of the restored one
        damaged.rename(kept.with_name(kept.name + damaged.name.removeprefix(file.name)))
    datafolder.sync(file.parent)
    return kept, count


def _unused(file: Path) -> Path:
    number, found = 1, file
    while found.exists():
        number += 1
        found = file.with_stem(f"{file.stem}-{number}")
    return found


def _write(to: Path, *, checked: bool) -> Checked:
    held = Checked(0, 0, "")
    try:
        with arriving.part(to) as part:
            desk = database.folder() / database.FILE
            copying.copy(desk, part, database.copying_mode())
            if checked:
                held = checking.check(part, desk)
            part.replace(to)
            datafolder.sync(to.parent)
    except OSError as error:
        raise Unavailable(
            "The backup {file} cannot be written: {reason}.", file=to, reason=error.strerror
        ) from error
    return held


@contextmanager
def _made(data: Path) -> Iterator[Path]:
    with datafolder.usable(data):
        datafolder.make(data / datafolder.BACKUPS)
        yield data / datafolder.BACKUPS


@contextmanager
def starting() -> Iterator[bool]:
    """Whether this session is the one that has the day's backup made, and nobody else."""
    with _made(database.folder()) as folder, turn(folder, _START) as mine:
        yield mine


@contextmanager
def turn(folder: Path, name: str = _TURN) -> Iterator[bool]:
    """Whether this process is the one that backs up now."""
    file = os.open(folder / name, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        yield _locked(file)
    finally:
        os.close(file)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _by_date(folder: Path) -> dict[Path, datetime]:
    found: dict[Path, datetime] = {}
    for file in folder.glob("desk-*.db"):
        try:
            found[file] = datetime.fromisoformat(_named(file)).replace(tzinfo=UTC)
        except ValueError:
            continue  # somebody else's file
    return found


def _named(file: Path) -> str:
    """The moment in a backup's name, else nothing; ``strptime`` would load the locale for it."""
    named = _MOMENT.match(file.stem)
    return named[1] if named else ""


def _drop_old(folder: Path) -> None:
    """Drop automatic backups past their days that as many newer ones have followed.

    So a clock that is ahead costs no older one than its own takes the place of.
    """
    now, days = clock.now(), estate.settings().backup_days
    dated = {file: at for file, at in _by_date(folder).items() if at <= now}
    for file in sorted(dated, key=dated.__getitem__, reverse=True)[days:]:
        if dated[file] < now - timedelta(days=days):
            file.unlink()
