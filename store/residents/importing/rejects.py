"""Writing rejected rows back in the file's own layout, the reason beside each."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store.cells import TEXTS, texts
from store.errors import Unavailable
from store.inputs import mark
from store.residents.importing.plan import Plan
from store.residents.importing.tables import Table

if TYPE_CHECKING:
    from openpyxl import Workbook

REASON = mark("Reason")
APART = mark("; ")
Translate = Callable[[str], str]


def write_rejects(plan: Plan, path: Path, translate: Translate = str) -> None:
    """Write the rejected rows to a file that can be put right and imported again.

    Each sheet keeps its columns and all above its first row; the reason stands in a column behind.
    Rows that were imported but for a figure come along with its reason; rows of homes that wait
    for a rejected owner without one.
    Raises ``Unavailable`` when the file cannot be written.
    """
    names = dict.fromkeys(table.sheet.name for table in plan.tables)
    sheets = [(name, list(_rows(plan, name, translate))) for name in names]
    try:
        if path.suffix.lower() in TEXTS:
            _write_text(path, sheets)
        elif path.suffix.lower() == ".xlsx":
            _workbook(sheets).save(path)
        else:
            raise Unavailable("Rejected rows are written to .xlsx or .csv, not {file}.", file=path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unavailable(
            "{file} cannot be written: {reason}.", file=path, reason=reason
        ) from error


def beside(path: Path) -> Path:
    """A name beside the file; old workbook formats are answered in the current one."""
    suffix = path.suffix if path.suffix.lower() in {".csv", ".xlsx"} else ".xlsx"
    return path.with_name(f"{path.stem}-rejected{suffix}")


def _rows(plan: Plan, name: str, translate: Translate) -> Iterator[list[str]]:
    tables = [table for table in plan.tables if table.sheet.name == name]
    sheet, header = tables[0].sheet, tables[0].header
    width = max((len(row) for row in sheet.rows), default=0)
    for at, cells in enumerate(sheet.rows[: header + 1]):
        yield _padded(cells, width, translate(REASON) if at == header else "")
    told: dict[tuple[int, int], str] = {}
    for owner, row in plan.companions:
        if owner in tables:
            told[row.number, tables.index(owner)] = ""
    for one in (*plan.partly, *plan.rejected):
        if one.table in tables:
            reasons = translate(APART).join(reason.text(translate) for reason in one.reasons)
            told[one.row.number, tables.index(one.table)] = reasons
    for (number, at), reason in sorted(told.items()):
        yield _padded(_of(tables[at], sheet.rows[number - 1]), width, reason)


def _of(table: Table, cells: tuple[str, ...]) -> tuple[str, ...]:
    """A row without what it says of the tables beside."""
    return tuple(cell if at in table.span else "" for at, cell in enumerate(cells))


def _padded(cells: tuple[str, ...], width: int, last: str) -> list[str]:
    return [*cells, *[""] * (width - len(cells)), last]


def _write_text(path: Path, sheets: list[tuple[str, list[list[str]]]]) -> None:
    # The mark makes spreadsheet programs read it as UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        for _, rows in sheets:
            csv.writer(file).writerows([[_harmless(cell) for cell in row] for row in rows])


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula; it is read back as it was."""
    return f"'{cell}" if cell.startswith(texts.FORMULA_SIGNS) else cell


def _workbook(sheets: list[tuple[str, list[list[str]]]]) -> Workbook:
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
    if not sheets:
        book.create_sheet()
    return book
