"""Finding a home by room, name, phone, plate, pinyin or initials as it is typed (F7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from store.engine import database
from store.residents import code as codes
from store.residents import masking, searchkeys
from store.residents.files import BY_ROLE

MOST_TYPED = 120
MOST_WORDS = 8
SHORTEST_WITHOUT_DASHES = 5
_COUNTRY = re.compile(r"[+＋][8８][6６]")


@dataclass(frozen=True)
class Found:
    """A home that fits; ``why`` names who or what matched where it is not the room or owner.

    ``person_id`` is the first of those people, None where there is none.
    """

    home_id: int
    code: str
    owner: str
    phone_masked: str
    why: str
    person_id: int | None = None

    @property
    def place(self) -> str:
        """The home as the journal names it, and in it the person who was found."""
        person = f"/person:{self.person_id}" if self.person_id else ""
        return f"home:{self.home_id}{person}"


def find(text: str, limit: int = 20) -> list[Found]:
    """Homes that fit every word of any text at all, the exact room first (F7)."""
    words = _words(text)
    if limit < 1 or not text.strip():
        return []
    if not words:
        return _described(_named(text[:MOST_TYPED].strip(), limit), [])
    ids = list(dict.fromkeys(_ids(text, words, limit)))[:limit]
    return _described(ids, words)


def first(limit: int = 20) -> list[Found]:
    """Homes by their number, as they stand while nothing is typed yet."""
    rows = database.db.execute_sql("SELECT id FROM home ORDER BY id LIMIT ?", (limit,)).fetchall()
    return _described([id_ for (id_,) in rows], [])


def _words(text: str) -> list[list[str]]:
    """Each typed word as the ways in which the index may hold it."""
    bare = _COUNTRY.sub("", text[:MOST_TYPED])
    found = [_ways(word) for word in bare.split()[:MOST_WORDS]]
    return [ways for ways in found if ways]


def _ways(word: str) -> list[str]:
    folded = codes.fold(word).lower()
    parts = [searchkeys.plain(part) for part in folded.split("-")]
    plain = searchkeys.plain(word)
    if "-" in folded and plain.isascii() and len(plain) < SHORTEST_WITHOUT_DASHES:
        plain = ""  # 3- is a building, not all that begins with 3
    ways = [plain, "-".join(parts).lstrip("-")]
    return [way for way in dict.fromkeys(ways) if way.strip("-")]


def _ids(text: str, words: list[list[str]], limit: int) -> Iterable[int]:
    """Home ids, the surest first: the room itself, whole keys, beginnings, all of the house."""
    yield from _exactly(text)
    left = limit
    for query in (_own(words, ""), _own(words, "*"), _query(words, "*")):
        hits = searchkeys.INDEX.matching(query, limit)
        yield from hits
        left = limit - len(hits)
        if left <= 0:
            return


def _named(name: str, limit: int) -> list[int]:
    """Homes of who is called just so: a name without a letter is in no index."""
    rows = database.db.execute_sql(
        "SELECT DISTINCT r.home_id FROM person p JOIN residency r ON r.person_id = p.id"
        " WHERE p.name = ? AND r.until IS NULL LIMIT ?",
        (name, limit),
    ).fetchall()
    return [id_ for (id_,) in rows]


def _exactly(text: str) -> list[int]:
    code = str(codes.read(text))
    rows = database.db.execute_sql("SELECT id FROM home WHERE code = ?", (code,)).fetchall()
    return [id_ for (id_,) in rows]


def _query(words: list[list[str]], ending: str) -> str:
    """An FTS5 expression; the words hold nothing but letters, digits and dashes."""
    each = (" OR ".join(f'"{way}"{ending}' for way in ways) for ways in words)
    return " AND ".join(f"({ways})" for ways in each)


def _own(words: list[list[str]], ending: str) -> str:
    return f"own : ({_query(words, ending)})"


def _described(ids: list[int], words: list[list[str]]) -> list[Found]:
    with database.reading():  # what matched is told by the order of people and their keys
        return _read(ids, words)


def _read(ids: list[int], words: list[list[str]]) -> list[Found]:
    marks = ", ".join("?" * len(ids))
    homes = database.db.execute_sql(
        "SELECT h.id, h.code, s.own, s.house FROM home h JOIN home_search s ON s.id = h.id"
        f" WHERE h.id IN ({marks})",
        ids,
    ).fetchall()
    by_id = {row[0]: row for row in homes}
    people = _grouped(
        "SELECT r.home_id, p.name, p.phone, r.role = 'owner', p.id FROM residency r"
        " JOIN person p ON p.id = r.person_id"
        f" WHERE r.home_id IN ({marks}) AND r.until IS NULL ORDER BY {BY_ROLE}, r.id",
        ids,
    )
    plates = _grouped(
        f"SELECT home_id, plate FROM vehicle WHERE home_id IN ({marks}) ORDER BY id", ids
    )
    return [
        _found(by_id[id_], people.get(id_, []), plates.get(id_, []), words)
        for id_ in ids
        if id_ in by_id
    ]


def _grouped(sql: str, ids: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for home_id, *rest in database.db.execute_sql(sql, ids).fetchall():
        found.setdefault(home_id, []).append(rest)
    return found


def _found(
    row: tuple[Any, ...], people: list[Any], plates: list[Any], words: list[list[str]]
) -> Found:
    id_, code = row[0], row[1]
    own, house = str(row[2]), str(row[3])
    first = people[0] if people and people[0][2] else ("", "", 0, None)
    labels = [name for name, *_ in people] + [plate for (plate,) in plates]
    room, *lines = own.split("\n")
    if len(lines) < len(labels):  # one line may be empty, so the text does not tell
        lines += house.split("\n")
    known = room.split() + (lines[0].split() if first[2] else [])
    left = [ways for ways in words if not _fits(ways, known)]
    fits = [any(_fits(ways, line.split()) for ways in left) for line in lines]
    why = [label for label, fit in zip(labels, fits, strict=True) if fit]
    whom = [person[3] for person, fit in zip(people, fits, strict=False) if fit]
    phone = masking.phone(first[1])
    return Found(id_, code, first[0], phone, " ".join(why), next(iter(whom), None))


def _fits(ways: list[str], keys: Iterable[str]) -> bool:
    return any(key.startswith(way) for key in keys for way in ways)
