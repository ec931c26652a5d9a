"""Opening a desk: its folder, its schema brought up to date, and a copy of it before that."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from store import clock, estate, journal
from store.desk import backup, settings
from store.disk import arriving, datafolder
from store.engine import database, driver, schema, writeahead
from store.engine.schema import Progress
from store.errors import StoreError, Unavailable
from store.estate import identification
from store.journal import pages, past, standing


def open_folder(at: Path, *, create: bool = False, progress: Progress = schema.unseen) -> None:
    """Open the desk in a data folder, bringing its schema up to date.

    ``progress`` is told how far that has come: a big desk of an older version takes a minute.
    A new one is encrypted if there is a key at hand. Raises ``Unavailable`` when there is none (and
    ``create`` is off), it cannot be used, its schema is newer than this program, or SQLite has the
    WAL-reset fault, ``Damaged`` for an empty file, and what ``encryption.key_of`` raises.
    """
    database.attach(at, create=create)
    try:
        database.connect()
        with datafolder.usable(at):
            arriving.clear(at)
        lost = _keep_damaged_log()
        is_older = not schema.is_newest()
        schema.update(backup.before_schema, progress)
        _let_kinds_join()
        _identify()
        _say_what_stands()
        past.catch_up()
        if is_older:
            _settle()
        _say_what_was_lost(*lost)
    except driver.errors() as error:
        refused = database.refusal(error)
        database.close()
        raise refused from error
    except StoreError:
        database.close()
        raise


def open_to_read(at: Path, *, progress: Progress = schema.unseen) -> Unavailable | None:
    """Open a desk for what only reads it, also where its disk lets nothing be written.

    Returns why nothing can be written to it; None where it is open as ever. Raises what
    ``open_folder`` does where it cannot be read either.
    """
    try:
        open_folder(at, progress=progress)
    except Unavailable as refused:
        if not (_is_of_the_disk(refused) and _is_read(at)):
            raise
        return refused
    return None


def _is_of_the_disk(refused: Unavailable) -> bool:
    return isinstance(refused.__cause__, (OSError, *driver.errors()))


def _is_read(at: Path) -> bool:
    with suppress(StoreError, *driver.errors()):  # that nothing can be written is the better reason
        database.attach_to_read(at)
        database.connect()
        if schema.is_newest():
            return True
    database.close()
    return False


def _let_kinds_join() -> None:
    """Let subjects that are newer than this desk stand in its book from now on, on record."""
    if not estate.founded() or not pages.still_to_join():
        return
    with database.write():
        if wanted := pages.still_to_join():  # another session may have been first
            journal.append(pages.JOINED, "book", by=None, payload={"book": wanted})


def _settle() -> None:
    """Let what an older program left wait as this one has it wait."""
    if estate.founded():
        with database.write():
            settings.settle()


def _say_what_stands() -> None:
    """Put on record what the entries of older versions do not say of staff and settings."""
    if not estate.founded() or standing.is_said(database.db):
        return
    with database.write():
        if not standing.is_said(database.db):  # another session may have been first
            unsaid = standing.unsaid(database.db)
            figures, words = standing.told(unsaid.settings)
            payload = figures | {"staff": unsaid.staff}
            journal.append(standing.STANDS, "site", by=None, payload=payload, words=words)


def _keep_damaged_log() -> tuple[int, str]:
    """How many commits are lost in a damaged log, and the name of the file that keeps it."""
    file = database.folder() / database.FILE
    if not writeahead.left_out(file):
        return 0, ""
    with database.writers_waiting(), datafolder.usable(file.parent):
        if lost := writeahead.left_out(file):
            kept = writeahead.keep_aside(file, clock.now().strftime("%Y%m%d-%H%M%S"))
            return (lost, kept.name) if kept else (0, "")
    return 0, ""


def _say_what_was_lost(commits: int, kept: str) -> None:
    if commits:
        payload = {"commits": commits, "kept": kept}
        with database.write():
            journal.append("site.log_damaged", "site", by=None, payload=payload)


def _identify() -> None:
    """Give an estate that an older program set up its identity, on record."""
    if not estate.founded() or estate.identified():
        return
    with database.write():
        if not estate.identified():  # another session may have been first
            payload = identification.sealed(identification.following(journal.get(1).hash))
            journal.append(identification.IDENTIFIED, "site", by=None, payload=payload)
