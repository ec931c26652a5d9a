"""Numbers that may mean one home: 0101 beside 101, 1-101 beside 1-1-101, 第一期 beside 一期."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from store.engine import database
from store.residents.importing.asking import LEVELS, NOUGHTS, UNITS
from store.residents.importing.levels import plainly


@dataclass
class Likeness:
    """The new numbers of a file that are like others, of one kind (``NOUGHTS``, ``UNITS`` …)."""

    kind: str
    others: dict[str, list[str]] = field(default_factory=dict)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each new number with one that it is like."""
        return ((new, old[0]) for new, old in self.others.items())

    def same(self) -> dict[str, str]:
        """Which number each is if they are the same home; empty for one that may be several."""
        return {new: old[0] if len(old) == 1 else "" for new, old in self.others.items()}


def found(new: Iterable[str]) -> list[Likeness]:
    """How the numbers of a file are like each other and like those of the desk."""
    rows = database.db.execute_sql("SELECT code FROM home").fetchall()
    return among(list(new), {code for (code,) in rows})


def among(new: list[str], known: set[str]) -> list[Likeness]:
    """How new numbers are like each other and like known ones; the earlier counts."""
    noughts, units = Likeness(NOUGHTS), Likeness(UNITS)
    by_room, by_building = _indexed(known)
    fresh = [code for code in new if code not in known]
    for code in fresh:
        building, unit, room = _parts(code)
        if twins := by_room.get((building, unit, room)):
            noughts.others[code] = twins
        else:
            by_room[building, unit, room] = [code]
            by_building.setdefault((building, room), []).append((unit, code))
    levels = _spelt_otherwise(fresh, known, noughts.others)
    for code in fresh:
        building, unit, room = _parts(code)
        beside = by_building.get((building, room), ())
        twins = [other for its, other in beside if bool(its) != bool(unit)]
        # Of two new ones the number with the unit is the home's.
        twins = [other for other in twins if other in known or not unit]
        if twins and code not in noughts.others and code not in levels.others:
            units.others[code] = twins
    return [one for one in (noughts, levels, units) if one.others]


def _spelt_otherwise(
    fresh: Iterable[str], known: Iterable[str], but: Mapping[str, list[str]]
) -> Likeness:
    """Numbers whose phase or building is spelt in another way; a bare number may be any of them."""
    levels = Likeness(LEVELS)
    by_figures: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for code in known:
        plain, counter = plainly(code)
        by_figures.setdefault(_parts(plain), []).append((counter, code))
    for code in fresh:
        plain, counter = plainly(code)
        beside = by_figures.setdefault(_parts(plain), [])
        twins = [
            other
            for its, other in beside
            if (its == counter or not its or not counter) and _parts(other) != _parts(code)
        ]
        if twins and code not in but:
            levels.others[code] = twins
        elif not twins:
            beside.append((counter, code))
    return levels


def _indexed(
    known: Iterable[str],
) -> tuple[dict[tuple[str, str, str], list[str]], dict[tuple[str, str], list[tuple[str, str]]]]:
    by_room: dict[tuple[str, str, str], list[str]] = {}
    by_building: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for code in known:
        building, unit, room = _parts(code)
        by_room.setdefault((building, unit, room), []).append(code)
        by_building.setdefault((building, room), []).append((unit, code))
    return by_room, by_building


def _parts(code: str) -> tuple[str, str, str]:
    """Building, unit and room of a number in its normal form, the room without noughts before."""
    *front, room = code.split("-")
    room = room.lstrip("0") or "0"
    if len(front) < 2:
        return "".join(front), "", room
    return "-".join(front[:-1]), front[-1], room


def joined(likenesses: Iterable[Likeness], same: Iterable[str]) -> Mapping[str, str]:
    """Which number counts for which, of the kinds that a person called the same homes.

    One that is another but for noughts may be a third but for the unit: the last one counts.
    """
    called = set(same)
    found = {
        new: old for one in likenesses if one.kind in called for new, old in one.same().items()
    }
    return {new: _last(new, found) for new in found}


def _last(new: str, same: Mapping[str, str]) -> str:
    seen = {new}
    while (old := same[new]) in same and old not in seen:
        seen.add(old)
        new = old
    return same[new]
