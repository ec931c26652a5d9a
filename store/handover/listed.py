"""The list that a handover goes through: the estate's own, in versions (H2, H4).

Who is in charge keeps it. Each change is a version; a sheet says under which it was signed.
"""

from __future__ import annotations

from dataclasses import dataclass

from store import estate, journal
from store.desk import settings
from store.desk.staff import require
from store.estate import dated, own
from store.estate.lists import read_items, read_list
from store.handover.inputs import ListChange
from store.journal import Entry
from store.journal.operation import attempt
from store.rights import KEEP_LIST, Staff

_KEYS = ("items", "areas")


@dataclass(frozen=True)
class Listed:
    """The list in force; ``said`` is the entry that brought it, None where none is on record."""

    items: tuple[estate.Item, ...]
    areas: tuple[str, ...]
    version: int
    said: Entry | None


def in_force() -> Listed:
    """What a handover counts and looks at now."""
    now, said = estate.settings(), dated.entries(own.SITE, _KEYS)
    entry = journal.get(said[-1]) if said else None
    return Listed(now.items, now.areas, max(len(said), 1), entry)


def version() -> int:
    """The version of the list in force."""
    return max(len(dated.entries(own.SITE, _KEYS)), 1)


@attempt
def change_list(changed: ListChange, *, by: Staff) -> Listed:
    """Let the next version hold from now on; an open handover goes on with it at once.

    Raises what ``settings.keep_list`` does.
    """
    require(by, KEEP_LIST)
    settings.keep_list(read_items(changed.items), read_list(changed.areas), by=by)
    return in_force()
