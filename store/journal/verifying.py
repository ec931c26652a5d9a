"""Verifying the whole record: the chain, its guards, and a printed head if one is given (D2)."""

from __future__ import annotations

from store.engine import database
from store.journal import chain, guards
from store.journal.chain import Verdict


def verify(head: str | None = None) -> Verdict:
    """Check the whole journal, its guards, and a printed head if one is given (D2)."""
    verdict = chain.verify(database.db, head)
    return guards.check(database.db, verdict) if verdict.right else verdict
