"""The table in a bank's file, and each of its rows read: a line that brought money, or why not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pydantic_core import PydanticCustomError

from store import clock, money
from store.cells import Sheet
from store.inputs import halfwidth, mark, printable
from store.payments.importing.columns import FAILED, OUTGOING, TITLES, Field, field_of
from store.receipts import Method
from store.residents.importing import days
from store.residents.importing.header import letter
from store.residents.importing.remarks import Remark

DEEPEST = 60
_FEWEST_KNOWN = 2
_TOTALS = ("合计", "总计", "小计", "总笔数", "总金额", "total")
_MOST = 200  # of what a line says, as a field of a form


@dataclass(frozen=True)
class Table:
    """A sheet whose header is known; ``header`` is its row from 0, -1 for none."""

    at: int
    sheet: Sheet
    header: int
    names: tuple[str, ...]
    fields: Mapping[int, Field]

    def has(self, *fields: Field) -> bool:
        """Whether it has one of these columns."""
        return any(field in self.fields.values() for field in fields)

    def cells(self, row: Sequence[str], field: Field) -> str:
        """What a row says of a field, of several such columns together."""
        found = [row[at] for at, one in self.fields.items() if one is field and at < len(row)]
        return " ".join(printable(cell).strip() for cell in found if cell.strip())

    def samples(self, at: int) -> tuple[str, ...]:
        """Some cells of a column."""
        rows = self.sheet.rows[self.header + 1 : self.header + 200]
        return tuple(dict.fromkeys(row[at] for row in rows if at < len(row) and row[at]))[:3]


@dataclass(frozen=True)
class Row:
    """A row that brought money; ``place`` is its number in the file, ``sheet`` from 0."""

    sheet: int
    place: int
    on: date
    amount: int
    reference: str
    payer: str
    home: str
    bill: str
    said: str

    def alike(self, method: Method) -> str:
        """What two lines have in common that say the same, whatever file they stand in."""
        told = (method.value, self.on.isoformat(), self.amount, self.reference, self.payer)
        content = json.dumps([*told, self.home, self.bill, self.said], ensure_ascii=False)
        return sha256(content.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Unread:
    """A row that is not taken in, and why."""

    table: Table
    place: int
    why: Remark


def tables(sheets: Sequence[Sheet], answers: Mapping[str, str]) -> list[Table]:
    """The tables of a file, one a sheet: under the first row that names enough columns."""
    found = [_table(at, sheet, answers) for at, sheet in enumerate(sheets) if sheet.rows]
    known = [table for table in found if table.header >= 0]
    return known or found[:1]


def _table(at: int, sheet: Sheet, answers: Mapping[str, str]) -> Table:
    best, most = -1, _FEWEST_KNOWN - 1
    for number, row in enumerate(sheet.rows[:DEEPEST]):
        means = {field for name in row if (field := _meaning(name, answers))} - {Field.IGNORE}
        if len(means) > most:
            best, most = number, len(means)
    if best >= 0:
        names = tuple(sheet.rows[best])
    else:
        names = tuple(map(letter, range(max((len(row) for row in sheet.rows), default=0))))
    fields = {
        place: field for place, name in enumerate(names) if (field := _meaning(name, answers))
    }
    return Table(at, sheet, best, names, _once(fields))


def _once(fields: Mapping[int, Field]) -> dict[int, Field]:
    """The first column of each kind; what is told in words may stand in several."""
    found: dict[int, Field] = {}
    for place, field in fields.items():
        if field in (Field.SAID, Field.IGNORE) or field not in found.values():
            found[place] = field
    return found


def _meaning(name: str, answers: Mapping[str, str]) -> Field | None:
    said = answers.get(name.strip()) if name.strip() else None
    return Field(said) if said else field_of(name)


def rows(table: Table) -> Iterator[Row | Unread]:
    """Each row of a table that is none of notes or totals."""
    for number, cells in enumerate(table.sheet.rows[table.header + 1 :], table.header + 2):
        if not any(cell.strip() for cell in cells) or _is_total(table, cells):
            continue
        read = _read(table, number, cells)
        yield read if isinstance(read, Row) else Unread(table, number, read)


def _is_total(table: Table, cells: Sequence[str]) -> bool:
    dated = table.cells(cells, Field.DATE)
    if isinstance(_day(dated), date):
        return False
    told = [cell.strip().lower() for cell in cells if cell.strip()]
    return any(cell.startswith(_TOTALS) for cell in told) or len(told) == 1


def _read(table: Table, number: int, cells: Sequence[str]) -> Row | Remark:
    told = {field: table.cells(cells, field) for field in Field}
    amount = _amount(told[Field.AMOUNT])
    if isinstance(amount, Remark):
        went_out = told[Field.OUT] and not told[Field.AMOUNT]
        return Remark(mark("Money that went out is no payment.")) if went_out else amount
    if halfwidth(told[Field.SIGN]).lower() in OUTGOING or amount < 0:
        return Remark(mark("Money that went out is no payment."))
    if FAILED.search(told[Field.STATE]):
        return Remark(mark("It did not succeed: {state}."), {"state": told[Field.STATE]})
    if not amount:
        out = _amount(told[Field.OUT]) if told[Field.OUT] else 0
        if isinstance(out, int) and out:
            return Remark(mark("Money that went out is no payment."))
        return Remark(mark("Nothing was paid."), title=TITLES[Field.AMOUNT])
    on = _day(told[Field.DATE])
    if not isinstance(on, date):
        return Remark(mark("This is no date."), title=TITLES[Field.DATE])
    if on > clock.today():
        return Remark(mark("This day has not come yet."), title=TITLES[Field.DATE])
    texts = {
        name: " ".join(told[Field(name)].split())[:_MOST]
        for name in ("reference", "payer", "home", "bill", "said")
    }
    texts["reference"] = texts["reference"].lstrip("`'\t ")
    return Row(table.at, number, on, amount, **texts)


def _amount(text: str) -> int | Remark:
    if not text:
        return Remark(mark("Please fill this in."), title=TITLES[Field.AMOUNT])
    try:
        return money.whole(text.removeprefix("+").lstrip("`'"), money.FEN)
    except PydanticCustomError as error:
        return Remark(error.type, error.context or {}, TITLES[Field.AMOUNT])


def _day(text: str) -> object:
    """The day of a time in any of the writings of banks: 20261105123310, 2026-11-05 12:33."""
    bare = halfwidth(text).strip("`' ")
    if bare[:8].isdecimal() and len(bare) in (8, 14):
        bare = bare[:8]
    return days.day(bare)
