"""Cells made of others: last month's, a week before, a pattern; and what each left out (Q118)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
    wanted = list(days)
    for person in people:
        mine: dict[tuple[str, date], Cell] = {}
        for day in wanted:
            key, source = (person.who, day), made.get((person.who, day - back))
            if source is None or not source.code or (key in made and made[key].code):
                continue
            cell = Cell(person.who, day, source.code)
            if (why := _left_out(one, person, cell)) is not None:
                left.append(why)
            else:
                made[key] = mine[key] = cell
        left += _unlawful(one, made, person, mine)
        fresh |= mine
    return fresh, left


def _left_out(one: Roster, person: Person, cell: Cell) -> Left | None:
    told: dict[str, object] = {"name": person.name, "day": f"{cell.day:%m-%d}"}
    if cell.code == LEAVE:
        return Left(ON_LEAVE, person, cell.day, told)
    if not split(cell.code):
        return None
    if not set(split(cell.code)) <= {kind.symbol for kind in one.shifts}:
        return Left(UNKNOWN, person, cell.day, told | {"code": cell.code})
    kind = calendar.in_force().kind(cell.day)
    if kind is DayKind.STATUTORY and not _round_the_clock(one, cell):
        return Left(HOLIDAY, person, cell.day, told)
    return None


def _unlawful(
    one: Roster,
    made: dict[tuple[str, date], Cell],
    person: Person,
    mine: dict[tuple[str, date], Cell],
) -> Iterator[Left]:
    """Take what breaks the law out again, the first day first: no cell is at fault for a later one.

    What stands already is not touched; what is at fault there is said where it stands.
    """
    while mine:
        wrong = (each for each in checking.of_person(person, one, made) if each.fault.law)
        found = next((each for each in wrong if (person.who, each.fault.day) in mine), None)
        if found is None:
            return
        key = (person.who, found.fault.day)
        del mine[key], made[key]
        yield Left(found.fault.message, person, found.fault.day, found.values)


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
