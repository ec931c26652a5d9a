"""Verifying the whole record: the chain, its guards, and a printed head if one is given (D2)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from store import opened
from store.engine import database, dialect, driver
from store.inputs import mark
from store.journal import chain, guards
from store.journal.chain import Verdict

# KiB for going through the file and all of its indexes; a session's own cache is far smaller.
_CACHE = 64 * 1024

LOST = mark("Changes were lost, for the log beside the database was damaged: {what}")


def verify(head: str | None = None) -> Verdict:
    """Check the whole journal, its guards, and a printed head if one is given (D2).

    The chain is Python's work and the guards are SQLite's: they go on side by side, but within a
    transaction, of which another connection would see nothing.
    """
    if database.db.in_transaction():
        verdict = chain.verify(database.db, head)
        return _log(guards.check(database.db, verdict)) if verdict.right else verdict
    with ThreadPoolExecutor(1, initializer=opened.current().follow) as beside:
        guarded = beside.submit(_guards)
        verdict = chain.verify(database.db, head)
        if not verdict.right:
            return verdict
        found = guarded.result()
    return _log(replace(verdict, bad=found.bad, why=found.why, what=found.what))


def _log(verdict: Verdict) -> Verdict:
    """The verdict, or that a log which was damaged kept changes to itself."""
    damaged = database.damaged_log() if verdict.right else ""
    return replace(verdict, why=LOST, what=damaged) if damaged else verdict


def _guards() -> Verdict:
    """What is wrong with the guards, on a connection of this thread's own."""
    try:
        with database.connection():
            dialect.keep_pages(database.db, _CACHE)
            return guards.check(database.db, chain.NOTHING_WRONG)
    except driver.errors() as error:
        if driver.is_passing(error):
            raise
        return guards.damaged(chain.NOTHING_WRONG)
