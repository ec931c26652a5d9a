"""Finding the table in a sheet: its header under instruction rows, its columns, its data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.inputs import mark
from store.residents import code as codes
from store.residents.importing.columns import TITLES, Field, field_of, looks_like, rank
from store.residents.importing.datarows import Row, data_rows
from store.residents.importing.reading import Sheet
from store.residents.importing.remarks import Remark

DEEPEST_HEADER = 60
FEWEST_KNOWN = 2
# Answers that name no column: the sheet's own name holds it, or nothing does.
SHEET_NAME = "@sheet"
NOWHERE = "@none"


@dataclass(frozen=True)
class Choice:
    """A possible answer: give ``answers[name] = field``."""

    name: str
    field: Field


@dataclass(frozen=True)
class Question:
    """What the file doesn't say plainly; ``samples`` are cells with their digits hidden."""

    sheet: str
    remark: Remark
    choices: tuple[Choice, ...]
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A sheet whose columns are known; ``header`` counts its header row from 0, -1 is none.

    ``left_out`` are names of columns nobody knows, ``skipped`` the numbers of rows of notes and
    totals, ``levels`` the columns of estate, district and phase, the outermost first.
    """

    sheet: Sheet
    header: int
    columns: Mapping[Field, int]
    rows: tuple[Row, ...]
    left_out: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()
    levels: tuple[int, ...] = ()

    def has(self, *fields: Field) -> bool:
        """Whether it has all of these columns."""
        return all(field in self.columns for field in fields)

    @property
    def names_homes(self) -> bool:
        """Whether its rows say which home they are about."""
        return self.has(Field.ROOM) or self.has(Field.CODE)

    def title(self, field: Field) -> str:
        """The name that the sheet gives a field's column."""
        at = self.columns.get(field)
        return "" if at is None else self.name(at)

    def name(self, at: int) -> str:
        """The name that the sheet gives a column."""
        return "" if self.header < 0 else self.sheet.rows[self.header][at]


