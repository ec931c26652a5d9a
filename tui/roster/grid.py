"""The grid: people by days, a cell a key, painting only the lines that changed."""

from __future__ import annotations

from datetime import date

from textual.geometry import Offset, Region
from textual.strip import Strip

from store.estate import calendar
from store.estate.calendar import DayKind
from store.roster import Person, rules
from tui.language import _, mark
from tui.roster.planned import Planned, sign
from tui.widgets import paint
from tui.widgets.lines import Lines
from tui.widgets.paint import Part, Tone, Words

_NAME, _CELL, _SUMS = 11, 4, 14
WEEKDAYS = (
    mark("Mo"), mark("Tu"), mark("We"), mark("Th"), mark("Fr"), mark("Sa"), mark("Su"),
)  # fmt: skip
_KINDS = {DayKind.STATUTORY: "*", DayKind.OFF: "+", DayKind.REST: "+"}


class Grid(Lines, can_focus=True):
    """Who does what on which day; the cursor is on one cell."""

    def __init__(self, planned: Planned) -> None:
        super().__init__()
        self.planned = planned
        self.row = self.column = 0
        self._top = self._left = 0
        self._painted: list[list[Part]] = []

    @property
    def person(self) -> Person:
        """Whose row the cursor is in."""
        return self.planned.people[self.row]

    @property
    def day(self) -> date:
        """The day that the cursor is on."""
        return self.planned.one.days[self.column]

    def move(self, rows: int, columns: int) -> None:
        """Move by so many; at a row's end to the next one."""
        last = len(self.planned.one.days)
        at = self.column + columns
        if columns and at >= last and self.row + 1 < len(self.planned.people):
            rows, at = rows + 1, 0
        elif columns < 0 and at < 0 and self.row:
            rows, at = rows - 1, last - 1
        self.column = max(0, min(at, last - 1))
        self.row = max(0, min(self.row + rows, len(self.planned.people) - 1))
        self.redraw()

    def go(self, person: Person, day: date) -> None:
        """Point at somebody's day."""
        self.row = next(n for n, one in enumerate(self.planned.people) if one.who == person.who)
        self.column = max(0, min((day - self.planned.one.first).days, len(self.planned.one.days)))
        self.column = min(self.column, len(self.planned.one.days) - 1)
        self.redraw()

    # What shows

    @property
    def room(self) -> int:
        """How many people show."""
        return max(1, self.size.height - 2)

    @property
    def days_shown(self) -> int:
        """How many days show."""
        return max(1, min((self.size.width - _NAME - _SUMS) // _CELL, 31))

    def redraw(self) -> None:
        """Paint the lines that changed."""
        if not self.size.width:
            return
        count = len(self.planned.people)
        self._top = min(max(self._top, self.row - self.room + 1), self.row, max(0, count - 1))
        shown = self.days_shown
        if not self._left <= self.column < self._left + shown:
            half = self.column - (self.column % 7) if shown >= 7 else self.column
            self._left = max(0, min(half, len(self.planned.one.days) - shown))
        lines = [self._numbers(), self._weekdays()]
        for row in range(self._top, min(count, self._top + self.room)):
            lines.append(self._line(row))
        lines += [[] for _n in range(self.size.height - len(lines))]
        before, self._painted = self._painted, lines
        for y, line in enumerate(lines):
            if y >= len(before) or before[y] != line:
                self.refresh(Region(0, y, self.size.width, 1))

    def _shown(self) -> list[tuple[int, date]]:
        days = self.planned.one.days
        return list(enumerate(days))[self._left : self._left + self.days_shown]

    def _numbers(self) -> list[Part]:
        kinds = calendar.in_force()
        line: list[Part] = [" " * _NAME]
        for column, day in self._shown():
            text = f"{day.day:>2}{_KINDS.get(kinds.kind(day), ' ')} "
            line.append((text, Tone.STRONG if column == self.column else Tone.FAINT))
        return line

    def _weekdays(self) -> list[Part]:
        line: list[Part] = [" " * _NAME]
        for column, day in self._shown():
            tone = Tone.STRONG if column == self.column else Tone.FAINT
            line += paint.fit([(_(WEEKDAYS[day.weekday()]), tone)], _CELL)
        heads = ((_("Hrs"), 5), (_("Ext"), 5), (_("Nts"), 4))
        for head, cells in heads:
            line += paint.fit([(head, Tone.FAINT)], cells, right=True)
        return line

    def _line(self, row: int) -> list[Part]:
        person = self.planned.people[row]
        here = row == self.row
        faults = {one.fault.day: one.fault.law for one in reversed(self.planned.faults(person))}
        broken = {one.fault.day for one in self.planned.faults(person) if one.fault.law}
        start = ">" if here else " "
        start += "!" if broken else "*" if faults else " "
        name = paint.fit([(person.name, Tone.STRONG if here else Tone.PLAIN)], _NAME - 3)
        line: list[Part] = [start, *name, " "]
        for column, day in self._shown():
            line += self._cell(person, day, faults.get(day), here and column == self.column)
        return [*line, *self._sums(person)]

    def _cell(self, person: Person, day: date, fault: bool | None, here: bool) -> Words:
        cell = self.planned.cell(person.who, day)
        typed = (person.who, day) in self.planned.edits
        flag = "!" if fault else "*" if fault is False else ""
        tone = Tone.CHOSEN if here else Tone.ALARM if fault else Tone.PLAIN
        if typed and not here and not fault:
            tone = Tone.TYPED
        text = (sign(cell) or (" " if not here else "_")) + flag
        body = paint.cut(text, _CELL - 1)
        return [(body, tone), " " * (_CELL - paint.width(body))]

    def _sums(self, person: Person) -> Words:
        total = self.planned.total(person)
        told = f" {rules.hours(total.minutes):>4}{rules.hours(total.overtime):>5}{total.nights:>4}"
        return [told]

    @property
    def cursor_cell(self) -> Offset | None:
        """Where the cursor is, for input methods."""
        x = _NAME + (self.column - self._left) * _CELL
        return Offset(x, 2 + self.row - self._top)

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        if y >= len(self._painted):
            return Strip.blank(self.size.width)
        return paint.strip(self._painted[y], self.size.width)

    def laid_out(self) -> None:
        """Draw what there is room for."""
        self.redraw()
