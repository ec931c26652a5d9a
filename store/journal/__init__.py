"""The journal: one append-only, hash-chained table that every operation writes to (D1, D2).

overtaking   a change to what another one has changed meanwhile, refused
operation    one write transaction; what it forbids is on record too
recording    appending an entry, or many
believing    when entries were made, where the clock was ahead and was set back
verifying    the whole record verified
pages        the book: which entries people read, and where they stand
shelf        where the pages of the book are kept
reading      entries, those of a thing, what is new
guards       what stands around the chain
past         what was set from when, as the entries say it
standing     staff and settings as the entries say them
event        what an entry is to say
chain        every entry and its link to the one before it verified
entry        an entry as it stands
sealing      how an entry is sealed
"""

from store.journal.believing import HOUSE, SET_BACK, SetBack, ahead, believed, set_backs
from store.journal.entry import Entry
from store.journal.event import Event, event
from store.journal.reading import (
    PORTION,
    between,
    changed_since,
    counted,
    get,
    head_code,
    last,
    last_number,
    newest_about,
    newest_of,
    numbered,
    of_kind,
    of_subject,
    of_subjects,
    touching,
)
from store.journal.recording import (
    append,
    append_all,
    has_lost_its_time,
    next_number,
    note_set_back,
    runs_behind,
)
from store.journal.verifying import verify

__all__ = [
    "HOUSE",
    "PORTION",
    "SET_BACK",
    "Entry",
    "Event",
    "SetBack",
    "ahead",
    "append",
    "append_all",
    "believed",
    "between",
    "changed_since",
    "counted",
    "event",
    "get",
    "has_lost_its_time",
    "head_code",
    "last",
    "last_number",
    "newest_about",
    "newest_of",
    "next_number",
    "note_set_back",
    "numbered",
    "of_kind",
    "of_subject",
    "of_subjects",
    "runs_behind",
    "set_backs",
    "touching",
    "verify",
]
