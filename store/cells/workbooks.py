"""Workbooks: .xlsx, .xls and .ods, every cell as the spreadsheet shows it."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile, is_zipfile

from store.cells import charset, compound, flaws, formats, opendocument, records
from store.cells.reading import Sheet
from store.cells.unread import Flaws, Unread
from store.errors import Unavailable
from store.text import printable

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata

MOST_UNPACKED = 600 * 1024 * 1024
DIGITS = 15  # of a number cell, whatever was typed there
_ROUNDED = 10.0**DIGITS
_ENDLESS = 1e300


def read(path: Path) -> list[Sheet]:
    """All sheets of a workbook; raises ``Unavailable`` when it is none."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        _refuse_huge(path)
        with CalamineWorkbook.from_path(path) as book:
            unread = _unread(path, book.sheet_names)
            sheets = [
                _sheet(book, one, unread.get(one.name, Unread()), path.name)
                for one in book.sheets_metadata
            ]
    except CalamineError as error:
        reason = str(error)
        raise Unavailable(
            "{file} cannot be read: {reason}.", file=path.name, reason=reason
        ) from error
    return sheets


def _refuse_huge(path: Path) -> None:
    """Raise ``Unavailable`` for a small file that says itself how much it unpacks to."""
    if is_zipfile(path):
        with ZipFile(path) as book:
            if sum(one.file_size for one in book.infolist()) > MOST_UNPACKED:
                raise Unavailable("{file} is too large to import.", file=path.name)


def _unread(path: Path, names: list[str]) -> dict[str, Unread]:
    """What its reader leaves out of each sheet; the file's name may say another kind than it is."""
    with path.open("rb") as file:
        if file.read(len(compound.MAGIC)) == compound.MAGIC:
            return dict(zip(names, records.of(path), strict=False))
    if not is_zipfile(path):
        return {}
    with ZipFile(path) as book:
        is_open = opendocument.CONTENT in book.NameToInfo
    return opendocument.of(path) if is_open else flaws.of(path)


def _sheet(book: CalamineWorkbook, described: SheetMetadata, unread: Unread, file: str) -> Sheet:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    if described.visible is not SheetVisibleEnum.Visible:
        return Sheet(described.name, (), hidden=True)
    if described.typ is not SheetTypeEnum.WorkSheet:
        return Sheet(described.name, ())
    sheet = book.get_sheet_by_name(described.name)
    cells = sheet.to_python(skip_empty_area=False)
    charset.refuse_misread(([cell for cell in row if isinstance(cell, str)] for row in cells), file)
    rows = [[_as_text(cell) for cell in row] for row in cells]
    for row, column in unread.months:
        if row < len(cells) and column < len(cells[row]):
            month = formats.shown(cells[row][column], from_1904=unread.from_1904)
            rows[row][column] = month or rows[row][column]
    _show(rows, unread.flaws)
    # A building merged over its homes stands in the first cell alone.
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or unread.merged:
        if left == right and top < len(rows) and left < len(rows[top]):
            for below in rows[top + 1 : bottom + 1]:
                below[left] = below[left] or rows[top][left]
    trimmed = tuple(tuple(_trimmed(row)) for row in rows)
    return Sheet(described.name, trimmed, from_1904=unread.from_1904)


def _show(rows: list[list[str]], wrong: Flaws) -> None:
    for (row, column), shown in wrong.items():
        while len(rows) <= row:
            rows.append([])
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = shown


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _as_text(cell: object) -> str:
    """A cell as the spreadsheet shows it; a number that it rounded stays seen to be so."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        return _figure(float(cell)) if abs(cell) < _ENDLESS else str(cell)
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
