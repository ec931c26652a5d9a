"""Cells made of others: last month's, a week before, a pattern; and what each left out (Q118)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from store.estate import calendar
from store.estate.calendar import DayKind
from store.roster import checking
from store.roster.kinds import LEAVE, REST, split
from store.roster.month import Cell, Cells, Roster
from store.roster.people import Person
from store.text import mark

MONTH, WEEK = timedelta(days=28), timedelta(days=7)
ON_LEAVE = mark("{name}, {day}: leave is not copied")
UNKNOWN = mark("{name}, {day}: this roster has no shift {code}")
HOLIDAY = mark("{name}, {day}: a statutory day is not copied")


@dataclass(frozen=True)
class Left:
    """A cell that a copy left out, and why."""

    message: str
    person: Person
    day: date
    values: dict[str, object]


def copied(
    one: Roster, cells: Cells, people: Sequence[Person], days: Iterable[date], back: timedelta
) -> tuple[dict[tuple[str, date], Cell], list[Left]]:
    """Cells as they were so long before, and what was left out: leave, statutory days, whoever
    left, and what would break the law. What stands on a day already stays.

    Four weeks keep the weekday, and the turn of every pattern that divides them.
    """
    made, left = dict(cells), []
    fresh: dict[tuple[str, date], Cell] = {}
    for person in people:
        for day in days:
            key, source = (person.who, day), made.get((person.who, day - back))
            if source is None or not source.code or (key in made and made[key].code):
                continue
            cell = Cell(person.who, day, source.code)
            why = _left_out(one, made, person, cell)
            if why is not None:
                left.append(why)
                continue
            made[key] = fresh[key] = cell
    return fresh, left


def _left_out(one: Roster, made: Cells, person: Person, cell: Cell) -> Left | None:
    told: dict[str, object] = {"name": person.name, "day": f"{cell.day:%m-%d}"}
    if cell.code == LEAVE:
        return Left(ON_LEAVE, person, cell.day, told)
    symbols = {kind.symbol for kind in one.shifts}
    if not set(split(cell.code)) <= symbols:
        return Left(UNKNOWN, person, cell.day, told | {"code": cell.code})
    if not split(cell.code):
        return None
    kind = calendar.in_force().kind(cell.day)
    if kind is DayKind.STATUTORY and not _round_the_clock(one, cell):
        return Left(HOLIDAY, person, cell.day, told)
    # Only what this cell breaks: what is at fault already is said where it stands.
    with_it = {**made, (person.who, cell.day): cell}
    for found in checking.of_person(person, one, with_it):
        if found.fault.law and found.fault.day == cell.day:
            return Left(found.fault.message, person, cell.day, found.values)
    return None


def _round_the_clock(one: Roster, cell: Cell) -> bool:
    """Whether somebody is needed in that shift on a statutory day too."""
    return any(need.symbol in split(cell.code) and need.count[2] for need in one.needs)


def pattern(
    one: Roster, people: Sequence[Person], days: Sequence[date], digits: str
) -> Iterator[Cell]:
    """A digit a day over and over, 0 for rest; each further person begins one shift later."""
    symbols = [kind.symbol for kind in one.shifts]
    step = max(1, len(digits) // max(1, len(people)))
    for place, person in enumerate(people):
        for number, day in enumerate(days):
            digit = int(digits[(number + place * step) % len(digits)])
            code = REST if digit == 0 else symbols[digit - 1] if digit <= len(symbols) else ""
            if code:
                yield Cell(person.who, day, code)


def emptied(cell: Cell) -> Cell:
    """A cell of which nothing is planned any more."""
    return replace(cell, code="", leave="", exempt=False)
