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
from tests.bench import results
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


class Timed:
    """Seconds by what took them."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, float]] = []

    @contextmanager
    def __call__(self, what: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self.rows.append((what, time.perf_counter() - begun))
        sys.stdout.write(f"{what:<48}{self.rows[-1][1]:8.1f} s\n")


def bill(at: Path, homes: int, timed: Timed) -> None:
    """Bill a month beside one that is billed already."""
    by = estate_of(at, homes)
    first = bills.draft(NewRun(item="WYF", month="2026-10"), by=by)
    bills.issue(first.id, Issue(), by=by)
    new = NewRun(item="WYF", month="2026-11")
    with timed(f"{homes:,} homes, a month, dry run"):
        planned = bills.dry(new, by=by)
    assert (planned.units, planned.left_out) == (homes, ())
    with timed("  drafted (aim 60 s)"):
        run = bills.draft(new, by=by)
    with timed("  issued"):
        bills.issue(run.id, Issue(), by=by)
    digests = next(sql for why, sql in bills.ANSWERS.checks.items() if why.startswith("A run"))
    with timed(f"  what {2 * homes:,} bills say, verified"):
        assert database.db.execute_sql(digests).fetchone()[0] is None
    assert journal.last_number()


def main() -> None:
    """Bill a month, say how long each part took, and keep it where that is asked."""
    options = [one for one in sys.argv[1:] if one != "--save"]
    homes, timed = int(options[0]) if options else 100_000, Timed()
    with tempfile.TemporaryDirectory() as at:
        bill(Path(at) / "desk", homes, timed)
        database.close()
    if "--save" in sys.argv:
        rows = "\n".join(f"| {what} | {seconds:.1f} s |" for what, seconds in timed.rows)
        head = f"`python -m tests.bench.billing --save`.\n{results.machine()}."
        results.save("A month billed", f"{head}\n\n|  | frontdesk |\n| --- | --- |\n{rows}")


if __name__ == "__main__":
    main()
