"""The search keys of a home, written whenever its file changes (F7)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from store.engine import database
from store.engine.fulltext import Index
from store.inputs import halfwidth
from store.residents import acting, former, pinyin
from store.residents import code as codes
from store.residents.files import BY_ROLE
from store.residents.party import PAPERS, PHONES, Figure

# Letters of other scripts that the index's tokenizer is sure to keep: Han, kana, Hangul.
_FURTHER = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")
_ACCENTED = re.compile(r"[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_LETTERS = {"đ": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
_APART = re.compile(r"[\s·•]+")
_LAST_NEAR = "\u17ff"
MOST_OF_A_NAME = 40
INDEX = Index("home_fts")
AT_ONCE = 500

VERSION = 2  # of the keys; rows of an older one are written anew (``catch_up``)
PORTION = 100
_INSERT = "INSERT INTO home_search (id, own, house, past, version) VALUES"
_UPDATE = (
    " ON CONFLICT (id) DO UPDATE SET own = excluded.own, house = excluded.house,"
    " past = excluded.past, version = excluded.version"
)
SHORTEST_PHONE_TAIL = 4
LAST_OF_A_PAPER = 4
MOST_DIGITS = 16  # of a phone: an area's code, its number, an extension
SHORTEST_PLATE_TAIL = 3


Heard = Callable[[int, int], None]  # told how many of how many are done


def unheard(done: int, of: int) -> None:
    """For those who need not be told."""


@dataclass(frozen=True)
class Keys:
    """``own``: the number's keys, then each owner's; ``house``: everybody and everything else's.

    ``past`` are the keys of those who have left. A key with a dash before it is how the thing
    begins: what begins so comes before what only contains it.
    """

    own: str
    house: str
    past: str = ""


def plain(text: str) -> str:
    """The letters and digits of a word as they stand in the index.

    Half-width, lower-case, Latin ones without accents.
    """
    folded = halfwidth(text).lower()
    if folded.isascii() and folded.isalnum():
        return folded
    return "".join(c for c in map(_bare, folded) if all(map(_kept, c)))


def _bare(character: str) -> str:
    """A Latin letter without its accents; anything else as it is."""
    if not _ACCENTED.match(character):
        return character
    letters = unicodedata.normalize("NFD", _LETTERS.get(character, character))
    return "".join(c for c in letters if not unicodedata.combining(c))


def of_person(name: str, phones: Iterable[str], papers: Iterable[str] = ()) -> str:
    """One line of keys: the name's ends, pinyin and initials, ends of phones and papers."""
    words = [plain(word) for word in _APART.split(name[:MOST_OF_A_NAME])]
    whole = "".join(words)
    found = {key for word in {*words, whole} for key in pinyin.keys(word)}
    found |= {begins for key in pinyin.beginnings(whole) for begins in _beginning(key)}
    for phone in phones:
        digits = plain(phone.removeprefix("+86"))[-MOST_DIGITS:]
        found |= _tails(digits, SHORTEST_PHONE_TAIL) | _beginning(digits)
    found |= {plain(number)[-LAST_OF_A_PAPER:] for number in papers if number}
    return " ".join(sorted(found))


def of_vehicle(plate: str) -> str:
    """One line of keys: the ends of a plate."""
    whole = plain(plate)
    return " ".join(sorted(_tails(whole, SHORTEST_PLATE_TAIL) | _beginning(whole)))


def of_home(
    code: str, owners: Iterable[str], others: Iterable[str], past: Iterable[str] = ()
) -> Keys:
    """A home's keys from its number and the lines of its people and vehicles."""
    own = " ".join([*codes.keys(code), *_beginning(code.lower())])
    return Keys("\n".join([own, *owners]), "\n".join(others), "\n".join(past))


def write(home_id: int) -> None:
    """Write the keys of a home anew; call inside the operation that changed its file."""
    write_all([home_id])


def write_of(person_id: int) -> None:
    """Write the keys of all homes anew that a party has, or those whom they act for."""
    sql = (
        "SELECT DISTINCT home_id FROM residency WHERE person_id = ? OR person_id"
        " IN (SELECT party_id FROM representative WHERE person_id = ? AND ended_on IS NULL)"
    )
    write_all(home_id for (home_id,) in _rows(sql, [person_id, person_id]))


