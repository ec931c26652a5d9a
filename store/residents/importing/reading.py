"""Reading a spreadsheet as plain text, whatever its format (.xlsx, .xls, .ods, .csv)."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import Unavailable
from store.inputs import printable

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".txt", ".tsv")
DIGITS = 15  # of a number cell, whatever was typed there
_ROUNDED = 10.0**DIGITS
MOST_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True)
class Sheet:
    """A sheet's cells as text, a number that is whole without its ``.0``; rows may be ragged.

    A number of more than 15 digits is written with an exponent: the spreadsheet has rounded it.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False


def read(path: Path) -> list[Sheet]:
    """All sheets of a file; a text file is one sheet named after it.

    Raises ``Unavailable`` when it cannot be read or is no spreadsheet.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unavailable("{file} is too large to import.", file=path.name)
        if path.suffix.lower() in WORKBOOKS:
            return _workbook(path)
        if path.suffix.lower() in TEXTS:
            return [_text(path)]
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unavailable("{file} cannot be read: {reason}.", file=path, reason=reason) from error
    raise Unavailable("{file} is no spreadsheet: .xlsx, .xls, .ods or .csv.", file=path.name)


def _workbook(path: Path) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as book:
            return [_sheet(book, sheet) for sheet in book.sheets_metadata]
    except CalamineError as error:
        reason = str(error)
        raise Unavailable(
            "{file} cannot be read: {reason}.", file=path.name, reason=reason
        ) from error


def _sheet(book: CalamineWorkbook, described: SheetMetadata) -> Sheet:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    if described.visible is not SheetVisibleEnum.Visible:
        return Sheet(described.name, (), hidden=True)
    if described.typ is not SheetTypeEnum.WorkSheet:
        return Sheet(described.name, ())
    sheet = book.get_sheet_by_name(described.name)
    rows = [[_as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    # A building merged over its homes stands in the first cell alone.
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if left == right and top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = row[left] or rows[top][left]
    return Sheet(sheet.name, tuple(map(tuple, rows)))


def _as_text(cell: object) -> str:
    """A cell as the spreadsheet shows it; a number that it rounded stays seen to be so."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        return _figure(float(cell)) if abs(cell) < 1e300 else str(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time.min
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return printable(str(cell)).strip()


def _figure(number: float) -> str:
    if abs(number) < _ROUNDED and number.is_integer():
        return str(int(number))
    return f"{number:.{DIGITS}g}".upper()


def _text(path: Path) -> Sheet:
    text = _decoded(path.read_bytes(), path.name)
    delimiter = max(",;\t", key=text[:4000].count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return Sheet(path.stem, tuple(tuple(_as_text(cell) for cell in row) for row in rows))
    except csv.Error as error:
        raise Unavailable(
            "{file} cannot be read: {reason}.", file=path.name, reason=str(error)
        ) from error


def _decoded(raw: bytes, name: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unavailable("{file} is neither UTF-8 nor GB18030 text.", file=name)
