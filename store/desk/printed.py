"""The printing of sheets, each on record before it happens (F6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store import journal
from store.desk.staff import require
from store.journal.operation import operation
from store.paper import SheetKind
from store.rights import PRINT_SHEETS, Staff


@dataclass(frozen=True)
class Printing:
    """One printing: its entry, the journal's head at it, and which copy of the sheet it is."""

    number: int
    at: datetime
    head: str
    copy: int


@operation
def record(
    kind: SheetKind, subject: str, *, by: Staff | None, people: Iterable[int] = ()
) -> Printing:
    """Record that a sheet about a subject is printed; a reprint counts as the next copy.

    ``people`` are those whose confidential figures stand whole on it: a reveal. ``by`` is None on
    the administrator's command line.
    """
    if by is not None:
        require(by, PRINT_SHEETS)
        require(by, kind.right)
    copy = 1 + sum(
        entry.kind == "sheet.printed" and entry.payload["sheet"] == kind.name
        for entry in journal.of_subject(subject)
    )
    payload: dict[str, Any] = {"sheet": kind.name, "copy": copy}
    if revealed := sorted(people):
        payload["people"] = revealed
    entry = journal.append("sheet.printed", subject, by=by, payload=payload)
    return Printing(entry.number, entry.happened, journal.head_code(entry), copy)
