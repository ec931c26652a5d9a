"""The search keys of a home, written whenever its file changes (F7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from store.engine import database
from store.engine.fulltext import Index
from store.inputs import halfwidth
from store.residents import code as codes
from store.residents import pinyin
from store.residents.files import BY_ROLE

# Letters of other scripts that the index's tokenizer is sure to keep: Han, kana, Hangul.
_FURTHER = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")
_APART = re.compile(r"[\s·•]+")
_LAST_NEAR = "\u17ff"
MOST_OF_A_NAME = 40
INDEX = Index("home_fts")
AT_ONCE = 500

_UPSERT = (
    "INSERT INTO home_search (id, own, house) VALUES (?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET own = excluded.own, house = excluded.house"
)
SHORTEST_PHONE_TAIL = 4
SHORTEST_PLATE_TAIL = 3


Heard = Callable[[int, int], None]  # told how many of how many are done


def unheard(done: int, of: int) -> None:
    """For those who need not be told."""


@dataclass(frozen=True)
class Keys:
    """``own``: the number's keys, then each owner's; ``house``: everybody and everything else's."""

    own: str
    house: str


def plain(text: str) -> str:
    """The letters and digits of a word as they stand in the index: half-width, lower-case."""
    return "".join(c for c in halfwidth(text).lower() if _kept(c))


def of_person(name: str, phone: str) -> str:
    """One line of keys: every end of the name, its pinyin and initials, ends of the phone."""
    words = [plain(word) for word in _APART.split(name[:MOST_OF_A_NAME])]
    found = {key for word in {*words, "".join(words)} for key in pinyin.keys(word)}
    return " ".join(sorted(found | _tails(plain(phone)[-11:], SHORTEST_PHONE_TAIL)))


def of_vehicle(plate: str) -> str:
    """One line of keys: the ends of a plate."""
    return " ".join(sorted(_tails(plain(plate), SHORTEST_PLATE_TAIL)))


def of_home(code: str, owners: Iterable[str], others: Iterable[str]) -> Keys:
    """A home's keys from its number and the lines of its people and vehicles."""
    return Keys("\n".join([" ".join(codes.keys(code)), *owners]), "\n".join(others))


def write(home_id: int) -> None:
    """Write the keys of a home anew; call inside the operation that changed its file."""
    write_all([home_id])


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
    for home_id, role, name, phone in _rows(
        "SELECT r.home_id, r.role, p.name, p.phone FROM residency r"
        " JOIN person p ON p.id = r.person_id"
        f" WHERE r.home_id IN ({marks}) AND r.until IS NULL ORDER BY {BY_ROLE}, r.id",
        home_ids,
    ):
        lines = owners if role == "owner" else others
        lines.setdefault(home_id, []).append(of_person(name, phone))
    for home_id, plate in _rows(
        f"SELECT home_id, plate FROM vehicle WHERE home_id IN ({marks}) ORDER BY id", home_ids
    ):
        others.setdefault(home_id, []).append(of_vehicle(plate))
    for home_id, code in homes:
        keys = of_home(code, owners.get(home_id, ()), others.get(home_id, ()))
        database.db.execute_sql(_UPSERT, (home_id, keys.own, keys.house))


def _rows(sql: str, home_ids: list[int]) -> list[Any]:
    return list(database.db.execute_sql(sql, home_ids).fetchall())


def _tails(text: str, shortest: int) -> set[str]:
    return {text[start:] for start in range(len(text) - shortest + 1)}


def _kept(character: str) -> bool:
    near = character <= _LAST_NEAR or _FURTHER.match(character) is not None
    return character.isalnum() and near
