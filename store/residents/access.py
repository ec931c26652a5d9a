"""Who opened, revealed, changed, printed or exported files, and why (F6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store import clock, journal
from store.engine import database, dialect
from store.figure import Period
from store.journal import Entry
from store.residents import masking
from store.text import mark

# What reading or changing a file leaves behind, and how it is called.
KINDS = {
    "file.opened": mark("File opened"),
    "file.revealed": mark("Figure revealed"),
    "file.exported": mark("Exported"),
    "sheet.printed": mark("Sheet printed"),
    "residents.imported": mark("Files imported"),
    "person.moved_in": mark("Somebody moved in"),
    "person.moved_out": mark("Somebody moved out"),
    "person.moved_back": mark("Moving out undone"),
    "person.changed": mark("Particulars changed"),
    "person.erased": mark("Data erased"),
    "person.phone_added": mark("Phone added"),
    "person.phone_removed": mark("Phone taken off"),
    "person.identity_added": mark("Paper added"),
    "person.identity_removed": mark("Paper taken off"),
    "person.represented": mark("Representative added"),
    "person.represented_no_more": mark("Representative acts no more"),
    "person.contact_added": mark("Emergency contact added"),
    "person.contact_removed": mark("Emergency contact taken off"),
    "person.pet_added": mark("Pet added"),
    "person.pet_removed": mark("Pet taken off"),
    "person.need_noted": mark("Special need noted, with consent"),
    "person.need_withdrawn": mark("Consent withdrawn, need erased"),
    "home.added": mark("File begun"),
    "home.changed": mark("Home's data changed"),
    "home.state_changed": mark("State changed"),
    "home.document_filed": mark("Document filed"),
    "home.document_taken": mark("Document taken out"),
    "home.instructed": mark("Instruction put on"),
    "home.instruction_ended": mark("Instruction taken off"),
    "vehicle.added": mark("Vehicle added"),
    "vehicle.removed": mark("Vehicle removed"),
}
_WHOLE = mark("Exported, figures whole")
_SAID = ("sheet", "field", "what", "account", "rows")


@dataclass(frozen=True)
class Access:
    """An entry about a file: ``what`` is its marked name; ``said`` the reason, figures masked.

    ``staff_id`` is None for the command line; ``person_id`` is whose data it was.
    """

    number: int
    at: datetime
    staff_id: int | None
    what: str
    home: str
    person_id: int | None
    said: str


def accesses(period: Period | None = None, person_id: int | None = None) -> Iterator[Access]:
    """What was done with files, the newest first: all of it, or with a person's data."""
    codes = dict(_all("SELECT id, code FROM home"))
    for number in _found(period, person_id):
        yield _access(journal.get(number), codes)


def _found(period: Period | None, person_id: int | None) -> list[int]:
    kinds = ", ".join("?" * len(KINDS))
    start, end = period.ms if period else (0, clock.to_ms(clock.now()) + 1)
    about, whose = "", []
    if person_id is not None:
        homes = _all("SELECT DISTINCT home_id FROM residency WHERE person_id = ?", person_id)
        whose = [f"person:{person_id}", *(f"home:{home_id}" for (home_id,) in homes)]
        marks = ", ".join("?" * len(whose))
        # A list of several homes is about none of them, but touches each that it showed (D27).
        listed = f"(kind = 'file.opened' AND number IN ({_TOUCHING.format(marks)}))"
        about = f" AND (subject IN ({marks}) OR {listed} OR {_shown(person_id)})"
        whose *= 2
    rows = _all(
        f"SELECT number FROM journal WHERE kind IN ({kinds}) AND at >= ? AND at < ?"
        " AND (kind <> 'sheet.printed' OR (subject >= 'home:' AND subject < 'home;')"
        f" OR (subject >= 'person:' AND subject < 'person;') OR {_WHOLE}){about}"
        " ORDER BY number DESC",
        *KINDS,
        start,
        end,
        *whose,
    )
    return [number for (number,) in rows]


_WHOLE = dialect.holds("payload", "people")
_TOUCHING = "SELECT t.number FROM touched t WHERE t.subject IN ({})"


def _shown(person_id: int) -> str:
    """The condition that a sheet showed somebody's figures whole."""
    people = dialect.each_in("payload", "people", "p")
    return (
        f"(kind = 'sheet.printed' AND EXISTS (SELECT 1 FROM {people} WHERE value = {person_id:d}))"
    )


def _access(entry: Entry, codes: dict[int, str]) -> Access:
    thing, _colon, number = entry.subject.partition(":")
    home = codes.get(int(number), "") if thing == "home" else str(entry.payload.get("home", ""))
    told = [entry.payload.get(name) for name in _SAID]
    words = map(masking.within, entry.words.values())
    said = "；".join([*(str(one) for one in told if one), *words])
    person = int(number) if thing == "person" else None
    what = _WHOLE if entry.payload.get("whole") else KINDS[entry.kind]
    return Access(entry.number, entry.at, entry.staff_id, what, home, person, said)


def _all(sql: str, *params: object) -> list[Any]:
    return list(database.db.execute_sql(sql, params).fetchall())
