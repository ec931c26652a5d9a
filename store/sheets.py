"""The printing of sheets, each on record before it happens (F6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from store import journal
from store.database import operation
from store.rights import Right, require
from store.staff import Staff


class Kind(StrEnum):
    """The sheets that the desk prints."""

    WORK_ORDER = "work order"
    LOG_PAGE = "log page"
    HANDOVER = "handover"


@dataclass(frozen=True)
class Printing:
    """One printing: its entry, the journal's head at it, and which copy of the sheet it is."""

    number: int
    at: datetime
    head: str
    copy: int


@operation
def printed(kind: Kind, subject: str, *, by: Staff | None) -> Printing:
    """Record that a sheet about a subject is printed; a reprint counts as the next copy.

    ``by`` is None on the administrator's command line.
    """
    if by is not None:
        require(by, Right.WORK_THE_DESK)
    copy = 1 + sum(
        entry.kind == "sheet.printed" and entry.payload["sheet"] == kind.value
        for entry in journal.of_subject(subject)
    )
    payload = {"sheet": kind.value, "copy": copy}
    entry = journal.append("sheet.printed", subject, by=by, payload=payload)
    return Printing(entry.number, entry.at, journal.head_code(entry), copy)
