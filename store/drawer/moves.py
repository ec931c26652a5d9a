"""What the book says that came into the drawer and went out of it ($47, X94)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store import clock
from store.engine import database, dialect
from store.text import Named, mark


class Move(Named):
    """Why cash came or went."""

    TAKEN = "taken", mark("cash taken")
    RED = "red", mark("red receipts in cash")
    VOID = "void", mark("void receipts in cash")
    REFUND = "refund", mark("refunds in cash")
    DEPOSIT = "deposit", mark("deposits given back in cash")


@dataclass(frozen=True)
class Moved:
    """So many fen of one kind, below 0 for what went out."""

    move: Move
    amount: int


_RECEIPT = dialect.number_behind("j.subject", ":")
_DEPOSIT = dialect.number_behind("j.subject", ":")
_BACK = dialect.value_in("j.payload", "back")
_SUMS = {
    Move.TAKEN: (
        "SELECT sum(amount) FROM receipt WHERE method = 'cash' AND kind <> 'red'"
        " AND made_at >= ? AND made_at < ?"
    ),
    Move.RED: (
        "SELECT sum(amount) FROM receipt WHERE method = 'cash' AND kind = 'red'"
        " AND made_at >= ? AND made_at < ?"
    ),
    Move.VOID: (
        f"SELECT -sum(r.amount) FROM journal j JOIN receipt r ON r.id = {_RECEIPT}"
        " WHERE j.kind = 'receipt.voided' AND r.method = 'cash' AND j.at >= ? AND j.at < ?"
    ),
    Move.REFUND: (
        "SELECT -sum(amount) FROM refund WHERE way = 'cash' AND paid_at >= ? AND paid_at < ?"
    ),
    Move.DEPOSIT: (
        f"SELECT -sum(CAST({_BACK} AS BIGINT)) FROM journal j JOIN deposit d ON d.id = {_DEPOSIT}"
        " WHERE j.kind = 'deposit.given_back' AND d.way = 'cash' AND j.at >= ? AND j.at < ?"
    ),
}


def moved(since: datetime | None, until: datetime) -> Iterator[Moved]:
    """What moved from a moment on, before another; by way of what was paid out, not taken."""
    begin = clock.to_ms(since) if since else 0
    for move, sql in _SUMS.items():
        amount = database.db.execute_sql(sql, (begin, clock.to_ms(until))).fetchone()[0]
        if amount:
            yield Moved(move, int(amount))
