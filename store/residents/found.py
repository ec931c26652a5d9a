"""A home that was found, and who or what in it matched (F6, F7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from store.engine import database
from store.residents import acting, former, masking
from store.residents.files import BY_ROLE

Words = list[list[str]]  # each typed word as the ways in which the index may hold it


@dataclass(frozen=True)
class Found:
    """A home that fits; ``why`` names who or what matched where it is not the room or owner.

    ``person_id`` is the first of those people, None where there is none. ``near`` is one that fits
    but for a slip of the hand or the tongue, ``former`` one where who was meant has left; ``sure``
    that every word is a whole key of the home or its owner, and not only how one begins.
    """

    home_id: int
    code: str
    owner: str
    phone_masked: str
    why: str
    person_id: int | None = None
    near: bool = False
    former: bool = False
    sure: bool = False

    @property
    def place(self) -> str:
        """The home as the journal names it, and in it the person who was found."""
        person = f"/person:{self.person_id}" if self.person_id and not self.former else ""
        return f"home:{self.home_id}{person}"


@dataclass(frozen=True)
class Hit:
    """A home's number in the order of finding, the words by which it was, and how."""

    home_id: int
    words: Words
    near: bool = False
    former: bool = False


def described(hits: Iterable[Hit]) -> list[Found]:
    """What was found, as it is shown."""
    wanted = {hit.home_id: hit for hit in hits}
    if not wanted:
        return []
    with database.reading():  # what matched is told by the order of people and their keys
        return _read(wanted)


def _read(hits: Mapping[int, Hit]) -> list[Found]:
    ids = list(hits)
    marks = ", ".join("?" * len(ids))
    homes = database.db.execute_sql(
        "SELECT h.id, h.code, s.own, s.house, s.past FROM home h JOIN home_search s"
        f" ON s.id = h.id WHERE h.id IN ({marks})",
        ids,
    ).fetchall()
    by_id = {row[0]: row for row in homes}
    people = _grouped(
        "SELECT r.home_id, p.name, p.phone, r.role = 'owner', p.id FROM residency r"
        " JOIN person p ON p.id = r.person_id"
        f" WHERE r.home_id IN ({marks}) AND r.until IS NULL ORDER BY {BY_ROLE}, r.id",
        ids,
    )
    for home_id, id_, name, phone in acting.of_homes(ids):
        people.setdefault(home_id, []).append([name, phone, False, id_])
    plates = _grouped(
        f"SELECT home_id, plate FROM vehicle WHERE home_id IN ({marks}) ORDER BY id", ids
    )
    left: dict[int, list[Any]] = {}
    for home_id, id_, name in former.of_homes([one for one in ids if hits[one].former]):
        left.setdefault(home_id, []).append([name, "", False, id_])
    return [
        _found(by_id[id_], people.get(id_, []), plates.get(id_, []), left.get(id_, []), hits[id_])
        for id_ in ids
        if id_ in by_id
    ]


def _grouped(sql: str, ids: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for home_id, *rest in database.db.execute_sql(sql, ids).fetchall():
        found.setdefault(home_id, []).append(rest)
    return found


def _found(
    row: tuple[Any, ...], people: list[Any], plates: list[Any], left: list[Any], hit: Hit
) -> Found:
    id_, code = row[0], row[1]
    own, house, past = (str(keys) for keys in row[2:])
    first = people[0] if people and people[0][2] else ("", "", 0, None)
    labels = [name for name, *_ in people] + [plate for (plate,) in plates]
    room, *lines = own.split("\n")
    if len(lines) < len(labels):  # one line may be empty, so the text does not tell
        lines += house.split("\n")
    labels += [name for name, *_ in left]
    lines += past.split("\n") if left else []
    known = room.split() + (lines[0].split() if first[2] else [])
    unmatched = [ways for ways in hit.words if not _fits(ways, known)]
    fits = [any(_fits(ways, line.split()) for ways in unmatched) for line in lines]
    why = [label for label, fit in zip(labels, fits, strict=True) if fit]
    everybody = [*people, *([None] * len(plates)), *left]
    whom = [one[3] for one, fit in zip(everybody, fits, strict=True) if fit and one]
    phone = masking.phone(first[1])
    return Found(
        id_,
        code,
        first[0],
        phone,
        " ".join(why),
        next(iter(whom), None),
        hit.near,
        hit.former,
        _is_sure(own.split(), hit),
    )


def _is_sure(keys: list[str], hit: Hit) -> bool:
    whole = all(any(way in keys for way in ways) for ways in hit.words)
    return bool(hit.words) and whole and not hit.near


def _fits(ways: list[str], keys: Iterable[str]) -> bool:
    return any(key.startswith(way) for key in keys for way in ways)
