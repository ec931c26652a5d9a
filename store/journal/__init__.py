"""The journal: one append-only, hash-chained table that every operation writes to (D1, D2)."""

from store.journal.entry import Entry
from store.journal.reading import (
    between,
    changed_since,
    get,
    head_code,
    last,
    last_number,
    newest_of,
    numbered,
    of_subject,
    of_subjects,
)
from store.journal.recording import append
from store.journal.verifying import verify

__all__ = [
    "Entry",
    "append",
    "between",
    "changed_since",
    "get",
    "head_code",
    "last",
    "last_number",
    "newest_of",
    "numbered",
    "of_subject",
    "of_subjects",
    "verify",
]
