"""A small ledger, its rows entered straight into the tables, to try rates on."""

from __future__ import annotations

from datetime import date
from itertools import count

from store import clock
from store.engine import database

_numbers = count(1)


def _insert(table: str, **values: object) -> int:
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks}) RETURNING id"
    kept = [v.isoformat() if isinstance(v, date) else v for v in values.values()]
    return int(database.db.execute_sql(sql, kept).fetchone()[0])


def item(code: str = "WYF", rated: int = 1) -> int:
    """An item of the price list."""
    return _insert(
        "price_item", number=code, name=code, content="", begins="", kind="management",
        way="area", convention="actual", belongs="company", invoice=1, rated=rated, stage="listed",
    )  # fmt: skip


def home(code: str, building: str | None = None) -> int:
    """A home; without a building if it is said to be empty."""
    there = code.partition("-")[0] if building is None else building
    return _insert("home", code=code, building=there, unit="", room=code)


def payer(
    home_id: int, standing: str = "owner", since: date = date(2000, 1, 1),
    until: date | None = None, name: str = "业主",
) -> int:  # fmt: skip
    """Who pays for a home from a day on."""
    return _insert(
        "payer", home_id=home_id, since=since, until=until, standing=standing, name=name,
        stage="stands",
    )  # fmt: skip


def bill(
    home_id: int, item_id: int, payer_id: int, month: str, amount: int,
    issued: date | None = None, due: date | None = None, first: date | None = None,
) -> int:  # fmt: skip
    """A bill: a draft until it is issued."""
    begins = date.fromisoformat(f"{month}-01")
    made = first or begins
    run = _insert(
        "bill_run", number=f"R{next(_numbers)}", item_id=item_id, month=month, origin="run",
        count=1, total=amount, digest="", made_on=issued or begins, stage="issued",
    )  # fmt: skip
    return _insert(
        "bill", number=f"ZD-{next(_numbers):05}", run_id=run, home_id=home_id, item_id=item_id,
        payer_id=payer_id, month=month, first=made, last=made if first else begins.replace(day=28),
        due=due or begins.replace(day=28), amount=amount, issued_on=issued,
        stage="issued" if issued else "draft",
    )  # fmt: skip


def void(bill_id: int, on: date) -> None:
    """Void a bill of which nothing is settled."""
    database.db.execute_sql(
        "UPDATE bill SET stage = 'void', voided_on = ? WHERE id = ?", (on.isoformat(), bill_id)
    )


def reduce(bill_id: int, amount: int, on: date, by: int) -> None:
    """A reduction that is granted."""
    _insert(
        "reduction", bill_id=bill_id, amount=amount, asked_by=by, approved_by=by, on_day=on,
        stage="approved",
    )  # fmt: skip
    _add("reduced", bill_id, amount)


def receipt(
    home_id: int, amount: int, on: date, by: int, kind: str = "income", method: str = "cash",
    refers_to: int | None = None,
) -> int:  # fmt: skip
    """A receipt in the book."""
    return _insert(
        "receipt", number=f"SJ-2026-{next(_numbers):06}", kind=kind, home_id=home_id, about="",
        payer="业主", amount=amount, method=method, reference="", received_on=on,
        made_at=clock.to_ms(clock.bounds(on)[0]), cashier=by, lines="[]", invoice="none",
        stage="valid", refers_to=refers_to,
    )  # fmt: skip


def payment(
    home_id: int, payer_id: int, amount: int, on: date, by: int, method: str = "cash"
) -> int:
    """Money that came in, with its receipt."""
    return _insert(
        "payment", home_id=home_id, payer_id=payer_id, amount=amount,
        receipt_id=receipt(home_id, amount, on, by, method=method), method=method, reference="",
        received_on=on, named=0, key=str(next(_numbers)), stage="taken",
    )  # fmt: skip


def settle(payment_id: int, bill_id: int, amount: int, on: date) -> None:
    """What it settles of a bill, or gives back below 0."""
    _insert("settlement", payment_id=payment_id, bill_id=bill_id, amount=amount, on_day=on)
    _add("settled", bill_id, amount)


def prepay(home_id: int, payer_id: int, payment_id: int, amount: int, on: date) -> None:
    """What is put by, or used of it below 0."""
    _insert(
        "prepaid", home_id=home_id, payer_id=payer_id, payment_id=payment_id, amount=amount,
        on_day=on,
    )  # fmt: skip


def paid(home_id: int, payer_id: int, bill_id: int, amount: int, on: date, by: int) -> int:
    """A payment that settles one bill; its number."""
    made = payment(home_id, payer_id, amount, on, by)
    settle(made, bill_id, amount, on)
    return made


def _add(column: str, bill_id: int, amount: int) -> None:
    sql = f"UPDATE bill SET {column} = {column} + ? WHERE id = ?"
    database.db.execute_sql(sql, (amount, bill_id))
