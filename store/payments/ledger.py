"""The lines of the ledger, what settles a bill and what waits: added, never changed ($29)."""

from __future__ import annotations

from datetime import date

from store import bills, clock
from store.engine import database
from store.engine.table import kept


def settle(payment: int, bill: int, amount: int, on: date) -> None:
    """Let a payment settle so many fen of a bill, or give them back (below 0), in one write."""
    write = database.db.execute_sql
    write(
        "INSERT INTO settlement (payment_id, bill_id, amount, on_day) VALUES (?, ?, ?, ?)",
        (payment, bill, amount, kept(on)),
    )
    write("UPDATE bill SET settled = settled + ? WHERE id = ?", (amount, bill))
    bills.tell(bill)


def settle_late(payment: int, bill: int, amount: int, on: date) -> None:
    """Let a payment settle so much of a bill's late charge, or give it back (below 0) ($54)."""
    database.db.execute_sql(
        "INSERT INTO late_settled (payment_id, bill_id, amount, on_day) VALUES (?, ?, ?, ?)",
        (payment, bill, amount, kept(on)),
    )


def prepay(home: int, payer: int, payment: int, amount: int, on: date) -> None:
    """Let so many fen wait for a payer's next bills of a home, or take them back (below 0)."""
    database.db.execute_sql(
        "INSERT INTO prepaid (home_id, payer_id, payment_id, amount, on_day)"
        " VALUES (?, ?, ?, ?, ?)",
        (home, payer, payment, amount, kept(on)),
    )


def set_free(bill: bills.Bill, amount: int) -> list[str]:
    """Let so many fen that were paid of a bill wait for its payer's next ones, the newest first.

    For who has paid ahead what turns out too much (T7). Call within an operation that records it;
    the payments that it touched.
    """
    rows = database.db.execute_sql(
        "SELECT payment_id, sum(amount) FROM settlement WHERE bill_id = ? GROUP BY payment_id"
        " HAVING sum(amount) > 0 ORDER BY payment_id DESC",
        (bill.id,),
    ).fetchall()
    touched: list[str] = []
    for payment, settled in rows:
        if part := min(amount, settled):
            settle(payment, bill.id, -part, clock.today())
            prepay(bill.home_id, bill.payer_id, payment, part, clock.today())
            touched.append(f"payment:{payment}")
            amount -= part
    return touched
