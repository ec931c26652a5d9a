"""What the rates of a large estate cost: 100,000 homes, a year of bills, a tenth of them owed."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from store import estate, rates
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.rights import Role
from tests.bench import scale
from tests.bench.figures import Figure
from tests.store.rates import ledger

HOMES, YEAR, ROUNDS = 100_000, 2026, 5
_TODAY, _MONTH = date(YEAR, 12, 31), f"{YEAR}-11"


def figures() -> Iterator[Figure]:
    """Each rate apart, as of today and of the month's last day."""
    with tempfile.TemporaryDirectory() as made:
        opening.open_folder(Path(made) / "desk", create=True)
        try:
            _make()
            yield from _measured()
        finally:
            database.close()


def _homes() -> int:
    return scale.few(HOMES)


def _measured() -> Iterator[Figure]:
    asked: tuple[tuple[str, Callable[[], object], str], ...] = (
        ("due and received of a month", lambda: rates.due(_MONTH, _TODAY), "200 ms"),
        ("  with its households, by building", lambda: rates.parts(_MONTH, _TODAY), "200 ms"),
        ("  as of its last day", lambda: rates.parts(_MONTH, date(YEAR, 11, 30)), "200 ms"),
        ("arrears by age and building", lambda: rates.ages(_TODAY), "200 ms"),
        ("the ten homes that owe most", lambda: rates.closing_the_gap(_MONTH, _TODAY), "200 ms"),
        ("all figures of a month", lambda: rates.figures(_MONTH, _TODAY), ""),
    )
    for name, call, aim in asked:
        took = []
        for _ in range(scale.few(ROUNDS)):
            began = time.perf_counter()
            call()
            took.append((time.perf_counter() - began) * 1000)
        yield Figure(
            f"{_homes():,} homes: {name.strip()}", f"{statistics.median(took):.0f} ms", aim
        )


def _many(table: str, names: str, rows: Iterable[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * len(names.split(",")))
    cursor = database.db.connection().cursor()
    cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _make() -> None:
    settings.found(estate.Settings(name="金色家园"))
    new = NewStaff(name="李芳", number="1001", role=Role.ASSISTANT, pin="314159")
    by = staff.add(new, by=None)
    with database.write():
        item = ledger.item()
        homes = ((n, f"{n % 100}-{n}", str(n % 100), "", str(n)) for n in range(1, _homes() + 1))
        _many("home", "id, code, building, unit, room", homes)
        payers = (
            (n, n, "2000-01-01", "developer" if n % 20 == 0 else "owner", "业主", "stands")
            for n in range(1, _homes() + 1)
        )
        _many("payer", "id, home_id, since, standing, name, stage", payers)
        paying = ledger.payment(1, 1, 1, date(YEAR, 1, 1), by.id)
        for month in range(1, 13):
            _bill(month, item, paying)


def _bill(month: int, item: int, paying: int) -> None:
    first = f"{YEAR}-{month:02}"
    run = "number, item_id, month, origin, count, total, digest, made_on, stage"
    row = (f"R{month}", item, first, "run", _homes(), 1, "", f"{first}-01", "issued")
    _many("bill_run", run, [row])
    before = (month - 1) * _homes()
    names = "id, number, run_id, home_id, item_id, payer_id, month, first, last, due, amount"
    bills = (
        (before + n, f"B{before + n}", month, n, item, n, first, f"{first}-01", f"{first}-28",
         f"{first}-28", 250_66, 250_66 if n % 10 else 0, f"{first}-01", "issued")
        for n in range(1, _homes() + 1)
    )  # fmt: skip
    _many("bill", f"{names}, settled, issued_on, stage", bills)
    settled = (
        (paying, before + n, 250_66, f"{first}-15") for n in range(1, _homes() + 1) if n % 10
    )
    _many("settlement", "payment_id, bill_id, amount, on_day", settled)
