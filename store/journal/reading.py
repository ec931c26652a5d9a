"""Reading the journal: single entries, those of a thing, and what changed since one looked."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from store import clock
from store.engine import database, dialect
from store.errors import NotFound
from store.journal import chain
from store.journal.entry import Entry
from store.subjects import SUBJECTS, of_thing

_SELECT = (
    "SELECT j.number, j.at, j.shift, j.staff, j.kind, j.subject, j.payload, t.text, j.hash"
    " FROM journal j LEFT JOIN journal_text t ON t.number = j.number "
)


def _read(where: str, *params: object) -> list[Entry]:
    return [_entry(row) for row in database.db.execute_sql(_SELECT + where, params).fetchall()]


def _entry(row: tuple[Any, ...]) -> Entry:
    number, at, shift, staff, kind, subject, payload, text, sealed = row
    words = json.loads(text) if text else {}
    return Entry(
        number,
        clock.from_ms(at),
        shift,
        staff,
        kind,
        subject,
        json.loads(payload),
        words,
        bytes(sealed),
    )


def last() -> Entry | None:
    """The newest entry: the chain's head."""
    found = _read("ORDER BY j.number DESC LIMIT 1")
    return found[0] if found else None


def last_number() -> int:
    """Number of the newest entry, 0 in an empty journal."""
    row = database.db.execute_sql("SELECT max(number) FROM journal").fetchone()
    return int(row[0] or 0)


def get(number: int) -> Entry:
    """One entry; raises ``NotFound``."""
    found = _read("WHERE j.number = ?", number)
    if not found:
        raise NotFound("There is no entry {number}.", number=number)
    return found[0]


def of_subject(subject: str) -> list[Entry]:
    """All that was recorded of one thing, oldest first."""
    return _read("WHERE j.subject = ? ORDER BY j.number", subject)


def of_kind(subject: str, *kinds: str) -> list[Entry]:
    """What of these kinds was recorded of one thing, oldest first."""
    marks = ", ".join("?" * len(kinds))
    return _read(f"WHERE j.subject = ? AND j.kind IN ({marks}) ORDER BY j.number", subject, *kinds)


def touching(subject: str, after: int = 0) -> list[Entry]:
    """All that was recorded of one thing or touched it, behind an entry, oldest first."""
    return _read(
        "WHERE (j.subject = ?1 OR j.number IN (SELECT number FROM touched WHERE subject = ?1))"
        " AND j.number > ?2 ORDER BY j.number",
        *(subject, after),
    )


def newest_of(subject: str) -> int:
    """Number of the newest entry about one thing, 0 when there is none."""
    row = database.db.execute_sql(
        "SELECT max(number) FROM journal WHERE subject = ?", (subject,)
    ).fetchone()
    return int(row[0] or 0)


def newest_about(thing: str) -> int:
    """Number of the newest entry about any of a kind of thing, 0 when there is none."""
    row = database.db.execute_sql(
        "SELECT max(number) FROM journal WHERE subject >= ? AND subject < ?"
        " AND kind >= ? AND kind < ?",
        (f"{thing}:", f"{thing};", f"{thing}.", f"{thing}/"),
    ).fetchone()
    return int(row[0] or 0)


def of_subjects(subjects: Iterable[str]) -> dict[str, list[Entry]]:
    """All that was recorded of several things, each oldest first."""
    wanted = list(subjects)
    found: dict[str, list[Entry]] = {subject: [] for subject in wanted}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        marks = ", ".join("?" * len(part))
        for entry in _read(f"WHERE j.subject IN ({marks}) ORDER BY j.number", *part):
            found[entry.subject].append(entry)
    return found


def between(start: datetime, end: datetime) -> list[Entry]:
    """Entries recorded from ``start`` up to but not at ``end``, oldest first."""
    return _read(
        "WHERE j.at >= ? AND j.at < ? ORDER BY j.number", clock.to_ms(start), clock.to_ms(end)
    )


def counted(start: datetime, end: datetime, *things: str) -> dict[str, int]:
    """How many entries of each kind about these things were recorded up to but not at ``end``."""
    about = " OR ".join("kind >= ? AND kind < ?" for _thing in things)
    ranges = [bound for thing in things for bound in (f"{thing}.", f"{thing}/")]
    rows = database.db.execute_sql(
        f"SELECT kind, count(*) FROM journal WHERE at >= ? AND at < ? AND ({about}) GROUP BY kind",
        (clock.to_ms(start), clock.to_ms(end), *ranges),
    )
    return defaultdict(int, rows.fetchall())


def numbered(numbers: Iterable[int]) -> list[Entry]:
    """Entries of these numbers, oldest first."""
    wanted = list(numbers)
    found: list[Entry] = []
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        found += _read(f"WHERE j.number IN ({', '.join('?' * len(part))}) ORDER BY j.number", *part)
    return found


_TOUCHED = (
    "SELECT number, subject FROM journal WHERE number > ?1 AND number <= ?2"
    " UNION ALL SELECT number, subject FROM touched WHERE number > ?1 AND number <= ?2"
)
PORTION = 1000  # entries of the feed that are read at once: a look must not be felt


def changed_since(number: int) -> tuple[int, frozenset[str]]:
    """How far the feed was read, and what the entries after ``number`` up to there touch.

    Besides its own subject an entry touches what its payload lists as ``touches``. A portion is
    read at a time: where it gives something, ask again from there.
    """
    rows = database.db.execute_sql(_TOUCHED, (number, number + PORTION)).fetchall()
    return max((n for n, _ in rows), default=number), frozenset(subject for _, subject in rows)


def things_of_home(home_id: int) -> frozenset[str]:
    """What kinds of thing the book has entries of about a home."""
    rows = database.db.execute_sql(
        f"SELECT DISTINCT {dialect.before('j.subject', ':')}"
        " FROM log_entry e JOIN journal j ON j.number = e.number WHERE e.home_id = ?",
        (home_id,),
    ).fetchall()
    return frozenset(row[0] for row in rows)


def subjects_of_home(home_id: int) -> frozenset[str]:
    """The subjects that have something of a home: entries in the book, or rows of their own."""
    entries = {subject.name for subject in map(of_thing, things_of_home(home_id)) if subject}
    own = (one for one in SUBJECTS if one.of_homes)
    return frozenset(entries | {one.name for one in own if _has(one.of_homes, home_id)})


def _has(table: str, home_id: int) -> bool:
    sql = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE home_id = ?)"
    return bool(database.db.execute_sql(sql, (home_id,)).fetchone()[0])


def head_code(entry: Entry) -> str:
    """The chain's head as it is printed."""
    return chain.code(entry.number, entry.hash)
