"""Whose payment a line of a bank's file is: by home number, bill, payer and reference ($37)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from store import bills, clock
from store.bills import Bill, Payer
from store.engine import database
from store.errors import NotFound
from store.inputs import halfwidth, mark
from store.payments.bankfile import LineStage, known_alike, known_places
from store.payments.importing.reading import Row
from store.payments.inputs import Stage
from store.payments.payment import PAYMENTS
from store.receipts import Method
from store.residents import code as codes
from store.residents.importing.remarks import Remark

_BILL = re.compile(r"ZD-?\d{4}-?\d{6}", re.IGNORECASE)
_HOME = re.compile(
    r"[0-9A-Za-z]+(?:\s*(?:-|号楼|楼|栋|幢|座|单元|#|/)\s*[0-9A-Za-z]+)+(?:室|号房|房|号)?"
)
_BESIDE = timedelta(days=3)  # within which a receipt of the same sum may be the same money


@dataclass(frozen=True)
class Fate:
    """What becomes of a line: whose it is, which bills the payer named, or why it waits.

    ``known`` is the file by which it came in already; then it adds nothing.
    """

    row: Row
    stage: LineStage
    payer: Payer | None = None
    chosen: tuple[int, ...] = ()
    why: Remark | None = None
    known: str = ""


@dataclass
class Matching:
    """Decides line by line; what earlier lines of the file have taken is kept in mind."""

    digest: str
    method: Method
    spent: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def __post_init__(self) -> None:
        self._places = known_places(self.digest)
        self._rows: dict[str, int] = {}  # by reference, the row of this file that has it
        self._often: dict[str, int] = defaultdict(int)
        self._homes = _homes()
        self._named = _payers_by_name()

    def decide(self, row: Row) -> Fate:
        """What becomes of the next line of the file."""
        known = self._places.get((row.sheet, row.place))
        if known:
            self._rows.setdefault(row.reference, row.place)
            return Fate(row, LineStage.TAKEN, known=known)
        alike = row.alike(self.method)
        self._often[alike] += 1
        there = known_alike(alike, self.digest)
        if row.reference and there:
            return Fate(row, LineStage.TAKEN, known=there[0][0])
        if doubt := self._doubt(row, there[self._often[alike] - 1 :]):
            return Fate(row, LineStage.WAITING, why=doubt)
        if on_receipt := self._on_receipt(row):
            return on_receipt
        self._rows[row.reference] = row.place
        return self._matched(row)

    def _doubt(self, row: Row, there: Sequence[tuple[str, int]]) -> Remark | None:
        if row.reference and row.reference in self._rows:
            told = mark("Row {row} has this number too: is it a second payment?")
            return Remark(told, {"row": self._rows[row.reference]})
        for number, place in there:
            told = mark("Row {row} of {file} says the same: is it the same payment?")
            return Remark(told, {"row": place, "file": number})
        return None

    def _on_receipt(self, row: Row) -> Fate | None:
        """A number that was taken at the counter already is refused with its receipt (X95)."""
        for one in _referred(row.reference):
            told = mark("This number is on receipt {number} already.")
            if one[0] == self.method.value:
                return Fate(row, LineStage.REFUSED, why=Remark(told, {"number": one[1]}))
            told = mark("This number is on receipt {number}, paid another way.")
            return Fate(row, LineStage.WAITING, why=Remark(told, {"number": one[1]}))
        return None

    def _matched(self, row: Row) -> Fate:
        try:
            payer, chosen, by_name = self._whose(row)
        except _Unclear as unclear:
            return Fate(row, LineStage.WAITING, why=unclear.why)
        owed = sum(one.owed for one in _owed(payer))
        if by_name and row.amount > owed - self.spent[payer.id]:
            told = mark("It is more than is owed for {home}: whose is it?")
            return Fate(row, LineStage.WAITING, why=Remark(told, {"home": payer.home}))
        if same := _same_sum(payer, row, self.method):
            told = mark("Receipt {number} is of the same sum: is it this money?")
            return Fate(row, LineStage.WAITING, why=Remark(told, {"number": same}))
        self.spent[payer.id] += row.amount
        return Fate(row, LineStage.TAKEN, payer, chosen)

    def _whose(self, row: Row) -> tuple[Payer, tuple[int, ...], bool]:
        """The payer, the bills that are named, and whether only the name led there."""
        if named := self._bills(row):
            if len({one.payer_id for one in named}) > 1:
                raise _Unclear(mark("It names bills of several payers."))
            gone = [one.number for one in named if not one.owed]
            if gone:
                raise _Unclear(mark("Bill {number} is owed no more."), number=gone[0])
            chosen = tuple(one.id for one in named)
            return bills.PAYERS.table.one(named[0].payer_id), chosen, False
        if home := self._home(row):
            return self._of_home(home, row), (), False
        found = self._named.get(_folded(row.payer), []) if "*" not in row.payer else []
        if not found:
            raise _Unclear(mark("Neither home nor payer is known."))
        if len(found) > 1:
            raise _Unclear(mark("{count} homes are paid for by this name."), count=len(found))
        return bills.PAYERS.table.one(found[0]), (), True

    def _bills(self, row: Row) -> list[Bill]:
        found: list[Bill] = []
        for number in dict.fromkeys(_BILL.findall(halfwidth(f"{row.bill} {row.said}"))):
            bare = number.upper().replace("-", "")
            try:
                found.append(bills.numbered(f"ZD-{bare[2:6]}-{bare[6:]}"))
            except NotFound:
                raise _Unclear(mark("There is no bill {number}."), number=number) from None
        return found

    def _home(self, row: Row) -> int | None:
        if row.home:
            home = codes.read(row.home)
            if home is None or str(home) not in self._homes:
                raise _Unclear(mark("There is no home {code}."), code=row.home)
            return self._homes[str(home)]
        read = (codes.read(text) for text in _HOME.findall(halfwidth(row.said)))
        found = {self._homes[str(one)] for one in read if one and str(one) in self._homes}
        if len(found) > 1:
            raise _Unclear(mark("It names several homes."))
        return next(iter(found), None)

    def _of_home(self, home: int, row: Row) -> Payer:
        found = payers_of(home)
        if not found:
            raise _Unclear(mark("Nobody is named who pays for this home: see the payers."))
        named = [one for one in found if _folded(one.name) == _folded(row.payer)]
        if len(named or found) > 1:
            raise _Unclear(mark("Several pay for this home: whose debts?"))
        return (named or found)[0]


class _Unclear(Exception):
    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.why = Remark(message, values)


def payers_of(home: int) -> list[Payer]:
    """Who owes something for a home, or pays for it today."""
    owing, today = {one.payer_id for one in bills.owed_by(home)}, clock.today()
    return [one for one in bills.payers_of(home) if one.id in owing or one.pays_on(today)]


def _owed(payer: Payer) -> list[Bill]:
    return [one for one in bills.owed_by(payer.home_id) if one.payer_id == payer.id]


def _folded(name: str) -> str:
    return halfwidth(name).replace(" ", "").casefold()


def _homes() -> dict[str, int]:
    return dict(database.db.execute_sql("SELECT code, id FROM home").fetchall())


def _payers_by_name() -> dict[str, list[int]]:
    """Who owes something, or pays today, by name."""
    today = clock.today().isoformat()
    rows = database.db.execute_sql(
        "SELECT p.id, p.name FROM payer p WHERE p.stage = 'named' AND p.name <> ''"
        " AND ((p.since <= ? AND (p.until IS NULL OR p.until >= ?)) OR EXISTS (SELECT 1 FROM bill b"
        " WHERE b.home_id = p.home_id AND b.payer_id = p.id AND b.stage = 'issued'"
        " AND b.settled + b.reduced < b.amount))",
        (today, today),
    )
    found: dict[str, list[int]] = defaultdict(list)
    for id_, name in rows.fetchall():
        found[_folded(name)].append(id_)
    return found


def _referred(reference: str) -> Iterator[tuple[str, str]]:
    """How and on which receipts a number was paid by that stand."""
    if not reference:
        return
    marks = ", ".join("?" * len(Method))
    rows = database.db.execute_sql(
        f"SELECT method, number FROM receipt WHERE method IN ({marks}) AND reference = ?"
        " AND reference <> '' AND stage = 'valid' AND kind <> 'red' ORDER BY id",
        (*(one.value for one in Method), reference),
    )
    yield from rows.fetchall()


def _same_sum(payer: Payer, row: Row, method: Method) -> str:
    """A receipt of the same sum for the home, taken at the counter around that day (CT12)."""
    where = (
        "WHERE payment.home_id = ? AND payment.amount = ? AND payment.method = ?"
        " AND payment.stage = ? AND payment.received_on BETWEEN ? AND ?"
        " AND NOT EXISTS (SELECT 1 FROM bank_line l WHERE l.payment_id = payment.id)"
        " AND NOT (payment.key >= 'bank:' AND payment.key < 'bank;')"
    )
    around = row.on - _BESIDE, row.on + _BESIDE
    found = PAYMENTS.table.read(where, payer.home_id, row.amount, method, Stage.TAKEN, *around)
    return found[0].receipt if found else ""