class Finder:
    """Reads sheets into tables, given what was answered so far."""

    def __init__(self, answers: Mapping[str, str], estate: str = "") -> None:
        self._estate = estate
        self._answers = {name: Field(field) for name, field in answers.items()}
        self.questions: list[Question] = []

    def table(self, sheet: Sheet) -> Table | None:
        """The sheet's table, None when no row of it looks like a header."""
        header = max(
            range(min(len(sheet.rows), DEEPEST_HEADER)),
            key=lambda at: (len(self._known(sheet, sheet.rows[at])), -at),
            default=-1,
        )
        if header < 0 or len(self._known(sheet, sheet.rows[header])) < FEWEST_KNOWN:
            return None
        return self._built(sheet, header, sheet.rows[header])

    def headless(self, sheet: Sheet) -> Table | None:
        """The sheet read as a table without a header, its columns asked for as A, B, C …"""
        width = max((len(row) for row in sheet.rows), default=0)
        names = tuple(chr(ord("A") + at) for at in range(min(width, 26)))
        if any(self._answer(sheet, name) for name in names):
            return self._built(sheet, -1, names)
        for at, name in enumerate(names):
            if samples := _samples(sheet.rows, at):
                choices = tuple(Choice(name, field) for field in Field)
                remark = Remark(mark("What does column {column} hold?"), {"column": name})
                self.questions.append(Question(sheet.name, remark, choices, samples))
        return None

    def _answer(self, sheet: Sheet, name: str) -> Field | None:
        return self._answers.get(f"{sheet.name}/{name}") or self._answers.get(name)

    def _field(self, sheet: Sheet, name: str) -> Field | None:
        return (self._answer(sheet, name) or field_of(name)) if name else None

    def _known(self, sheet: Sheet, row: tuple[str, ...]) -> set[Field]:
        return {found for name in row if (found := self._field(sheet, name))} - {Field.IGNORE}

    def _built(self, sheet: Sheet, header: int, names: tuple[str, ...]) -> Table:
        columns = self._columns(sheet, names)
        data = sheet.rows[header + 1 :]
        self._ask_about_unknown(sheet, names, data, columns)
        building = sheet.name if self._answer(sheet, SHEET_NAME) is Field.BUILDING else ""
        rows, notes = data_rows(data, header + 2, columns, building)
        used = set(columns.values())
        left = [n for at, n in enumerate(names) if n and at not in used and not field_of(n)]
        levels = tuple(self._levels(sheet, names, rows))
        table = Table(sheet, header, columns, tuple(rows), tuple(left), tuple(notes), levels)
        self._ask_about_homes(table, names)
        return table

    def _levels(self, sheet: Sheet, names: tuple[str, ...], rows: Sequence[Row]) -> Iterator[int]:
        """The columns that tell homes of one number apart; one that never changes is asked about.

        The estate's own name tells nothing.
        """
        for at, name in enumerate(names):
            if self._field(sheet, name) is not Field.LEVEL:
                continue
            said = {row.at(at) for row in rows} - {""}
            answered = self._answer(sheet, name)
            if answered or len(said) > 1:
                yield at
            elif said and said != {self._estate}:
                text = mark("Every row of column {column} says {text}: is it part of the numbers?")
                remark = Remark(text, {"column": name, "text": said.pop()})
                choices = (Choice(name, Field.LEVEL), Choice(name, Field.IGNORE))
                self.questions.append(Question(sheet.name, remark, choices))

    def _columns(self, sheet: Sheet, names: tuple[str, ...]) -> dict[Field, int]:
        """Where each field stands: what was answered, then the better name, then the left one.

        Behind an empty column stands help, so names there count only when none stands before.
        """
        gap = names.index("") if "" in names else len(names)
        found: dict[Field, tuple[bool, bool, int, int]] = {}
        for at, name in enumerate(names):
            field = self._field(sheet, name)
            if field in (None, Field.IGNORE, Field.LEVEL):
                continue
            worth = (self._answer(sheet, name) is None, at > gap, rank(name), at)
            found[field] = min(worth, found.get(field, worth))
        return {field: worth[3] for field, worth in found.items()}

    def _ask_about_unknown(
        self,
        sheet: Sheet,
        names: tuple[str, ...],
        data: tuple[tuple[str, ...], ...],
        columns: Mapping[Field, int],
    ) -> None:
        """Ask about a column of unknown name whose cells look like phones, IDs or plates."""
        for at, name in enumerate(names):
            if not name or self._field(sheet, name):
                continue
            likely = looks_like([row[at] for row in data if at < len(row)])
            if likely and likely not in columns:
                remark = Remark(mark("What does column {column} hold?"), {"column": name})
                others = (field for field in Field if field is not likely)
                choices = tuple(Choice(name, field) for field in (likely, *others))
                samples = _samples(data, at)
                self.questions.append(Question(sheet.name, remark, choices, samples))

    def _ask_about_homes(self, table: Table, names: tuple[str, ...]) -> None:
        """Ask where the home or its building stands when the sheet leaves it open."""
        if table.names_homes:
            if not table.has(Field.BUILDING) and not self._building_answered(table):
                self._ask_where(table, names, Field.BUILDING, (SHEET_NAME, NOWHERE))
        elif table.has(Field.NAME) and not table.has(Field.NUMBER):
            self._ask_where(table, names, Field.ROOM, ())

    def _building_answered(self, table: Table) -> bool:
        answered = (self._answer(table.sheet, name) for name in (SHEET_NAME, NOWHERE))
        if Field.BUILDING in answered:
            return True
        rooms = [row[Field.CODE] or row[Field.ROOM] for row in table.rows]
        whole = [room for room in rooms if (home := codes.read(room)) and home.building]
        return len(whole) * 2 >= len([room for room in rooms if room])

    def _ask_where(
        self, table: Table, names: tuple[str, ...], field: Field, more: tuple[str, ...]
    ) -> None:
        used = set(table.columns.values())
        free = [name for at, name in enumerate(names) if name and at not in used]
        remark = Remark(
            mark("Which column of sheet {sheet} holds this?"),
            {"sheet": table.sheet.name},
            TITLES[field],
        )
        choices = tuple(Choice(name, field) for name in (*free, *more))
        self.questions.append(Question(table.sheet.name, remark, choices))


def _samples(rows: tuple[tuple[str, ...], ...], at: int) -> tuple[str, ...]:
    cells = [row[at] for row in rows if at < len(row) and row[at]]
    return tuple(re.sub(r"\d(?=\d{4})", "*", cell)[:20] for cell in cells[:3])
