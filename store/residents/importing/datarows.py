"""Telling a table's data from blank rows, headings, notes and totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from store.residents import code as codes
from store.residents.importing import places
from store.residents.importing.columns import Field, bare, field_of
from store.residents.importing.layout import Columns, Layout
from store.residents.importing.places import Place
from store.residents.importing.values import filled

_NOTE = re.compile(
    r"(填写|填表)?(说明|须知|要求)|注意|注[:：0-9]|备注[:：]|※|合计|总计|小计|制表|审核|note\b|total"
)
# Of a part of the table: its data goes on below.
_SUBTOTAL = re.compile("小计|subtotal")
_COUNTERS = "户套间人个条数共计总0123456789"
_TOTAL = re.compile(r"(?:共|合计|总计|小计|总)[:：]?\d*[户套间人个条]?数?|\d+[户套间人个条]")
_LONG = 20
_DIGITS = frozenset("0123456789")
_SPEAK_OF_ROLES = (Field.ROLE, Field.RELATION, Field.NOTE)


@dataclass(frozen=True)
class Row:
    """One row of a table; ``number`` counts from 1 in its sheet, ``place`` is what stands over it.

    ``columns`` are those of the home and of one of its people and vehicles.
    """

    number: int
    cells: tuple[str, ...]
    columns: Columns
    place: Place = places.NOWHERE

    def cell(self, field: Field) -> str:
        """What stands in a field's columns, placeholders too."""
        said = (self.cells[at] for at in self.columns.get(field, ()) if at < len(self.cells))
        return "；".join(dict.fromkeys(filter(None, said)))

    def at(self, column: int) -> str:
        """What stands in a column, empty when it only says that nothing is known."""
        return filled(self.cells[column]) if column < len(self.cells) else ""

    def __getitem__(self, field: Field) -> str:
        columns = self.columns.get(field)
        if not columns:
            return ""
        if len(columns) == 1:
            return self.at(columns[0])
        return "；".join(dict.fromkeys(filter(None, map(self.at, columns))))

    def of(self, *columns: Columns) -> Row:
        """The row as one of its people or vehicles has it."""
        seen = {field: at for part in columns for field, at in part.items()}
        return Row(self.number, self.cells, seen, self.place)


class Sorted(NamedTuple):
    """A table's rows of data, and the numbers of its notes and totals, and of its headings."""

    data: list[Row]
    notes: list[int]
    headings: list[int]


def data_rows(
    rows: Sequence[tuple[str, ...]], first: int, laid: Layout, place: Place, estate: str = ""
) -> Sorted:
    """The rows that hold data, and those that don't.

    Below a note only rows that name their home or owner in full are data.
    """
    found, notes, headings = Sorted([], [], [])
    below = False
    whole = {**laid.home, **laid.cars[0], **laid.people[0].columns}
    all_of_them = sorted(laid.used)
    for number, cells in enumerate(rows, first):
        row = Row(number, cells, whole, place)
        known = [cells[at] for at in all_of_them if at < len(cells) and cells[at]]
        if over := places.of_row(cells, estate):
            place = over
            headings.append(number)
        elif known and _is_total(row):
            notes.append(number)
        elif known and (_is_note(row, known) or (below and not _is_whole(row))):
            below = True
            notes.append(number)
        elif known:
            found.append(row)
        elif any(cells):
            notes.append(number)
    return Sorted(found, notes, headings)


def _is_note(row: Row, known: list[str]) -> bool:
    first = next(cell for cell in row.cells if cell)
    if first[0] in _DIGITS and len(known) > 1:
        return False
    if _NOTE.match(bare(first)) or _NOTE.match(first):
        return True
    # 业主 is a column's name and a role; a column's name stands for itself nowhere else.
    leading = min(((at[0], f) for f, at in row.columns.items() if row.cell(f)), default=None)
    if leading and leading[1] not in _SPEAK_OF_ROLES and field_of(row.cell(leading[1])):
        return True
    return len(known) == 1 and len(known[0]) > _LONG


def _is_total(row: Row) -> bool:
    """Whether the row counts others: ``共2户``, ``2户``; 101户 with somebody's name is a home."""
    room, name = row[Field.ROOM] or row[Field.CODE], row[Field.NAME]
    counted = [text for text in (room, name) if text]
    if len(counted) > 1 and name[-1] not in _COUNTERS:
        return False
    if _SUBTOTAL.match(bare(next(cell for cell in row.cells if cell))):
        return True
    return bool(counted) and all(map(_TOTAL.fullmatch, map(bare, counted)))


def _is_whole(row: Row) -> bool:
    wanted = {Field.CODE, Field.BUILDING, Field.ROOM, Field.NUMBER} & set(row.columns)
    if not all(row[field] for field in wanted):
        return False
    home = codes.read(row[Field.CODE] or row[Field.ROOM])
    return Field.BUILDING in wanted or Field.NUMBER in wanted or bool(home and home.building)
