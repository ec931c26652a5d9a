"""What somebody's month comes to: hours, overtime, nights, rest days, statutory days (O9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.estate import calendar
from store.estate.calendar import DayKind
from store.roster import checking, rules
from store.roster.kinds import LEAVE
from store.roster.month import Cells, Roster
from store.roster.settings import settings


@dataclass(frozen=True)
class Sum:
    """Minutes, and counts of shifts and days; ``rest`` are minutes on rest days (200 or time off),
    ``statutory`` those on statutory days (300, 劳动法 44).
    """

    minutes: int
    overtime: int
    nights: int
    rest: int
    statutory: int
    leave: int


def of_person(who: str, one: Roster, cells: Cells) -> Sum:
    """What a month comes to; each shift counts whole on the day on which it begins (Q117)."""
    days, limits, known = checking.days_of(who, one, cells), settings(), calendar.in_force()
    mine = [day for day in one.days if days.get(day)]

    def on(*wanted: DayKind) -> int:
        return sum(rules.worked(days, day) for day in mine if known.kind(day) in wanted)

    return Sum(
        minutes=sum(rules.worked(days, day) for day in mine),
        overtime=sum(rules.overtime(days, one.first, one.last, limits).values()),
        nights=sum(rules.at_night(span, limits) for day in mine for span in days[day]),
        rest=on(DayKind.REST, DayKind.OFF),
        statutory=on(DayKind.STATUTORY),
        leave=sum(_is_leave(cells, who, day) for day in one.days),
    )


def _is_leave(cells: Cells, who: str, day: date) -> bool:
    cell = cells.get((who, day))
    return cell is not None and cell.code == LEAVE
