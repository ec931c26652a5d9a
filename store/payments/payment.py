"""A payment, what it settled, what of it is prepaid, and the register of payments ($29–$34)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from store import clock
from store.engine import database
from store.engine.table import Table
from store.payments.inputs import NewPayment, Stage
from store.payments.rights import TAKE_PAYMENTS
from store.receipts import REDDEN_RECEIPTS, VOID_RECEIPTS, Method, Reddening, Voiding
from store.register import Register, Step

_ALIKE = timedelta(minutes=10)


@dataclass(frozen=True)
class Payment:
    """Money that was taken for a home; amounts in fen, ``tendered`` what was given in cash.

    ``payer_id`` is whose debts it settles; ``named`` says that the payer chose the bills.
    """

    id: int
    home_id: int
    home: str
    payer_id: int
    payer: str
    receipt_id: int
    receipt: str
    amount: int
    method: Method
    tendered: int | None
    received_on: date
    named: bool
    key: str
    stage: Stage

    @property
    def subject(self) -> str:
        """The payment as the journal names it."""
        return f"payment:{self.id}"

    @property
    def change(self) -> int:
        """What was handed back of the cash."""
        return 0 if self.tendered is None else self.tendered - self.amount


PAYMENTS = Register(
    "payment",
    Table(
        "payment",
        Payment,
        "SELECT payment.id, payment.home_id, h.code, payment.payer_id, p.name, payment.receipt_id,"
        " r.number, payment.amount, payment.method, payment.tendered, payment.received_on,"
        " payment.named, payment.key, payment.stage FROM payment"
        " JOIN home h ON h.id = payment.home_id JOIN payer p ON p.id = payment.payer_id"
        " JOIN receipt r ON r.id = payment.receipt_id",
    ),
    Step("taken", NewPayment, to=Stage.TAKEN, right=TAKE_PAYMENTS),
    Step("voided", Voiding, (Stage.TAKEN,), Stage.UNDONE, VOID_RECEIPTS),
    Step("reddened", Reddening, (Stage.TAKEN,), Stage.UNDONE, REDDEN_RECEIPTS),
    figures=lambda one: {"home": one.home_id, "receipt": one.receipt, "amount": one.amount},
    private=("payer", "reference"),
    columns=(
        *("home_id", "payer_id", "receipt_id", "amount", "method", "tendered", "received_on"),
        *("named", "key", "stage"),
    ),
    named=("received_on",),
)

get = PAYMENTS.table.one


def by_key(key: str) -> Payment | None:
    """The payment that a form with this key has made already ($34)."""
    return next(iter(PAYMENTS.table.read("WHERE payment.key = ?", key)), None)


def of_home(home_id: int) -> list[Payment]:
    """A home's payments, the newest first."""
    where = "WHERE payment.home_id = ? ORDER BY payment.received_on DESC, payment.id DESC"
    return PAYMENTS.table.read(where, home_id)


def just_taken(home_id: int, amount: int) -> Payment | None:
    """A payment of this sum that was taken for a home a moment ago, to be asked about (CT12)."""
    where = (
        "WHERE payment.home_id = ? AND payment.amount = ? AND payment.stage = ?"
        " AND r.made_at >= ? ORDER BY payment.id DESC LIMIT 1"
    )
    since = clock.now() - _ALIKE
    found = PAYMENTS.table.read(where, home_id, amount, Stage.TAKEN, since)
    return next(iter(found), None)


def settled_by(payment_id: int) -> Mapping[int, int]:
    """By bill what a payment settles of it still, what was given back taken off."""
    rows = database.db.execute_sql(
        "SELECT bill_id, sum(amount) FROM settlement WHERE payment_id = ? GROUP BY bill_id"
        " HAVING sum(amount) <> 0 ORDER BY bill_id",
        (payment_id,),
    )
    return {int(bill): int(amount) for bill, amount in rows.fetchall()}


def late_by(payment_id: int) -> Mapping[int, int]:
    """By bill what a payment settles of its late charge still, what was given back taken off."""
    rows = database.db.execute_sql(
        "SELECT bill_id, sum(amount) FROM late_settled WHERE payment_id = ? GROUP BY bill_id"
        " HAVING sum(amount) <> 0 ORDER BY bill_id",
        (payment_id,),
    )
    return {int(bill): int(amount) for bill, amount in rows.fetchall()}


def prepaid_of(home_id: int, payer_id: int) -> int:
    """What of a payer's money waits for a home's next bills ($32)."""
    return _sum("SELECT sum(amount) FROM prepaid WHERE home_id = ? AND payer_id = ?",
                home_id, payer_id)  # fmt: skip


def prepaid_by(payment_id: int) -> int:
    """What of a payment waits, or was taken from what waited (below 0)."""
    return _sum("SELECT sum(amount) FROM prepaid WHERE payment_id = ?", payment_id)


def _sum(sql: str, *params: object) -> int:
    return int(database.db.execute_sql(sql, params).fetchone()[0] or 0)
