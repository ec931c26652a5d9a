"""Writing rejected rows back in the file's own layout, the reason beside each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from store.cells import TEXTS, writing
from store.cells.naming import free
from store.disk.arriving import arriving
from store.errors import Unavailable
from store.inputs import mark
from store.residents.importing.plan import Plan
from store.residents.importing.tables import Table

REASON = mark("Reason")
APART = mark("; ")
Translate = Callable[[str], str]


def write_rejects(plan: Plan, path: Path, translate: Translate = str) -> Path | None:
    """Write the rejected rows to a file that can be put right and imported again.

    What stood there is kept under another name, which is returned; None where nothing did.

    Each sheet keeps its columns and all above its first row; the reason stands in a column behind.
    Rows that were imported but for a figure come along with its reason; rows of homes that wait
    for a rejected owner without one.
    Raises ``Unavailable`` when the file cannot be written.
    """
    names = dict.fromkeys(table.sheet.name for table in plan.tables)
    sheets = [(name, list(_rows(plan, name, translate))) for name in names]
    kind = path.suffix.lower()
    if kind not in (*TEXTS, ".xlsx"):
        raise Unavailable("Rejected rows are written to .xlsx or .csv, not {file}.", file=path)
    kept = _kept(path)
    with arriving(path) as file:
        writing.write(file, kind, sheets)
    return kept


def _kept(path: Path) -> Path | None:
    """Put what a file holds under a free name beside it: it may be put right by half."""
    if not path.is_file() or not path.stat().st_size:
        return None
    kept = free(path)
    with arriving(kept) as file:
        file.write(path.read_bytes())
    return kept


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
            place = one.row.number, tables.index(one.table)
            told[place] = translate(APART).join(filter(None, (told.get(place), reasons)))
    for (number, at), reason in sorted(told.items()):
        yield _padded(_of(tables[at], sheet.rows[number - 1]), width, reason)


def _of(table: Table, cells: tuple[str, ...]) -> tuple[str, ...]:
    """A row without what it says of the tables beside."""
    return tuple(cell if at in table.span else "" for at, cell in enumerate(cells))


def _padded(cells: tuple[str, ...], width: int, last: str) -> list[str]:
    return [*cells, *[""] * (width - len(cells)), last]
