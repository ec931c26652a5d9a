"""Finding entries over all days, and writing them out (D7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from store import clock, journal
from store.dutylog.entry import LogEntry, numbered, read
from store.dutylog.inputs import Category
from store.engine import database
from store.errors import Refused
from store.inputs import MOST_IN_A_LINE, printable
from store.journal import chain, pages
from store.journal.entry import HAPPENED

_BEYOND = 1 << 62
_CHUNK = 500


def search(
    text: str = "",
    *,
    category: Category | None = None,
    home_id: int | None = None,
    staff_id: int | None = None,
    start: date | None = None,
    end: date | None = None,
    limit: int = 50,
    before: int | None = None,
) -> list[LogEntry]:
    """Entries that fit everything that is given, newest first (D7).

    Each word of ``text`` must occur as it is typed, beginnings of Latin words and numbers count;
    ``start`` and ``end`` are the first and last day of writing. The next page follows with
    ``before=entries[-1].number``.
    """
    low, high = _numbers(start, end)
    high = high if before is None else min(high, before)
    phrases = [pages.phrase(word) for word in _words(text)]
    terms = pages.facets(category.value if category else None, home_id, staff_id)
    if text.strip() and not any(phrases):
        return []
    wanted = [f"words : {phrase}" for phrase in phrases if phrase]
    wanted += [f'facets : "{term}"' for term in terms]
    if not wanted:
        where = "WHERE e.number >= ? AND e.number < ? ORDER BY e.number DESC LIMIT ?"
        return read(where, low, high, limit)
    return numbered(pages.WORDS.newest(" AND ".join(wanted), low, high, limit))


def _words(text: str) -> list[str]:
    return printable(text)[:MOST_IN_A_LINE].split()


def standing(searched: str, text: str) -> list[tuple[int, int]]:
    """Where in a text stands what was searched for, each from and to; as ``search`` finds it."""
    words = ("".join(map(_held, word)) for word in _words(searched))
    patterns = sorted(filter(None, map(_pattern, words)), key=len, reverse=True)
    if not patterns:
        return []
    held, places = "", list[int]()
    for place, one in enumerate(text):
        held += _held(one)
        places += [place] * len(_held(one))
    hits = (hit.span() for hit in re.finditer("|".join(patterns), held))
    return [(places[start], places[end - 1] + 1) for start, end in hits]


# Character by character, so that what was found can be told where it stood.
_held = lru_cache(maxsize=10_000)(pages.spaced)


def _pattern(held: str) -> str:
    """What a word fits in text as the index holds it, empty when it has no letter or digit."""
    bare = held.replace('"', " ").strip()
    if not (tokens := pages.TOKEN.findall(bare)):
        return ""
    end = "" if pages.may_go_on(bare) else r"(?![^\W_])"
    return r"(?<![^\W_])" + r"[\W_]+".join(tokens) + end


def _numbers(start: date | None, end: date | None) -> tuple[int, int]:
    """The numbers from the first entry of a day up to but not at the first after another."""
    low = _first_from(clock.bounds(start)[0]) if start else 0
    high = _first_from(clock.bounds(end)[1]) if end else _BEYOND
    return low, high


def _first_from(at: datetime) -> int:
    """The first entry that was written at a moment or later, by what can be believed."""
    behind = max((one.number for one in journal.set_backs() if one.at < at), default=0)
    row = database.db.execute_sql(
        f"SELECT j.number FROM journal j WHERE j.at >= ?1 AND j.number >= ?2 AND {HAPPENED} >= ?1"
        " ORDER BY j.at, j.number LIMIT 1",
        (clock.to_ms(at), behind),
    ).fetchone()
    return int(row[0]) if row else _BEYOND


def export(start: date | None = None, end: date | None = None) -> Iterator[dict[str, Any]]:
    """The entries written from one day to another, oldest first, ready for JSON.

    Homes appear by their number; nothing of the resident files is in them (F6). Raises ``Refused``
    for days the wrong way round.
    """
    if start and end and end < start:
        raise Refused("The last day is before the first.")
    low, high = _numbers(start, end)
    while chunk := read(
        "WHERE e.number >= ? AND e.number < ? ORDER BY e.number LIMIT ?", low, high, _CHUNK
    ):
        yield from (_plain(entry) for entry in chunk)
        low = chunk[-1].number + 1


def _plain(entry: LogEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": clock.local(entry.at).isoformat(timespec="milliseconds"),
        "day": entry.day.isoformat(),
        "shift": entry.shift,
        "staff": entry.staff_number,
        "kind": entry.kind,
        "subject": entry.subject,
        "category": entry.category.value if entry.category else None,
        "home": entry.home or None,
        "payload": dict(entry.payload),
        "words": dict(entry.words),
        "corrects": entry.corrects,
        "code": chain.code(entry.number, entry.hash),
    }
