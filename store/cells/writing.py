"""Sheets of plain text written as a spreadsheet: no cell of it is ever taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

from store.cells import texts
from store.cells.reading import TEXTS

if TYPE_CHECKING:
    from openpyxl import Workbook

Sheets = Iterable[tuple[str, Iterable[Sequence[str]]]]


def write(file: IO[bytes], kind: str, sheets: Sheets) -> None:
    """Write sheets by their names, as CSV or as the workbook that the ending says."""
    if kind in TEXTS:
        _write_text(file, sheets)
    else:
        _workbook(sheets).save(file)


def _write_text(file: IO[bytes], sheets: Sheets) -> None:
    # The mark makes spreadsheet programs read it as UTF-8.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    for _, rows in sheets:
        csv.writer(text).writerows([[_harmless(cell) for cell in row] for row in rows])
    text.detach()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula; it is read back as it was."""
    return f"'{cell}" if cell.startswith(texts.FORMULA_SIGNS) else cell


def _workbook(sheets: Sheets) -> Workbook:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            cells = [WriteOnlyCell(sheet, value=text or None) for text in row]
            for cell in cells:
                if cell.value is not None:
                    cell.data_type = "s"  # never a formula
            sheet.append(cells)
    if not book.worksheets:
        book.create_sheet()
    return book