def is_behind() -> bool:
    """Whether there are keys that an older program wrote."""
    return bool(_behind(1))


def catch_up() -> bool:
    """Write some keys anew that an older program wrote; whether there may be more of them."""
    old = _behind(PORTION)
    _write(old)
    return len(old) == PORTION


def _behind(most: int) -> list[int]:
    sql = "SELECT id FROM home_search WHERE version < ? LIMIT ?"
    return [home_id for (home_id,) in _rows(sql, [VERSION, most])]


def write_all(home_ids: Iterable[int], heard: Heard = unheard) -> None:
    """Write the keys of many homes anew; ``heard`` is told how far that has come."""
    wanted = sorted(home_ids)
    for start in range(0, len(wanted), AT_ONCE):
        heard(start, len(wanted))
        _write(wanted[start : start + AT_ONCE])


def _write(home_ids: list[int]) -> None:
    marks = ", ".join("?" * len(home_ids))
    homes = _rows(f"SELECT id, code FROM home WHERE id IN ({marks})", home_ids)
    owners: dict[int, list[str]] = {}
    others: dict[int, list[str]] = {}
    past: dict[int, list[str]] = {}
    people = _rows(
        "SELECT r.home_id, r.role, p.id, p.name FROM residency r"
        " JOIN person p ON p.id = r.person_id"
        f" WHERE r.home_id IN ({marks}) AND r.until IS NULL ORDER BY {BY_ROLE}, r.id",
        home_ids,
    )
    left = former.of_homes(home_ids)
    acting_for = acting.of_homes(home_ids)
    names = {person_id: name for *_, person_id, name in people}
    names |= {person_id: name for _, person_id, name in left}
    known = _keys_of_people(names | {id_: name for _, id_, name, _ in acting_for})
    for home_id, role, person_id, _name in people:
        lines = owners if role == "owner" else others
        lines.setdefault(home_id, []).append(known[person_id])
    for home_id, person_id, *_ in acting_for:
        others.setdefault(home_id, []).append(known[person_id])
    for home_id, plate in _rows(
        f"SELECT home_id, plate FROM vehicle WHERE home_id IN ({marks}) ORDER BY id", home_ids
    ):
        others.setdefault(home_id, []).append(of_vehicle(plate))
    for home_id, person_id, _name in left:
        past.setdefault(home_id, []).append(known[person_id])
    lines_of = {id_: [of.get(id_, ()) for of in (owners, others, past)] for id_, _ in homes}
    _put({home_id: of_home(code, *lines_of[home_id]) for home_id, code in homes})


def _put(keys: Mapping[int, Keys]) -> None:
    """Write rows of keys, all in one statement: the index takes many faster than each alone."""
    if keys:
        marks = ", ".join(["(?, ?, ?, ?, ?)"] * len(keys))
        rows = ((id_, one.own, one.house, one.past, VERSION) for id_, one in keys.items())
        values = [value for row in rows for value in row]
        database.db.execute_sql(f"{_INSERT} {marks}{_UPDATE}", values)


def _keys_of_people(names: Mapping[int, str]) -> dict[int, str]:
    """The line of keys of each of these people, by id."""
    ids = list(names)
    phones, papers = (several.read(ids, whole=ids) for several in (PHONES, PAPERS))
    return {
        id_: of_person(name, _numbers(phones, id_), _numbers(papers, id_))
        for id_, name in names.items()
    }


def _numbers(figures: Mapping[int, Sequence[Figure]], person_id: int) -> list[str]:
    return [one.number for one in figures.get(person_id, ())]


def _rows(sql: str, ids: list[int]) -> list[Any]:
    return list(database.db.execute_sql(sql, ids).fetchall())


def _tails(text: str, shortest: int) -> set[str]:
    return {text[start:] for start in range(len(text) - shortest + 1)}


def _beginning(whole: str) -> set[str]:
    """The key of what begins so, none of nothing."""
    return {f"-{whole}"} if whole else set()


def _kept(character: str) -> bool:
    near = character <= _LAST_NEAR or _FURTHER.match(character) is not None
    return character.isalnum() and near
