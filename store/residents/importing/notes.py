"""What of a file was left aside, and how its rows add up: nothing is dropped without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from store.cells import Sheet
from store.inputs import mark
from store.residents.importing import asking, values
from store.residents.importing.columns import Field
from store.residents.importing.households import Households, is_of_use
from store.residents.importing.layout import OF_A_CAR
from store.residents.importing.remarks import Remark
from store.residents.importing.tables import Table
from store.residents.importing.whose import PERSONAL


def of_file(
    sheets: Sequence[Sheet], tables: Sequence[Table], gathered: Households
) -> Iterator[Remark]:
    """The sum of the rows, then sheets, columns and rows of no use here, each once."""
    of_use = [table for table in tables if is_of_use(table)]
    if of_use:
        yield _sum(of_use, gathered)
    used = {table.sheet.name for table in of_use}
    for sheet in sheets:
        if sheet.hidden:
            yield Remark(mark("Sheet {sheet} is hidden and left out."), {"sheet": sheet.name})
        elif sheet.name not in used and any(sheet.rows):
            text = mark("Sheet {sheet} holds nothing for the resident files.")
            yield Remark(text, {"sheet": sheet.name})
    for table in of_use:
        for text, figures in _aside(table):
            yield Remark(text, figures, sheet=table.sheet.name)
    if gathered.spaces:
        text = mark("Parking spaces without a plate, left out: {spaces}.")
        yield Remark(text, {"spaces": ", ".join(gathered.spaces)})


def of_memory(recalled: Mapping[str, str]) -> Iterator[Remark]:
    """What was answered for files of this layout before, and counts again."""
    for name, answer in recalled.items():
        text = mark("Column {column} as it was answered before: {field}.")
        yield Remark(text, {"column": name, "field": asking.choice(name, answer).title})


def _sum(tables: Sequence[Table], gathered: Households) -> Remark:
    rows = sum(len(table.rows) for table in tables)
    left = sum(len(table.skipped) + len(table.headings) for table in tables)
    refused = len({(id(one.table), one.row.number) for one in gathered.rejected})
    text = mark("{read} rows read: {taken} taken in, {rejected} rejected, {left} left out.")
    figures = {"read": rows + left, "taken": rows - refused, "rejected": refused, "left": left}
    return Remark(text, figures)


def _aside(table: Table) -> Iterator[tuple[str, dict[str, object]]]:
    if left := [*table.left_out, *_unread(table)]:
        yield mark("Columns left out: {columns}."), {"columns": ", ".join(left)}
    if table.ignored:
        yield mark("Columns of no use here: {columns}."), {"columns": ", ".join(table.ignored)}
    if table.headings:
        yield mark("Rows taken for headings: {rows}."), {"rows": _in_short(table.headings)}
    if table.skipped:
        rows = _in_short(table.skipped)
        yield mark("Rows taken for notes or totals, not data: {rows}."), {"rows": rows}
    if table.has(Field.KIND):
        said = dict.fromkeys(word for row in table.rows for word in values.apart(row[Field.KIND]))
        if unknown := [word for word in said if not values.is_kind(word)]:
            text = mark("Kinds that nobody knows, taken for dwellings: {kinds}.")
            yield text, {"kinds": ", ".join(unknown)}
    name, first = table.title(Field.NAME), table.layout.people[0]
    if name and not (table.has(Field.ROLE) or table.has(Field.RELATION) or first.who):
        yield mark("Everybody in column {column} is taken for an owner."), {"column": name}


def _unread(table: Table) -> Iterator[str]:
    """Columns of a sheet about no homes that hold what only homes have."""
    if table.names_homes:
        return
    read = {*OF_A_CAR, Field.NUMBER}
    if table.has(Field.NAME):
        read |= {*PERSONAL, Field.NOTE}
    elif table.has(Field.BUILDING, Field.UNIT):
        read |= {Field.BUILDING, Field.UNIT}
    parts = (table.layout.home, *(person.columns for person in table.layout.people))
    fields = (named for part in parts for named in part.items())
    unread = {at for field, columns in fields if field not in read for at in columns}
    for at in sorted(unread | {*table.layout.levels}):
        if any(row.at(at) for row in table.rows):
            yield table.name(at)


def _in_short(numbers: Sequence[int]) -> str:
    """Rows by their numbers: ``3, 7-12``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
