"""Finding the tables in a sheet: the header under instruction rows, its columns, its data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from store.cells import Sheet
from store.residents import code as codes
from store.residents.importing import asking, header, layout, levels, settling
from store.residents.importing.asking import NOWHERE, SHEET_NAME, Answers, Question
from store.residents.importing.columns import Field, field_of, looks_like
from store.residents.importing.datarows import Row, data_rows
from store.residents.importing.header import Header, letter
from store.residents.importing.layout import Column, Columns, Layout
from store.residents.importing.places import Place, heading
from store.residents.importing.whose import Meaning, meaning


@dataclass(frozen=True)
class Table:
    """A sheet whose columns are known; ``header`` counts its last header row, -1 is none.

    Tables side by side are several, each of its own columns ``span``. ``left_out`` are names of
    columns nobody knows, ``ignored`` of those known to be of no use, ``skipped`` the numbers of
    rows of notes and totals, ``headings`` of those that say where their homes are. ``level`` is the
    district or phase that the sheet is called after, where that is part of the numbers.
    """

    sheet: Sheet
    header: int
    names: tuple[str, ...]
    layout: Layout
    span: frozenset[int]
    rows: tuple[Row, ...]
    left_out: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()
    headings: tuple[int, ...] = ()
    level: str = ""

    def has(self, *fields: Field) -> bool:
        """Whether it has all of these columns."""
        return all(self._at(field) for field in fields)

    def _at(self, field: Field) -> tuple[int, ...]:
        return self._first.get(field, ())

    @cached_property
    def _first(self) -> Columns:
        """Where each field stands: of the home, else of a vehicle, else of the first person."""
        people = (person.columns for person in reversed(self.layout.people))
        parts = (*people, self.layout.cars[0], self.layout.home)
        return {field: at for part in parts for field, at in part.items()}

    @cached_property
    def spelt(self) -> dict[int, dict[str, str]]:
        """Of each column of levels which word stands for each that says the same."""
        return {
            at: levels.spelt_alike(row.at(at) for row in self.rows) for at in self.layout.levels
        }

    @property
    def names_homes(self) -> bool:
        """Whether its rows say which home they are about."""
        return self.has(Field.ROOM) or self.has(Field.CODE)

    def title(self, field: Field) -> str:
        """The name that the sheet gives a field's column."""
        at = self._at(field)
        return self.name(at[0]) if at else ""

    def name(self, at: int) -> str:
        """The name that the sheet gives a column; its letter where it has none."""
        return (self.names[at] if self.header >= 0 and at < len(self.names) else "") or letter(at)


