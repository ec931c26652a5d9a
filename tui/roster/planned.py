"""A month as it is planned on the screen: what stands, what is typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from store import journal, roster
from store.roster import ABSENT, LEAVE, PLUS, REST, TRAINING, Cell, Found, Gap, Person, Roster, Sum
from tui.language import _, mark
from tui.language.labels import label

# How a day off stands in a cell; leave by its kind.
SIGNS = {
    REST: mark("-"),
    TRAINING: mark("trn"),
    ABSENT: mark("abs"),
    "annual": mark("ann"),
    "sick": mark("sic"),
    "own": mark("own"),
    "maternity": mark("mat"),
    "injury": mark("inj"),
    "in lieu": mark("lieu"),
}


class Planned:
    """A roster with what is typed and not saved yet."""

    def __init__(self, one: Roster) -> None:
        self.read(one)

    def read(self, one: Roster) -> None:
        """Read it anew; what was typed is gone."""
        self.one = one
        self.seen = journal.newest_of(one.subject)
        self.stands = roster.around(one)
        self.edits: dict[tuple[str, date], Cell] = {}
        planned = {who for who, day in self.stands if one.first <= day <= one.last}
        there = roster.everyone()
        known = {each.who for each in there}
        self.people = there + [roster.person(who) for who in sorted(planned - known)]
        self._faults: dict[str, list[Found]] = {}
        self._sums: dict[str, Sum] = {}

    @property
    def cells(self) -> dict[tuple[str, date], Cell]:
        """What stands, with what is typed."""
        return self.stands | self.edits

    def cell(self, who: str, day: date) -> Cell:
        """What somebody does on a day."""
        key = (who, day)
        return self.edits.get(key) or self.stands.get(key) or Cell(who, day, "")

    def put(self, cells: Iterable[Cell]) -> None:
        """Type cells; one that is as it stands is none."""
        for cell in cells:
            key = (cell.who, cell.day)
            was = self.stands.get(key, Cell(cell.who, cell.day, ""))
            if (was.code, was.leave) == (cell.code, cell.leave):
                self.edits.pop(key, None)
            else:
                self.edits[key] = cell
            self._faults.pop(cell.who, None)
            self._sums.pop(cell.who, None)

    def faults(self, person: Person) -> list[Found]:
        """What is wrong with somebody's month."""
        if person.who not in self._faults:
            self._faults[person.who] = roster.of_person(person, self.one, self.cells)
        return self._faults[person.who]

    def breaches(self) -> list[Found]:
        """What breaks the law, of all."""
        return [each for one in self.people for each in self.faults(one) if each.fault.law]

    def next_fault(self, row: int, day: date) -> tuple[Person, date] | None:
        """Whose day after a place is the next that is wrong, the breaches of law alone first."""
        every = self.breaches() or [one for each in self.people for one in self.faults(each)]
        order = {one.who: place for place, one in enumerate(self.people)}
        places = sorted((order[one.person.who], one.fault.day) for one in every)
        after = [place for place in places if place > (row, day)] or places
        return (self.people[after[0][0]], after[0][1]) if after else None

    def total(self, person: Person) -> Sum:
        """What somebody's month comes to."""
        if person.who not in self._sums:
            self._sums[person.who] = roster.counting.of_person(person.who, self.one, self.cells)
        return self._sums[person.who]

    def balance(self, day: date) -> list[Gap]:
        """What each post has on a day, held against what it needs."""
        planned = [
            (cell.who, span)
            for (_who, on), cell in self.cells.items()
            if on == day
            for span in roster.spans(cell.code, day, self.one.shifts)
        ]
        return roster.balance(self.one.needs, self.one.shifts, [day], planned)

    def needs(self, day: date) -> list[str]:
        """What each post has on a day, held against what it needs, in words."""
        return [
            f"{label(gap.post)} {gap.symbol} {_told_gap(gap.missing)}" for gap in self.balance(day)
        ]

    def digit(self, digit: int) -> tuple[str, str] | None:
        """The code and kind of leave that a digit means, None for none."""
        if digit == 0:
            return REST, ""
        if digit == 9:
            return LEAVE, roster.Leave.ANNUAL.value
        symbols = [kind.symbol for kind in self.one.shifts]
        return (symbols[digit - 1], "") if digit <= len(symbols) else None


def sign(cell: Cell) -> str:
    """A cell as it stands in the grid."""
    if cell.code in (REST, TRAINING, ABSENT):
        return _(SIGNS[cell.code])
    if cell.code == LEAVE and cell.leave:
        return _(SIGNS[cell.leave])
    return _("lve") if cell.code == LEAVE else cell.code.replace(PLUS, "")


def _told_gap(missing: int) -> str:
    if missing > 0:
        return _("short by {n}!").format(n=missing)
    return _("{n} too many").format(n=-missing) if missing < 0 else _("fits")
