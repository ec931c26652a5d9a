"""Opening a desk: its folder, its schema brought up to date, and a copy of it before that."""

from __future__ import annotations

from pathlib import Path

from store import clock, estate, journal
from store.desk import backup
from store.engine import database, driver, schema, writeahead
from store.errors import StoreError
from store.estate import identification
from store.journal import pages, standing


def open_folder(at: Path, *, create: bool = False) -> None:
    """Open the desk in a data folder, bringing its schema up to date.

    A new one is encrypted if there is a key at hand. Raises ``Unavailable`` when there is none (and
    ``create`` is off), it cannot be used, its schema is newer than this program, or SQLite has the
    WAL-reset fault, and what ``encryption.key_of`` raises.
    """
    database.attach(at, create=create)
    try:
        database.connect()
        lost = _keep_damaged_log()
        schema.update(backup.before_schema)
        _let_kinds_join()
        _identify()
        _say_what_stands()
        _say_what_was_lost(*lost)
    except driver.errors() as error:
        refused = database.refusal(error)
        database.close()
        raise refused from error
    except StoreError:
        database.close()
        raise


def _let_kinds_join() -> None:
    """Let subjects that are newer than this desk stand in its book from now on, on record."""
    if not estate.founded() or not pages.still_to_join():
        return
    with database.write():
        if wanted := pages.still_to_join():  # another session may have been first
            journal.append(pages.JOINED, "book", by=None, payload={"book": wanted})


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
    with database.writers_waiting():
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