class Finder:
    """Reads sheets into tables, given what was answered so far; ``estate`` is the desk's own."""

    def __init__(self, answers: Answers, estate: str = "") -> None:
        self._answers, self._estate = answers, estate
        self.questions: list[Question] = []
        self.names: set[str] = set()  # of all columns that were found

    def tables(self, sheet: Sheet) -> list[Table]:
        """The sheet's tables, none when no row of it looks like a header."""
        found = header.find(sheet, lambda top, at: self._meaning(sheet, top, at))
        return self._built(sheet, found) if found else []

    def headless(self, sheet: Sheet) -> list[Table]:
        """The sheet read as a table without a header, its columns asked for as A, B, C …"""
        top = header.lettered(sheet)
        if any(self._answers.of(sheet.name, name) for name in top.names):
            return self._built(sheet, top)
        for at, name in enumerate(top.names):
            if any(_cells(sheet.rows, at)):
                self._put(asking.about_column(sheet.name, name, _cells(sheet.rows, at), None))
        return []

    def _meaning(self, sheet: Sheet, top: Header, at: int) -> Meaning:
        if not top.names[at]:
            return Meaning(None)
        answered = self._answers.of(sheet.name, top.names[at])
        return answered or meaning(top.plain[at], top.headings[at])

    def _built(self, sheet: Sheet, top: Header) -> list[Table]:
        columns = list(self._columns(sheet, top))
        self.names |= {part for name in top.names for part in (name, f"{sheet.name}/{name}")}
        data = sheet.rows[top.last + 1 :]
        answered = self._answers.of(sheet.name, SHEET_NAME)
        by_name = answered is not None and answered.field is Field.BUILDING
        is_level = answered is not None and answered.field is Field.LEVEL
        level = levels.of_sheet(sheet.name) or sheet.name if is_level else ""
        above = heading(sheet.rows[: max(top.first, 0)], self._estate)
        place = Place(codes.fold(sheet.name).strip("-")) if by_name else above
        tables = []
        for block in layout.blocks(columns):
            laid = layout.laid_out(block)
            rows, notes, headings = data_rows(data, top.last + 2, laid, place, self._estate)
            rows = self._settled(sheet, laid, rows)
            table = Table(
                sheet,
                top.last,
                top.names,
                self._without_estate(laid, block, rows),
                frozenset(column.at for column in block),
                tuple(rows),
                tuple(_left(laid, data)),
                tuple(_ignored(block, data)),
                tuple(notes),
                tuple(headings),
                level,
            )
            self._ask(table, block)
            tables.append(table)
        return tables

    def _settled(self, sheet: Sheet, laid: Layout, rows: list[Row]) -> list[Row]:
        """The rows as the sheet counts days and it was answered which column counts; or asks."""
        rows = settling.dated(rows, laid) if sheet.from_1904 else rows
        wrong = settling.contradictions(rows, laid)
        answered = self._answers.of(sheet.name, asking.ROLES)
        if wrong and answered is None:
            row, said, related = wrong[0]
            self._put(asking.about_roles(sheet.name, row.number, said, related, len(wrong)))
        if not wrong or answered is None or answered.field is None:
            return rows
        return settling.settled(rows, laid, answered.field)

    def _without_estate(self, laid: Layout, block: Sequence[Column], rows: Sequence[Row]) -> Layout:
        """The layout without a level that only repeats the estate's own name."""
        answered = {column.at for column in block if column.answered}
        kept = tuple(
            at
            for at in laid.levels
            if at in answered or {row.at(at) for row in rows} - {"", self._estate}
        )
        return replace(laid, levels=kept)

    def _columns(self, sheet: Sheet, top: Header) -> Iterator[Column]:
        gap = top.names.index("") if "" in top.names else len(top.names)
        for at, name in enumerate(top.names):
            answered = bool(name) and self._answers.of(sheet.name, name) is not None
            means = self._meaning(sheet, top, at)
            yield Column(at, name, top.plain[at], means, answered, at > gap)
        # Rows may be longer than their header.
        for at in range(len(top.names), max(map(len, sheet.rows), default=0)):
            yield Column(at, "", "", Meaning(None), behind=True)

    def _put(self, question: Question) -> None:
        """Ask once what tables side by side have in common."""
        if question not in self.questions:
            self.questions.append(question)

    def _ask(self, table: Table, block: Sequence[Column]) -> None:
        sheet, data = table.sheet.name, table.sheet.rows[table.header + 1 :]
        for column, whose in table.layout.unsure:
            cells = _cells(data, column.at)
            field = column.means.field
            self._put(
                asking.about_owner(sheet, column.name, cells, field, whose)
                if whose and field
                else asking.about_column(sheet, column.name, cells, None)
            )
        for column in block:
            if column.name and column.means.field is None:
                cells = _cells(data, column.at)
                if likely := looks_like(cells):
                    self._put(asking.about_column(sheet, column.name, cells, likely))
        self._ask_about_levels(table, block)
        self._ask_about_homes(table, block)

    def _ask_about_levels(self, table: Table, block: Sequence[Column]) -> None:
        name = table.sheet.name
        called = levels.of_sheet(name) and table.names_homes and not table.layout.levels
        if called and self._answers.of(name, SHEET_NAME) is None:
            self._put(asking.about_sheet(name))
        for column in block:
            if column.means.field is Field.LEVEL and not column.answered:
                said = {row.at(column.at) for row in table.rows} - {""}
                if len(said) == 1 and said != {self._estate}:
                    sheet = table.sheet.name
                    self._put(asking.about_level(sheet, column.name, said.pop()))

    def _ask_about_homes(self, table: Table, block: Sequence[Column]) -> None:
        """Ask where the home or its building stands when the sheet leaves it open."""
        free = [c.name for c in block if c.name and c.at not in table.layout.used]
        if table.names_homes:
            if not table.has(Field.BUILDING) and not self._building_known(table):
                by_sheet = () if levels.of_sheet(table.sheet.name) else (SHEET_NAME,)
                names = (*free, *by_sheet, NOWHERE)
                self._put(asking.about_place(table.sheet.name, Field.BUILDING, names))
        elif table.has(Field.NAME) and not table.has(Field.NUMBER):
            self._put(asking.about_place(table.sheet.name, Field.ROOM, free))

    def _building_known(self, table: Table) -> bool:
        answered = [self._answers.of(table.sheet.name, name) for name in (SHEET_NAME, NOWHERE)]
        if any(one is not None and one.field is Field.BUILDING for one in answered):
            return True
        if table.rows and all(row.place.building for row in table.rows):
            return True
        rooms = [row[Field.CODE] or row[Field.ROOM] for row in table.rows]
        whole = [room for room in rooms if (home := codes.read(room)) and home.building]
        return len(whole) * 2 >= len([room for room in rooms if room])


def _cells(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at] for row in rows if at < len(row) and row[at]]


def _left(laid: Layout, data: Sequence[Sequence[str]]) -> Iterator[str]:
    for column in laid.left:
        if column.name:
            yield column.name
        elif _cells(data, column.at):
            yield letter(column.at)


def _ignored(block: Sequence[Column], data: Sequence[Sequence[str]]) -> Iterator[str]:
    for column in block:
        known = field_of(column.plain) is Field.IGNORE or column.means.field is Field.IGNORE
        if known and _cells(data, column.at):
            yield column.name
