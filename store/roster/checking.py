"""The one check that every path asks: a form, a copy, a pattern, a swap, publishing (O6, Q115)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from store.roster import month, people, rules
from store.roster.kinds import Span, spans
from store.roster.month import ONE, Cells, Roster
from store.roster.people import Person
from store.roster.rules import GONE, Days, Fault
from store.roster.settings import settings

AROUND = 35


@dataclass(frozen=True)
class Found:
    """A fault of somebody; ``message`` and ``values`` are what it says."""

    person: Person
    fault: Fault

    @property
    def values(self) -> dict[str, Any]:
        """What its sentence names."""
        named: dict[str, Any] = {"name": self.person.name, "day": f"{self.fault.day:%m-%d}"}
        return named | dict(self.fault.values)


def around(one: Roster) -> dict[tuple[str, date], month.Cell]:
    """The cells of a month, and those before and after that count in its rules."""
    return month.between(one.first - AROUND * ONE, one.last + 7 * ONE)


def days_of(who: str, one: Roster, cells: Cells) -> Days:
    """Somebody's days as instants, each by the kinds of its own month."""
    known = {one.first: one.shifts}
    found: dict[date, list[Span]] = {}
    for cell in cells.values():
        if cell.who == who and cell.code:
            first = cell.day.replace(day=1)
            if first not in known:
                other = month.of_day(first)
                known[first] = other.shifts if other else ()
            found[cell.day] = spans(cell.code, cell.day, known[first])
    return found


def of_person(person: Person, one: Roster, cells: Cells) -> list[Found]:
    """What is wrong with somebody's month, and with the days after it that it reaches into."""
    days = days_of(person.who, one, cells)
    found = rules.faults(days, one.first, one.last, settings(), month.bars(person.who))
    found += [
        Fault(GONE, day, True)
        for day, there in days.items()
        if one.first <= day <= one.last and there and not person.works(day)
    ]
    found += _beyond(days, one)
    exempt = {cell.day for cell in cells.values() if cell.who == person.who and cell.exempt}
    softened = [replace(each, law=each.law and each.day not in exempt) for each in found]
    shown = [replace(each, day=min(each.day, one.last)) for each in softened]
    return [Found(person, each) for each in sorted(shown, key=_weight)]


def _beyond(days: Days, one: Roster) -> Iterator[Fault]:
    """What only the end of a month breaks: a shift into the next one, a row of days across."""
    for each in rules.faults(days, one.last + ONE, one.last + 7 * ONE, settings()):
        into = (each.day - one.last).days
        overlaps = each.message == rules.OVERLAP and into == 1
        if overlaps or (each.message == rules.ROW and each.values["count"] > into):
            yield each


def _weight(fault: Fault) -> tuple[date, bool]:
    """By day, what breaks the law first."""
    return fault.day, not fault.law


def of_month(one: Roster, cells: Cells, whose: Iterable[str] = ()) -> list[Found]:
    """What is wrong with a month, of all or of some, the breaches of law first."""
    wanted = set(whose) or {who for who, day in cells if one.first <= day <= one.last}
    found = [each for who in sorted(wanted) for each in of_person(people.person(who), one, cells)]
    return sorted(found, key=lambda each: (not each.fault.law, each.fault.day))
