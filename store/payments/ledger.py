"""The lines of the ledger, what settles a bill and what waits: added, never changed ($29)."""

from __future__ import annotations

from datetime import date

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


def prepay(home: int, payer: int, payment: int, amount: int, on: date) -> None:
    """Let so many fen wait for a payer's next bills of a home, or take them back (below 0)."""
    database.db.execute_sql(
        "INSERT INTO prepaid (home_id, payer_id, payment_id, amount, on_day)"
        " VALUES (?, ?, ?, ?, ?)",
        (home, payer, payment, amount, kept(on)),
    )
