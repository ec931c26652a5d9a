"""Homes that owe: bills and payments put straight into the ledger."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from store import residents
from store.engine import database
from store.residents import NewHome
from store.rights import Staff

_numbers = count(1)


def _row(table: str, **values: Any) -> int:
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks}) RETURNING id"
    return int(database.db.execute_sql(sql, tuple(values.values())).fetchone()[0])


def _item() -> int:
    found = database.db.execute_sql("SELECT id FROM price_item WHERE number = 'WYF'").fetchone()
    return found[0] if found else _row(
        "price_item", number="WYF", name="物业服务费", content="", begins="", kind="management",
        way="area", convention="actual", belongs="company", invoice=1, rated=1, stage="listed",
    )  # fmt: skip


def home(code: str, by: Staff) -> int:
    return residents.add_home(NewHome(code=code), by=by).id


def payer(home_id: int, since: str = "2020-01-01", until: str | None = None, **more: Any) -> int:
    told = {"standing": "owner", "name": "欧阳", "stage": "named"} | more
    return _row("payer", home_id=home_id, since=since, until=until, **told)


def bill(payer_id: int, due: str, owed: int = 250_66, **more: Any) -> int:
    """An issued bill of the month in which it is due."""
    month, number = due[:7], next(_numbers)
    item = _item()
    run = _row(
        "bill_run", number=f"R{number}", item_id=item, month=month, origin="hand", count=1,
        total=owed, digest="", made_on=f"{month}-01", stage="issued",
    )  # fmt: skip
    sql = "SELECT home_id FROM payer WHERE id = ?"
    (home_id,) = database.db.execute_sql(sql, (payer_id,)).fetchone()
    told = {
        "number": f"ZD-{number}", "run_id": run, "home_id": home_id, "item_id": item,
        "payer_id": payer_id, "month": month, "first": f"{month}-01", "last": f"{month}-28",
        "due": due, "amount": owed, "issued_on": f"{month}-01", "stage": "issued",
    }  # fmt: skip
    return _row("bill", **(told | more))


def pay(bill_id: int, amount: int, by: Staff, on: str = "2026-11-23") -> int:
    """A payment that settles so much of one bill."""
    number = next(_numbers)
    sql = "SELECT home_id, payer_id FROM bill WHERE id = ?"
    home_id, payer_id = database.db.execute_sql(sql, (bill_id,)).fetchone()
    receipt = _row(
        "receipt", number=f"SJ-{number}", kind="receipt", home_id=home_id, about="", payer="",
        amount=amount, method="cash", reference="", received_on=on, made_at=0, cashier=by.id,
        lines="", invoice="", stage="valid",
    )  # fmt: skip
    payment = _row(
        "payment", home_id=home_id, payer_id=payer_id, receipt_id=receipt, amount=amount,
        method="cash", reference="", received_on=on, named=0, key=f"k{number}", stage="taken",
    )  # fmt: skip
    settle(payment, bill_id, amount, on)
    return payment


def settle(payment: int, bill_id: int, amount: int, on: str = "2026-11-23") -> None:
    """What a payment settles of a bill; below 0 it is undone."""
    _row("settlement", payment_id=payment, bill_id=bill_id, amount=amount, on_day=on)
    sql = "UPDATE bill SET settled = settled + ? WHERE id = ?"
    database.db.execute_sql(sql, (amount, bill_id))


def dispute(bill_id: int, since: str | None = "2026-11-01") -> None:
    database.db.execute_sql("UPDATE bill SET disputed = ? WHERE id = ?", (since, bill_id))


def months_ago(today: date, months: int) -> str:
    """The 25th so many months before."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, 25).isoformat()
