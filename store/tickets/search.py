"""Tickets by what is typed: number, room, name, phone, worker, words; those that ended too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.engine import database, dialect
from store.journal import pages
from store.rights import WORK_THE_DESK, Role, may
from store.text import halfwidth, printable
from store.tickets.kinds import is_seen
from store.tickets.rows import read
from store.tickets.state import Ticket

MOST_TYPED = 120
MOST_WORDS = 6
MOST_HOMES = 200
MOST_ENTRIES = 2000
MOST_DIGITS = 9
MOST = 100
_BEYOND = 1 << 62


@dataclass(frozen=True)
class Matches:
    """The tickets that fit, newest first; ``more`` when older ones may fit that are not here."""

    tickets: tuple[Ticket, ...]
    more: bool = False


def search(text: str, role: Role, most: int = MOST) -> Matches:
    """Tickets, open or not, of which every word that is typed fits something (F7).

    A word fits a ticket's number (its zeros in front or not) and the beginning of it, its home, the
    caller, its place, its worker, and all words on record of it. Who works the desk finds it by
    whatever finds a resident of its home too (name, pinyin, phone, plate).
    """
    words = halfwidth(printable(text)[:MOST_TYPED]).split()[:MOST_WORDS]
    if not words:
        return Matches(())
    found, more = _all_of(words[0], role)
    for word in words[1:]:
        fits, cut = _all_of(word, role)
        found, more = found & fits, more or cut
    ids = sorted(found, reverse=True)
    number = _number(words[0]) if len(words) == 1 else None
    if number in found:
        ids = [number, *(one for one in ids if one != number)]
    marks = ", ".join("?" * len(ids[:most]))
    rows = read(f"WHERE t.id IN ({marks}) ORDER BY t.id DESC", *ids[:most]) if ids else []
    seen = tuple(ticket for ticket in rows if is_seen(ticket, role))
    return Matches(seen, more or len(ids) > most)


def _all_of(word: str, role: Role) -> tuple[set[int], bool]:
    """The tickets that a word fits, and whether older ones may that were not looked at."""
    worded, more = _by_words(word)
    return {*worded, *_by_number(word), *_by_row(word), *_by_home(word, role)}, more


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= MOST_DIGITS else None


def _by_number(word: str) -> Iterator[int]:
    """The ticket of this number, and those whose number begins so."""
    if (number := _number(word)) is None:
        return
    yield from _ids("SELECT id FROM ticket WHERE id = ?", number)
    if word.startswith("0") or number == 0:
        return
    last = int(_ids("SELECT coalesce(max(id), 0) FROM ticket")[0])
    low, high = number, number + 1
    while (low := low * 10) <= last:
        high *= 10
        yield from _ids("SELECT id FROM ticket WHERE id >= ? AND id < ?", low, high)


def _by_row(word: str) -> list[int]:
    """Tickets with it in the caller's name, or whose home's number begins so."""
    cases = list(dict.fromkeys((word, word.upper(), word.lower(), word.capitalize())))
    named = " OR ".join(dialect.has("t.caller") for _case in cases)
    return _ids(
        "SELECT t.id FROM ticket t LEFT JOIN home h ON h.id = t.home_id"
        f" WHERE (h.code >= ? AND h.code < ?) OR {named}",
        *(word.upper(), f"{word.upper()}\uffff", *cases),
    )


def _by_home(word: str, role: Role) -> list[int]:
    """Tickets of the homes that the word finds among the resident files (F6)."""
    if not may(role, WORK_THE_DESK):
        return []
    from store import residents

    homes = [one.home_id for one in residents.find(word, MOST_HOMES) if not one.near]
    marks = ", ".join("?" * len(homes))
    return _ids(f"SELECT id FROM ticket WHERE home_id IN ({marks})", *homes) if homes else []


def _by_words(word: str) -> tuple[list[int], bool]:
    """Tickets of which something is on record with this word in it, what was corrected too."""
    if not (phrase := pages.phrase(word)):
        return [], False
    entries = pages.WORDS.newest(f"words : {phrase}", 0, _BEYOND, MOST_ENTRIES)
    marks = ", ".join("?" * len(entries))
    number = dialect.number_behind("subject", ":")
    found = _ids(
        f"SELECT DISTINCT {number} FROM journal WHERE number IN ({marks})"
        " AND subject >= 'ticket:' AND subject < 'ticket;'",
        *entries,
    )
    return found, len(entries) == MOST_ENTRIES


def _ids(sql: str, *params: object) -> list[int]:
    return [int(id_) for (id_,) in database.db.execute_sql(sql, params).fetchall()]
