"""What is owed of late charges: computed each time it is shown ($52–$54, X93)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from store import pricelist
from store.bills import BILLS, Bill, Stage
from store.late import history
from store.late.reckoning import Stretch, Terms, charge, stretches
from store.late.settings import Clause, clauses, holding


@dataclass(frozen=True)
class Late:
    """The late charge of a bill up to a day, in fen: what it comes to, was paid and was waived.

    ``stretches`` say how it is reckoned; ``clause`` on what ground it is asked for.
    """

    bill: Bill
    on: date
    clause: Clause
    stretches: tuple[Stretch, ...]
    charge: int
    settled: int
    waived: int

    @property
    def terms(self) -> Terms:
        """By which it is reckoned."""
        return self.clause.terms

    @property
    def owed(self) -> int:
        """What is left of it; nothing where more was paid than it comes to by now."""
        return max(self.charge - self.settled - self.waived, 0)


def of_payer(payer_id: int, on: date) -> list[Late]:
    """The late charges that a payer owes by a day, of the bills that fell due first ($54).

    Those of bills whose principal is paid are among them.
    """
    return _owed("bill.payer_id = ?", payer_id, on)


def of_home(home_id: int, on: date) -> list[Late]:
    """The same of all who pay or paid for a home."""
    return _owed("bill.home_id = ?", home_id, on)


def of_bills(bills: Sequence[Bill], on: date) -> list[Late]:
    """What these bills bear by a day; those that bear nothing are left out."""
    if not (agreed := clauses()):
        return []
    under = {one.id: holding(agreed, one.due) for one in bills if one.stage is Stage.ISSUED}
    rated = {one.item_id: pricelist.get(one.item_id).rated for one in bills}
    bearing = [
        (one, clause)
        for one in bills
        if (clause := under.get(one.id)) and (rated[one.item_id] or not clause.rated)
    ]
    of = [one for one, _clause in bearing]
    told, paid, waived = history.stories(of), history.settled(of), history.waived(of)
    found = []
    for bill, clause in bearing:
        story, terms = told[bill.id], clause.terms
        comes_to = charge(story, terms, on)
        by = tuple(stretches(story, terms, on))
        found.append(
            Late(bill, on, clause, by, comes_to, paid.get(bill.id, 0), waived.get(bill.id, 0))
        )
    return [one for one in found if one.charge or one.settled or one.waived]


def of_numbers(numbers: Sequence[int], on: date) -> list[Late]:
    """The same by the bills' numbers in the table."""
    return of_bills([BILLS.table.one(one) for one in numbers], on) if clauses() else []


def of_bill(bill: Bill, on: date) -> Late | None:
    """What one bill bears by a day, None for nothing."""
    return next(iter(of_bills([bill], on)), None)


def _owed(where: str, number: int, on: date) -> list[Late]:
    if not clauses():
        return []
    late = f"WHERE {where} AND bill.stage = 'issued' AND bill.due < ?"
    bills = BILLS.table.read(f"{late} ORDER BY bill.due, bill.first, bill.id", number, on)
    return [one for one in of_bills(bills, on) if one.owed]
