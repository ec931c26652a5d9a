"""Erasing personal data when the law asks for it, on the record (F6)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import Field

from store import journal
from store.desk.staff import require
from store.engine import database
from store.errors import NotFound, Refused
from store.inputs import FilledProse, Input, mark
from store.journal import chain, pages
from store.journal.entry import Entry
from store.journal.operation import operation
from store.rights import Right, Staff

PERSON_ERASED = "person.erased"


class Erasure(Input):
    """Why something is erased."""

    reason: FilledProse = Field(title=mark("Reason"))


@dataclass(frozen=True)
class Erased:
    """An erasure on record: entry ``number`` says that ``staff_id`` did it, when and why.

    ``with_it`` are further entries whose words went with it, copies of what was erased.
    """

    number: int
    at: datetime
    staff_id: int | None
    reason: str
    with_it: tuple[int, ...] = ()


def erase_words(number: int, why: Erasure, *, by: Staff) -> Erased:
    """Erase the words of one entry and their copies on signed handover sheets.

    The chain still verifies; words that are erased already are only scrubbed again. Raises
    ``NotFound``, and ``Refused`` when there are none or they are the reason of an erasure.
    """
    erased = _erase_words(number, why, by=by)
    database.scrub()
    return erased


def erase_person(person_id: int, why: Erasure, *, by: Staff) -> Erased:
    """Empty a person's file, and what tickets, loans and drafts hold of them.

    Words that the desk typed about them stay; ``mentions`` finds those. Raises ``NotFound``.
    """
    erased = _erase_person(person_id, why, by=by)
    database.scrub()
    return erased


def of_words(number: int) -> Erased | None:
    """The erasure of an entry's words, None when they were never erased."""
    found = [e for e in journal.of_subject(chain.erasure_of(number)) if e.kind == chain.ERASED]
    return _erased(found[-1]) if found else None


def mentions(person_id: int) -> list[int]:
    """Entries whose words hold a person's name, phone or ID number; ask before erasing them."""
    person = _person(person_id)
    sought = [person[field] for field in ("name", "phone", "id_number") if person[field]]
    numbers: set[int] = set()
    for text in sought:
        rows = _all("SELECT number FROM journal_text WHERE instr(text, ?)", _as_kept(text))
        numbers |= {row[0] for row in rows}
    return sorted(numbers)


@operation
def _erase_words(number: int, why: Erasure, *, by: Staff) -> Erased:
    require(by, Right.ERASE)
    entry, before = journal.get(number), of_words(number)
    if before:
        return before
    if not entry.words:
        raise Refused("Entry {number} has no words.", number=number)
    if entry.kind in (chain.ERASED, PERSON_ERASED):
        raise Refused("The reason of an erasure stays.")
    copies = list(_copies(entry))
    record = _forget(entry, why, by)
    for copy in copies:
        _forget(copy, why, by)
    return _erased(record, tuple(copy.number for copy in copies))


def _forget(entry: Entry, why: Erasure, by: Staff) -> Entry:
    # The guard of the words lets them go only when their erasure is on record.
    record = journal.append(
        chain.ERASED,
        chain.erasure_of(entry.number),
        by=by,
        payload={"kind": entry.kind, "subject": entry.subject},
        words={"reason": why.reason},
    )
    _run("DELETE FROM journal_text WHERE number = ?", entry.number)
    if entry.kind == "key.held":
        _run("UPDATE held_key SET doors = '', reason = '' WHERE id = ?", entry.subject_id)
    if entry.kind == "key.lent":
        _run("UPDATE key_loan SET reason = '' WHERE id = ?", entry.payload["loan"])
    pages.forget_words(entry.number)
    return record


