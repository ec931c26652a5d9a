"""A month of 100,000 homes billed: planned, drafted and issued ($23; aim 60 s), and verified.

``python -m tests.bench.billing [HOMES]``. Prints seconds.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from store import bills, estate, journal, pricelist
from store.bills import Issue, NewRun
from store.desk import opening, settings, staff
from store.engine import database
from store.pricelist import NewItem, NewRate
from store.rights import Role, Staff
from tests.conftest import PIN

_AREAS = 12_000  # from 60.00 to 180.00 m², in 0.01 m²


def estate_of(folder: Path, homes: int) -> Staff:
    """An estate of so many homes with a payer each and the management fee on its list."""
    opening.open_folder(folder, create=True)
    settings.found(estate.Settings(name="金色家园"))
    by = staff.add(
        staff.NewStaff(name="陈经理", number="3001", role=Role.MANAGER, pin=PIN), by=None
    )
    given = {"number": "WYF", "name": "物业服务费", "content": "三级服务", "kind": "management"}
    item = pricelist.enter(NewItem.model_validate(given | {"rated": True}), by=by)
    told = {"price": "2.8", "unit": "元/㎡·月", "since": date(2025, 1, 1), "basis": "服务合同"}
    pricelist.price(item.id, NewRate.model_validate(told | {"posted": date(2024, 11, 1)}), by=by)
    with database.write():
        write = database.db.write
        for n in range(homes):
            building, room = n // 200 + 1, n % 200 + 1
            code, area = f"{building}-1-{room}", 6000 + n * 37 % _AREAS
            home = write(
                "INSERT INTO home (code, building, unit, room, area) VALUES (?, ?, '1', ?, ?)",
                *(code, str(building), str(room), area),
            ).lastrowid
            write(
                "INSERT INTO payer (home_id, since, standing, name, stage)"
                " VALUES (?, '2025-01-01', 'owner', '业主', 'named')",
                home,
            )
    return by


@contextmanager
def _timed(what: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    sys.stdout.write(f"{what:<44}{time.perf_counter() - begun:8.1f} s\n")


def main() -> None:
    """Bill two months, the second one beside a first, and say how long each part took."""
    homes = int(sys.argv[1]) if sys.argv[1:] else 100_000
    with tempfile.TemporaryDirectory() as at:
        by = estate_of(Path(at) / "desk", homes)
        for month in ("2026-10", "2026-11"):
            new = NewRun(item="WYF", month=month)
            with _timed(f"{homes:,} homes, {month}: dry run"):
                planned = bills.dry(new, by=by)
            assert (planned.units, planned.left_out) == (homes, ())
            with _timed(f"{homes:,} homes, {month}: drafted"):
                run = bills.draft(new, by=by)
            with _timed(f"{homes:,} homes, {month}: issued"):
                bills.issue(run.id, Issue(), by=by)
        digests = next(sql for why, sql in bills.ANSWERS.checks.items() if why.startswith("A run"))
        with _timed(f"what {2 * homes:,} bills say verified"):
            wrong = database.db.execute_sql(digests).fetchone()[0]
        assert wrong is None
        assert journal.last_number()
        database.close()


if __name__ == "__main__":
    main()
