"""Finding a home by room, name, phone, plate, pinyin or initials as it is typed (F7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from store.engine import database
from store.residents import code as codes
from store.residents import identity, searchkeys, slips
from store.residents.found import Found, Hit, Words, described

MOST_TYPED = 120
MOST_WORDS = 8
SHORTEST_WITHOUT_DASHES = 5
MOST_COUNTED = 1000
MOST_NEAR = 5  # below what really fits
_COUNTRY = re.compile(r"[+＋][8８][6６]")
# Between a room and a name that are typed as one word: behind a word for it, or a digit.
_JOINED = re.compile(
    r"(?<=[栋幢座楼室房户元门梯])(?![\d栋幢座楼室房户元门梯-])|(?<=\d)(?=[\u3400-\u9fff])"
    r"(?![栋幢座楼号室房户单门梯])|(?<=[\u3400-\u9fff])(?=\d)(?<![栋幢座楼号室房户元门梯])"
)


def find(text: str, limit: int = 20) -> list[Found]:
    """Homes that fit every word of any text at all, the surest first (F7).

    The exact room; what begins so; what contains it; where who is meant has left; and last what
    fits but for a slip.
    """
    if limit < 1 or not text.strip():
        return []
    words = _words(text)
    if not words:
        return described(Hit(one, []) for one in _named(text[:MOST_TYPED].strip(), limit))
    hits = _taken(_all(text, words, limit), limit)
    if len(hits) < limit and not _exactly(text) and not _by_paper(text):
        near = min(len(hits) + MOST_NEAR, limit)
        hits = _taken([*hits, *_near(words, near, nothing=not hits)], near)
    return described(hits)


def count(text: str) -> int:
    """How many homes fit without a slip, at most ``MOST_COUNTED``."""
    words = _words(text)
    if not words:
        return len(_named(text[:MOST_TYPED].strip(), MOST_COUNTED)) if text.strip() else 0
    sure = {*_exactly(text), *_by_paper(text)}
    for each in (words, _apart(text)):
        if each:
            sure |= set(searchkeys.INDEX.matching(_query(each, "", "*"), MOST_COUNTED))
        if sure:
            break
    return min(len(sure), MOST_COUNTED)


def first(limit: int = 20) -> list[Found]:
    """Homes by their number, as they stand while nothing is typed yet."""
    rows = database.db.execute_sql("SELECT id FROM home ORDER BY id LIMIT ?", (limit,)).fetchall()
    return described(Hit(id_, []) for (id_,) in rows)


def _taken(hits: Iterable[Hit], limit: int) -> list[Hit]:
    """Each home once, as it was found first."""
    found: dict[int, Hit] = {}
    for hit in hits:
        found.setdefault(hit.home_id, hit)
        if len(found) == limit:
            break
    return list(found.values())


def _words(text: str) -> Words:
    """Each typed word as the ways in which the index may hold it."""
    bare = _COUNTRY.sub("", text[:MOST_TYPED])
    found = [_ways(word) for word in bare.split()[:MOST_WORDS]]
    return [ways for ways in found if ways]


def _apart(text: str) -> Words:
    """The words of a room and a name that were typed as one; none where nothing is to be parted."""
    parted = _JOINED.sub(" ", text[:MOST_TYPED])
    return _words(parted) if parted.split() != text.split() else []


def _ways(word: str) -> list[str]:
    folded = codes.fold(word).lower()
    parts = [searchkeys.plain(part) for part in folded.split("-")]
    plain = searchkeys.plain(word)
    if "-" in folded and plain.isascii() and len(plain) < SHORTEST_WITHOUT_DASHES:
        plain = ""  # 3- is a building, not all that begins with 3
    ways = [plain, "-".join(parts).lstrip("-")]
    return [way for way in dict.fromkeys(ways) if way.strip("-")]


def _all(text: str, words: Words, limit: int) -> Iterator[Hit]:
    """Homes that fit, the surest first, each kind only as far as it is asked for."""
    yield from (Hit(one, words) for one in _exactly(text))
    yield from (Hit(one, words) for one in _by_paper(text))
    anything = False
    for each in (words, _apart(text)):
        if not each or anything:
            continue
        for query in _queries(each):
            for one in searchkeys.INDEX.matching(query, limit):
                anything = True
                yield Hit(one, each)
        for one in searchkeys.INDEX.matching(f"past : ({_query(each, '', '*')})", limit):
            anything = True
            yield Hit(one, each, former=True)


def _queries(words: Words) -> Iterator[str]:
    """What begins so before what only contains it; the room and the owner before all others."""
    yield f"own : ({_query(words, '-', '')})"
    yield f"own : ({_query(words, '-', '*')})"
    yield f"{{own house}} : ({_query(words, '-', '*')})"
    yield f"own : ({_query(words, '', '')})"
    yield f"own : ({_query(words, '', '*')})"
    yield f"{{own house}} : ({_query(words, '', '*')})"


def _near(words: Words, limit: int, *, nothing: bool) -> Iterator[Hit]:
    """Homes that fit but for a slip in one of the words, what sounds alike first.

    A wrong letter is looked for where there is nothing else: that takes hundreds of other words.
    """
    for other, ending in ((slips.heard, "*"), (slips.struck, "*"), (slips.spelt, "")):
        if ending == "" and not nothing:
            return
        found = False
        for meant in _otherwise(words, other):
            query = f"{{own house}} : ({_query(meant, '', ending)})"
            for one in searchkeys.INDEX.matching(query, limit):
                found = True
                yield Hit(one, meant, near=True)
        if found:
            return


def _otherwise(words: Words, other: Callable[[str], list[str]]) -> Iterator[Words]:
    """The words with one of them as it may be meant."""
    for place, ways in enumerate(words):
        meant = [one for way in ways for one in other(way)]
        if meant:
            yield [*words[:place], meant, *words[place + 1 :]]


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


def _by_paper(text: str) -> list[int]:
    """Homes of who has a paper with exactly this number: the index has its end alone."""
    number = identity.normal(text[:MOST_TYPED])
    rows = database.db.execute_sql(
        "SELECT DISTINCT r.home_id FROM residency r WHERE r.until IS NULL AND r.person_id IN"
        " (SELECT id FROM person WHERE id_number = ? AND id_number <> ''"
        " UNION SELECT person_id FROM identity WHERE number = ?)",
        (number, number),
    ).fetchall()
    return [id_ for (id_,) in rows]


def _query(words: Words, before: str, ending: str) -> str:
    """An FTS5 expression; the words hold nothing but letters, digits and dashes."""
    each = (" OR ".join(f'"{before}{way}"{ending}' for way in ways) for ways in words)
    return " AND ".join(f"({ways})" for ways in each)
