"""What renovations erase for the law's sake, of a person or of an entry's words (F6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.answers import Person
from store.engine import database
from store.journal import Entry
from store.renovation.breaches import VIOLATIONS
from store.renovation.checking import VISITS
from store.renovation.hours import BANS
from store.renovation.listed import RENOVATIONS


def erase(person: Person) -> Mapping[str, int]:
    """Empty what renovations hold of the person, as the renovator, and as who has charge there."""
    homes, phones, papers = (_marks(each) for each in (person.homes, person.phones, person.papers))
    changed = 0
    for sql, params in (
        (
            "UPDATE renovation SET applicant = '', phone = '', person_id = NULL"
            f" WHERE person_id = ? OR (applicant = ? AND home_id IN ({homes}))",
            (person.id, person.name, *person.homes),
        ),
        (
            "UPDATE renovation SET person = '', person_phone = ''"
            f" WHERE person_phone IN ({phones})",
            tuple(person.phones),
        ),
        (
            "UPDATE worker_pass SET name = '', id_number = '', card = ''"
            f" WHERE id_number IN ({papers})",
            tuple(person.papers),
        ),
    ):
        changed += int(database.db.execute_sql(sql, params).rowcount)
    return {"renovations": changed}


def _marks(each: Sequence[object]) -> str:
    return ", ".join("?" * len(each)) or "NULL"


def forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    thing, _colon, number = entry.subject.partition(":")
    if "scope" in entry.words and thing == "renovation":
        RENOVATIONS.table.update(int(number), scope="")
    if entry.kind == "renovation.visited":
        where = "WHERE renovation_visit.renovation_id = ? AND renovation_visit.at = ?"
        for one in VISITS.read(where, int(number), entry.at):
            VISITS.update(one.id, remark="")
    if thing == "violation":
        told = {"found": ("what", "place", "photo"), "reported": ("authority", "receipt")}
        emptied = told.get(entry.kind.partition(".")[2], ())
        if emptied:
            VIOLATIONS.table.update(int(number), **dict.fromkeys(emptied, ""))
    if entry.kind == "noise_ban.set":
        BANS.table.update(int(number), reason="")
