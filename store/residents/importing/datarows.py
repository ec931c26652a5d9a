"""Telling a table's data from blank rows, notes and totals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from store.residents import code as codes
from store.residents.importing.columns import Field, bare, field_of
from store.residents.importing.values import filled

_NOTE = re.compile(
    r"(填写|填表)?(说明|须知|要求)|注意|注[:：0-9]|备注[:：]|※|合计|总计|小计|制表|审核|note|total"
)
_TOTAL = re.compile(r"(?:共|合计|总计|小计|总)[:：]?\d*[户套间人个条]?数?|\d+[户套间人个条]")
_LONG = 20
_SPEAK_OF_ROLES = (Field.ROLE, Field.RELATION, Field.NOTE)


@dataclass(frozen=True)
class Row:
    """One row of a table; ``number`` counts from 1 in its sheet."""

    number: int
    cells: tuple[str, ...]
    columns: Mapping[Field, int]
    building: str = ""

    def cell(self, field: Field) -> str:
        """What stands in a column, placeholders too."""
        at = self.columns.get(field)
        return self.cells[at] if at is not None and at < len(self.cells) else ""

    def at(self, column: int) -> str:
        """What stands in a column, empty when it only says that nothing is known."""
        return filled(self.cells[column]) if column < len(self.cells) else ""

    def __getitem__(self, field: Field) -> str:
        return filled(self.cell(field)) or (self.building if field is Field.BUILDING else "")


def data_rows(
    rows: tuple[tuple[str, ...], ...], first: int, columns: Mapping[Field, int], building: str
) -> tuple[list[Row], list[int]]:
    """The rows that hold data, and the numbers of those taken for notes.

    Below a note only rows that name their home or owner in full are data.
    """
    found: list[Row] = []
    notes: list[int] = []
    for number, cells in enumerate(rows, first):
        row = Row(number, cells, columns, building)
        known = [row.cell(field) for field in columns if row.cell(field)]
        if known and (_is_note(row, known) or (notes and not _is_whole(row, columns))):
            notes.append(number)
        elif known:
            found.append(row)
    return found, notes


def _is_note(row: Row, known: list[str]) -> bool:
    first = next(cell for cell in row.cells if cell)
    if _NOTE.match(bare(first)) or _NOTE.match(first):
        return True
    if _is_total(row):
        return True
    # 业主 is a column's name and a role; a column's name stands for itself nowhere else.
    leading = min((at, f) for f, at in row.columns.items() if row.cell(f))[1]
    if leading not in _SPEAK_OF_ROLES and field_of(row.cell(leading)):
        return True
    return len(known) == 1 and len(known[0]) > _LONG


def _is_total(row: Row) -> bool:
    """Whether the row counts others: ``共2户``, ``2户``; 101户 with somebody's name is a home."""
    room, name = row[Field.ROOM] or row[Field.CODE], row[Field.NAME]
    counted = [text for text in (room, name) if text]
    return bool(counted) and all(map(_TOTAL.fullmatch, map(bare, counted)))


def _is_whole(row: Row, columns: Mapping[Field, int]) -> bool:
    wanted = {Field.CODE, Field.BUILDING, Field.ROOM, Field.NUMBER} & set(columns)
    if not all(row[field] for field in wanted):
        return False
    home = codes.read(row[Field.CODE] or row[Field.ROOM])
    return Field.BUILDING in wanted or Field.NUMBER in wanted or bool(home and home.building)