def _copies(entry: Entry) -> Iterator[Entry]:
    """The signatures whose sheet repeats words of an entry."""
    numbers = _all(
        "SELECT j.number FROM journal j JOIN journal_text t ON t.number = j.number"
        " WHERE j.kind IN ('handover.signed', 'handover.completed') AND j.number > ?",
        entry.number,
    )
    for signed in journal.numbered(row[0] for row in numbers):
        lines = json.loads(signed.words.get("sheet", "[]"))
        if any(_repeats(line, entry) for line in lines):
            yield signed


def _repeats(line: dict[str, Any], entry: Entry) -> bool:
    answered = (line.get("answer") or {}).get("number") == entry.number
    about = line.get("subject") == entry.subject or line.get("passed") in entry.words.values()
    text = json.dumps(line, ensure_ascii=False)
    return (answered or about) and any(_as_kept(said) in text for said in entry.words.values())


@operation
def _erase_person(person_id: int, why: Erasure, *, by: Staff) -> Erased:
    from store.residents import searchkeys

    require(by, Right.ERASE)
    person = _person(person_id)
    homes = [row[0] for row in _all(_HOMES, person_id)]
    payload = {"tickets": _clear_tickets(person, homes), "loans": _clear_loans(person, homes)}
    _clear_drafts(person)
    _run(
        "UPDATE person SET name = '', sex = '', phone = '', id_number = '', outside = '',"
        " note = '' WHERE id = ?",
        person_id,
    )
    searchkeys.write_all(homes)
    _run("INSERT INTO home_fts (home_fts) VALUES ('optimize')")
    words = {"reason": why.reason}
    return _erased(
        journal.append(PERSON_ERASED, f"person:{person_id}", by=by, payload=payload, words=words)
    )


_HOMES = "SELECT DISTINCT home_id FROM residency WHERE person_id = ?"


def _person(person_id: int) -> dict[str, str]:
    found = _all("SELECT name, phone, id_number FROM person WHERE id = ?", person_id)
    if not found:
        raise NotFound("There is no such person.")
    return dict(zip(("name", "phone", "id_number"), found[0], strict=True))


def _clear_tickets(person: dict[str, str], homes: Iterable[int]) -> int:
    """Tickets reported from the person's phone, or in their name from one of their homes."""
    return _changed(
        "UPDATE ticket SET caller = '', phone = '' WHERE (phone <> '' AND phone = ?)"
        " OR (caller <> '' AND caller = ? AND home_id IN (SELECT value FROM json_each(?)))",
        *(person["phone"], person["name"], json.dumps(list(homes))),
    )


def _clear_loans(person: dict[str, str], homes: Iterable[int]) -> int:
    """What the person borrowed, brought back or was handed of the keys of their homes."""
    of_homes = "IN (SELECT id FROM held_key WHERE home_id IN (SELECT value FROM json_each(?)))"
    named, listed = person["name"], json.dumps(list(homes))
    changed = 0
    for table, column, key in (
        ("key_loan", "borrower", "key_id"),
        ("key_loan", "returned_by", "key_id"),
        ("held_key", "handed_to", "id"),
    ):
        changed += _changed(
            f"UPDATE {table} SET {column} = '' WHERE {column} = ? AND {key} {of_homes}",
            *(named, listed),
        )
    return changed


def _clear_drafts(person: dict[str, str]) -> None:
    for text in filter(None, person.values()):
        _run("DELETE FROM draft WHERE instr(input, ?)", _as_kept(text))


def _as_kept(text: str) -> str:
    """A text as it stands inside the JSON in which words are kept."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _erased(record: Entry, with_it: tuple[int, ...] = ()) -> Erased:
    reason = record.words.get("reason", "")
    return Erased(record.number, record.at, record.staff_id, reason, with_it)


def _all(sql: str, *params: object) -> list[Any]:
    return list(database.db.execute_sql(sql, params).fetchall())


def _run(sql: str, *params: object) -> None:
    database.db.execute_sql(sql, params)


def _changed(sql: str, *params: object) -> int:
    return int(database.db.execute_sql(sql, params).rowcount)
