"""Erasing personal data when the law asks for it, on the record (F6).

Which columns are emptied each subject answers: ``personal`` and ``erase`` in its room.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import Field

from store import agenda, answers, clock, journal
from store.answers import Person
from store.desk.staff import require
from store.disk import arriving, datafolder
from store.engine import database, dialect
from store.errors import Refused
from store.estate import dated
from store.inputs import FilledProse, Input, mark
from store.journal import chain, pages
from store.journal.entry import Entry
from store.journal.operation import operation
from store.rights import ERASE, Staff
from store.subjects import thing_of

_ERASED = ".erased"  # what the kinds of entry about erasures end in


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
    _leave_no_trace()
    return erased


def erase_person(person_id: int, why: Erasure, *, by: Staff) -> Erased:
    """Empty a person's file, and what tickets, loans and drafts hold of them.

    Words that the desk typed about them stay; ``mentions`` finds those. Raises ``NotFound``.
    """
    erased = _erase_person(person_id, why, by=by)
    _leave_no_trace()
    return erased


def of_words(number: int) -> Erased | None:
    """The erasure of an entry's words, None when they were never erased."""
    found = [e for e in journal.of_subject(chain.erasure_of(number)) if e.kind == chain.ERASED]
    return _erased(found[-1]) if found else None


def mentions(person_id: int) -> list[int]:
    """Entries whose words hold a person's name, phone or ID number; ask before erasing them."""
    numbers: set[int] = set()
    for text in _person(person_id).known_by:
        rows = _all(f"SELECT number FROM journal_text WHERE {dialect.has('text')}", _as_kept(text))
        numbers |= {row[0] for row in rows}
    return sorted(numbers)


def lapse() -> None:
    """Erase what was kept as long as it may be, of every subject that has such things by now."""
    for thing in agenda.lapsing(clock.now()):
        about = answers.of_thing_of(thing)
        if about and about.lapse:
            about.lapse()


@operation
def _erase_words(number: int, why: Erasure, *, by: Staff) -> Erased:
    require(by, ERASE)
    entry, before = journal.get(number), of_words(number)
    if before:
        return before
    if not entry.words:
        raise Refused("Entry {number} has no words.", number=number)
    if entry.kind.endswith(_ERASED):
        raise Refused("The reason of an erasure stays.")
    copies = list(_copies(entry))
    record = _forget(entry, why, by)
    for copy in copies:
        _forget(copy, why, by)
    return _erased(record, tuple(copy.number for copy in copies))


def _leave_no_trace() -> None:
    """Nothing of it in the file, its log, or a copy that was broken off."""
    with datafolder.usable(database.folder()):
        arriving.clear_all(database.folder())
    database.scrub()


def _forget(entry: Entry, why: Erasure, by: Staff) -> Entry:
    # The guard of the words lets them go only when their erasure is on record.
    record = journal.append(
        chain.ERASED,
        chain.erasure_of(entry.number),
        by=by,
        payload={"kind": entry.kind, "subject": entry.subject},
        words={"reason": why.reason},
        touches=[entry.subject],
    )
    _run("DELETE FROM journal_text WHERE number = ?", entry.number)
    about = answers.of_thing_of(entry.subject)
    if about and about.forget:
        about.forget(entry)
    agenda.forget(entry.words.values(), entry.subject)
    dated.forget(entry.number, entry.payload.get("typed", ()))
    pages.forget_words(entry.number)
    return record


def _copies(entry: Entry) -> Iterator[Entry]:
    """Entries whose words repeat those of an entry."""
    for _name, each in answers.everyone():
        if each.copies:
            yield from each.copies(entry)


@operation
def _erase_person(person_id: int, why: Erasure, *, by: Staff) -> Erased:
    require(by, ERASE)
    person = _person(person_id)
    changed: dict[str, int] = {}
    for _name, each in answers.everyone():
        if each.erase:
            changed |= each.erase(person)
    agenda.forget(person.known_by)
    for text in person.known_by:
        _run(f"DELETE FROM draft WHERE {dialect.has('input')}", _as_kept(text))
    return _erased(
        journal.append(
            thing_of(person.subject) + _ERASED,
            person.subject,
            by=by,
            payload=changed,
            words={"reason": why.reason},
            touches=person.touches,
        )
    )


def _person(person_id: int) -> Person:
    """Who this is; raises ``NotFound``."""
    asked = (each.person for _name, each in answers.everyone() if each.person)
    return next(asked)(person_id)


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
