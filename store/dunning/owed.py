"""What is owed, read from the ledger: only issued bills, each with its own remainder ($65)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store.dunning.limitation import YEARS, Cause, Clock, Event, clock_of, months_on
from store.engine import database
from store.engine.table import kept
from store.estate import calendar

OWED = "b.stage = 'issued' AND b.settled + b.reduced < b.amount"


@dataclass(frozen=True)
class Bill:
    """An issued bill with what is left of it in fen; ``disputed`` says that it is not asked for."""

    id: int
    number: str
    item: str
    month: str
    first: date
    last: date
    due: date
    amount: int
    owed: int
    disputed: bool

    def overdue(self, on: date) -> bool:
        """Whether its day is past: on the day itself it is not (X22)."""
        return self.due < on

    def asked(self, on: date) -> bool:
        """Whether it may be asked for as overdue."""
        return self.overdue(on) and not self.disputed


def bills(payer_id: int) -> list[Bill]:
    """What a payer owes, the oldest first."""
    return _read("b.payer_id = ?", payer_id)


def _read(where: str, *params: object) -> list[Bill]:
    rows = database.db.execute_sql(
        "SELECT b.id, b.number, i.name, b.month, b.first, b.last, b.due, b.amount,"
        " b.amount - b.settled - b.reduced, b.disputed FROM bill b JOIN price_item i"
        f" ON i.id = b.item_id WHERE {OWED} AND {where} ORDER BY b.due, b.first, b.id",
        tuple(map(kept, params)),
    )
    day = date.fromisoformat
    return [
        Bill(*(*row[:4], day(row[4]), day(row[5]), day(row[6]), *row[7:9], row[9] is not None))
        for row in rows.fetchall()
    ]


def clocks(of: Iterable[Bill]) -> dict[int, Clock]:
    """The limitation clock of each bill ($67)."""
    found = list(of)
    happened = _events([one.id for one in found])
    days = calendar.in_force()
    return {one.id: clock_of(one.due, happened[one.id], days) for one in found}


def dying(
    on: date, within: int, payers: Sequence[int] | None = None
) -> list[tuple[Bill, Clock, int]]:
    """Bills whose claim has at most so many days left, or is dead, with their payers' ids.

    Of these ``payers`` alone, or of everybody.
    """
    # What was due later than that has more days left, whatever has happened since.
    edge = months_on(on + timedelta(days=within), -12 * YEARS) + timedelta(days=2)
    of = tuple(payers or ())
    mine = "" if payers is None else f" AND b.payer_id IN ({', '.join('?' * len(of)) or 'NULL'})"
    old = _read(f"b.due < ?{mine}", edge, *of)
    owners = dict(
        database.db.execute_sql(
            f"SELECT b.id, b.payer_id FROM bill b WHERE {OWED} AND b.due < ?{mine}",
            (edge.isoformat(), *of),
        ).fetchall()
    )
    found = clocks(old)
    return [(b, found[b.id], owners[b.id]) for b in old if found[b.id].left(on) <= within]


def _events(ids: list[int]) -> Mapping[int, list[Event]]:
    """What let the clocks of bills begin anew: proven demands, acknowledgements, payments."""
    events: dict[int, list[Event]] = defaultdict(list)
    marks = ", ".join("?" * len(ids)) or "NULL"
    asked = database.db.execute_sql(
        "SELECT x.bill_id, s.proven_on, s.rung FROM dunning_bill x JOIN dunning_step s"
        " ON s.id = x.step_id WHERE s.struck = 0 AND s.proven_on IS NOT NULL"
        f" AND x.bill_id IN ({marks})",
        ids,
    )
    for bill, on, rung in asked.fetchall():
        cause = Cause.ACKNOWLEDGED if rung == "acknowledged" else Cause.DEMAND
        events[bill].append(Event(date.fromisoformat(on), cause))
    paid = database.db.execute_sql(
        "SELECT s.bill_id, min(p.received_on) FROM settlement s JOIN payment p"
        f" ON p.id = s.payment_id WHERE s.bill_id IN ({marks})"
        " GROUP BY s.bill_id, s.payment_id HAVING sum(s.amount) > 0",
        ids,
    )
    for bill, on in paid.fetchall():
        events[bill].append(Event(date.fromisoformat(on), Cause.PAID))
    return events
