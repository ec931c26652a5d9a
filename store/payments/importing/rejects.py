"""Writing rejected rows back in the file's own layout, the reason beside each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from store.cells import TEXTS, writing
from store.disk.arriving import arriving
from store.errors import Unavailable
from store.inputs import mark
from store.payments.bankfile import LineStage
from store.payments.importing.plan import Plan
from store.residents.importing.remarks import Remark

REASON = mark("Reason")
Translate = Callable[[str], str]


def left_out(plan: Plan) -> Iterator[tuple[int, int, Remark]]:
    """By sheet and row what is not taken in, and why: unread, or on a receipt already."""
    yield from ((one.table.at, one.place, one.why) for one in plan.rejected)
    for fate in plan.fates:
        if fate.stage is LineStage.REFUSED and fate.why is not None and not fate.known:
            yield fate.row.sheet, fate.row.place, fate.why


def write_rejects(plan: Plan, path: Path, translate: Translate = str) -> None:
    """Write the rejected rows to a file that can be put right and taken in again.

    Raises ``Unavailable`` when the file cannot be written.
    """
    kind = path.suffix.lower()
    if kind not in (*TEXTS, ".xlsx"):
        raise Unavailable("Rejected rows are written to .xlsx or .csv, not {file}.", file=path)
    why = {(sheet, place): told.text(translate) for sheet, place, told in left_out(plan)}
    sheets = [
        (table.sheet.name, list(_rows(table.at, table.sheet.rows, table.header, why, translate)))
        for table in plan.tables
    ]
    with arriving(path) as file:
        writing.write(file, kind, sheets)


def _rows(
    at: int,
    rows: tuple[tuple[str, ...], ...],
    header: int,
    why: dict[tuple[int, int], str],
    translate: Translate,
) -> Iterator[list[str]]:
    width = max(map(len, rows), default=0)
    for place, cells in enumerate(rows, 1):
        if place <= header + 1:
            yield _padded(cells, width, translate(REASON) if place == header + 1 else "")
        elif (at, place) in why:
            yield _padded(cells, width, why[at, place])


def _padded(cells: tuple[str, ...], width: int, last: str) -> list[str]:
    return [*cells, *[""] * (width - len(cells)), last]
