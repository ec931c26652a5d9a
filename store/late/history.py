"""What became of bills, read from the ledger: nothing of a late charge is kept beside it ($53)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from store import clock, journal
from store.bills import Bill
from store.engine import database
from store.late.reckoning import Story

# A payment that was void or red never was; what a refund gave back is unpaid from its day on. What
# was brought late counts from the day on which it was received ($38).
_PAID = (
    "SELECT s.bill_id, CASE WHEN s.amount > 0 THEN p.received_on ELSE s.on_day END, -s.amount"
    " FROM settlement s JOIN payment p ON p.id = s.payment_id"
    " WHERE p.stage = 'taken' AND s.bill_id IN ({marks})"
)
_REDUCED = (
    "SELECT bill_id, on_day, -amount FROM reduction WHERE stage = 'approved'"
    " AND bill_id IN ({marks})"
)
_SETTLED = (
    "SELECT bill_id, sum(amount) FROM late_settled WHERE bill_id IN ({marks}) GROUP BY bill_id"
)
_WAIVED = (
    "SELECT bill_id, sum(amount) FROM late_waiver WHERE stage = 'approved'"
    " AND bill_id IN ({marks}) GROUP BY bill_id"
)
_MANY = 500  # bills that one query asks about


def stories(bills: Sequence[Bill]) -> Mapping[int, Story]:
    """What became of each bill, by its number; late is what is unpaid after it was due and known.

    A bill that was issued after it was due is late from the day after its issue on ($52).
    """
    ids = [one.id for one in bills]
    paid, reduced = _moves(_PAID, ids), _moves(_REDUCED, ids)
    return {
        one.id: Story(
            one.amount,
            max(one.due, one.issued_on or one.due),
            paid[one.id],
            reduced[one.id],
            disputes(one),
        )
        for one in bills
    }


def settled(bills: Sequence[Bill]) -> Mapping[int, int]:
    """By bill, what of its late charge was paid and not given back, in fen."""
    return dict(_rows(_SETTLED, [one.id for one in bills]))


def waived(bills: Sequence[Bill]) -> Mapping[int, int]:
    """By bill, what of its late charge was waived, in fen."""
    return dict(_rows(_WAIVED, [one.id for one in bills]))


def disputes(bill: Bill) -> list[tuple[date, date | None]]:
    """From when to when a bill was objected to; the last one may not have ended."""
    found: list[tuple[date, date | None]] = []
    for entry in journal.of_kind(bill.subject, "bill.disputed", "bill.agreed"):
        if entry.kind == "bill.disputed":
            found.append((date.fromisoformat(entry.payload["since"]), None))
        elif found:
            found[-1] = (found[-1][0], clock.day(entry.happened))
    return found


def _moves(sql: str, ids: Sequence[int]) -> Mapping[int, list[tuple[date, int]]]:
    found: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for bill, day, by in _rows(sql, ids):
        found[bill].append((date.fromisoformat(day), by))
    return found


def _rows(sql: str, ids: Sequence[int]) -> Iterable[tuple[Any, ...]]:
    for start in range(0, len(ids), _MANY):
        some = ids[start : start + _MANY]
        marks = ", ".join("?" * len(some))
        yield from database.db.execute_sql(sql.format(marks=marks), some).fetchall()
