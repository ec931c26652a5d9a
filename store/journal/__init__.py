"""The journal: one append-only, hash-chained table that every operation writes to (D1, D2).

operation    one write transaction; what it forbids is on record too
recording    appending an entry, or many
verifying    the whole record verified
pages        the book: which entries people read, and where they stand
reading      entries, those of a thing, what is new
guards       what stands around the chain
standing     staff and settings as the entries say them
event        what an entry is to say
chain        every entry and its link to the one before it verified
entry        an entry as it stands
sealing      how an entry is sealed
"""

from store.journal.entry import Entry
from store.journal.event import Event, event
from store.journal.reading import (
    PORTION,
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
    touching,
)
from store.journal.recording import append, append_all
from store.journal.verifying import verify

__all__ = [
    "PORTION",
    "Entry",
    "Event",
    "append",
    "append_all",
    "between",
    "changed_since",
    "event",
    "get",
    "head_code",
    "last",
    "last_number",
    "newest_of",
    "numbered",
    "of_subject",
    "of_subjects",
    "touching",
    "verify",
]
