"""A run of entries: verified against the head, and written in one transaction or not at all.

Every entry is sealed anew with the journal's own functions. What came twice is passed over where it
is the same; what does not follow, or is not what was sealed, is refused by its number.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from store import clock
from store.company import folding, incidents
from store.company.connecting import Connection
from store.company.estates import Estate, known
from store.errors import Refused
from store.estate import identification
from store.journal import Entry, chain, sealing
from store.shipping.wire import Row
from store.text import mark

_FOLLOWS = mark("Entry {number} does not follow entry {head}: a run came out of order.")
_LINK = mark("Entry {number} is not linked to the one before it.")
_BACK = mark("Entry {number} is dated before the one before it.")
_SEAL = mark("Entry {number} is not what was sealed.")
_WORDS = mark("The words of entry {number} are not what was recorded.")
_OTHER = mark("Entry {number} came again, and it is another one.")
_FOREIGN = mark("Entry {number} is another estate's: {identity}.")
_STRANGE = mark("Entry {number} says what no version of this program says")
_IDENTITIES = ("site.founded", identification.IDENTIFIED)


def accept(db: Connection, identity: str, rows: Sequence[Row]) -> Estate:
    """Verify a run and write it; the estate with its new head. Raises ``Refused``."""
    with db.transaction():
        one = known(db, identity, locked=True)
        fresh = _fresh(db, one, rows)
        if fresh:
            _sealed(one, fresh)
            one = _write(db, one, fresh)
    return one


def _fresh(db: Connection, one: Estate, rows: Sequence[Row]) -> list[Row]:
    """The entries that are not here yet; raises ``Refused`` where one that is was another."""
    again = {row[0]: row[9] for row in rows if row[0] <= one.number}
    if again:
        there = db.execute(
            "SELECT number, hash FROM company.journal"
            " WHERE estate = %s AND branch = %s AND number = ANY(%s)",
            (one.id, one.branch, list(again)),
        ).fetchall()
        kept = dict(there)
        for number, sealed in again.items():
            if kept.get(number) != sealed:
                raise Refused(_OTHER, number=number)
    return [row for row in rows if row[0] > one.number]


@dataclass
class _Head:
    number: int
    at: int
    seal: bytes


def _sealed(one: Estate, rows: Sequence[Row]) -> None:
    """Verify entries behind the head; raises ``Refused`` at the first bad one."""
    head = _Head(one.number, one.at, one.seal)
    for row in rows:
        if why := _wrong(row, head):
            raise Refused(why, number=row[0], head=head.number)
        if row[4] in _IDENTITIES:
            _refuse_foreign(row, one.identity)
        head = _Head(row[0], row[1], row[9])


def _wrong(row: Row, head: _Head) -> str:
    number, at, *_, digest, link, sealed, salt, words = row
    if number != head.number + 1:
        return _FOLLOWS
    if link != head.seal:
        return _LINK
    if at < head.at:
        return _BACK
    if sealing.entry_hash(head.seal, *row[:8]) != sealed:
        return _SEAL
    if words is None:
        return ""
    told = digest is not None and isinstance(salt, bytes) and len(salt) == 16
    return "" if told and sealing.words_digest(salt, words) == digest else _WORDS


def _refuse_foreign(row: Row, identity: str) -> None:
    try:
        said = identification.of(json.loads(row[6]))
    except (ValueError, AttributeError):
        return
    if said not in (None, identity):
        raise Refused(_FOREIGN, number=row[0], identity=said)


_COPIED = (
    "COPY company.journal (estate, branch, number, at, shift, staff, kind, subject, payload,"
    " text_digest, previous, hash) FROM STDIN"
)


def _write(db: Connection, one: Estate, rows: Sequence[Row]) -> Estate:
    if one.number == 0:
        folding.begin(db, one)
    with db.cursor() as cursor, cursor.copy(_COPIED) as copy:
        for row in rows:
            copy.write_row((one.id, one.branch, *row[:10]))
    _keep_words(db, one, rows)
    zone = fold(db, one, rows)
    head, now = rows[-1], clock.now()
    db.execute(
        "UPDATE company.estate SET number = %s, seal = %s, at = %s, zone = %s, heard = %s"
        " WHERE id = %s",
        (head[0], head[9], head[1], zone, clock.to_ms(now), one.id),
    )
    return replace(one, number=head[0], seal=head[9], at=head[1], zone=zone, heard=now)


def fold(db: Connection, one: Estate, rows: Sequence[Row]) -> str:
    """Write what follows from entries that were verified; the estate's zone by then."""
    outcome = folding.fold(db, one, [(_entry(row), row[7] is not None) for row in rows])
    for number in outcome.strange:
        incidents.raise_(db, one, _STRANGE, {"number": number})
    return outcome.zone


def _entry(row: Row) -> Entry:
    """An entry as it is folded, without its words: what follows from it is nobody's data."""
    number, at, shift, staff, kind, subject, payload, _digest, _link, sealed, _salt, _words = row
    return Entry(
        *(number, clock.from_ms(at), shift, staff, kind, subject),
        *(_object(payload), {}, sealed),
    )


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _keep_words(db: Connection, one: Estate, rows: Sequence[Row]) -> None:
    """Keep words that came, and take away those that are erased by an entry of the run."""
    kept = [(one.id, one.branch, row[0], row[10], row[11]) for row in rows if row[11] is not None]
    if kept:
        with db.cursor() as cursor:
            into = "COPY company.word (estate, branch, number, salt, text) FROM STDIN"
            with cursor.copy(into) as copy:
                for row in kept:
                    copy.write_row(row)
    gone = [int(row[5].partition(":")[2]) for row in rows if _erases(row)]
    if gone:
        erase(db, one, gone)
        db.execute(
            "DELETE FROM company.withdrawn WHERE estate = %s AND number = ANY(%s)", (one.id, gone)
        )
    if kept:
        db.execute(
            "DELETE FROM company.word w USING company.withdrawn g"
            " WHERE w.estate = %s AND g.estate = w.estate AND g.number = w.number",
            (one.id,),
        )


def _erases(row: Row) -> bool:
    return bool(row[4] == chain.ERASED and row[5].partition(":")[2].isdecimal())


def erase(db: Connection, one: Estate, numbers: Sequence[int]) -> None:
    """Take words away, of every branch that is kept; what is folded repeats none."""
    db.execute(
        "DELETE FROM company.word WHERE estate = %s AND number = ANY(%s)", (one.id, list(numbers))
    )


def withdraw(db: Connection, identity: str, numbers: Sequence[int]) -> None:
    """Take words away at once that an entry still to come says are erased."""
    with db.transaction():
        one = known(db, identity, locked=True)
        erase(db, one, numbers)
        with db.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO company.withdrawn (estate, number) VALUES (%s, %s)"
                " ON CONFLICT DO NOTHING",
                [(one.id, number) for number in numbers],
            )
