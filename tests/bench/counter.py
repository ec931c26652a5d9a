"""At the counter: a payment to its printed receipt, a statement of ten years, a bank's file.

``python -m tests.bench.counter [--save]``.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from printing import making
from printing.catalogue import request
from store import bills, clock, estate, payments, rates
from store.bills import Issue, NewRun
from store.cells import Sheet
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.payments import NewPayment, importing
from store.payments.importing import METHOD
from store.receipts import RECEIPT
from store.rights import Role, Staff
from tests.bench import results
from tests.bench.figures import Figure, line, markdown
from tests.conftest import PIN
from tests.store.bills.billed import fee, home, pays

HOMES, YEARS, LINES, ROUNDS = 200, 10, 1000, 21
SECTION = "The counter"


def figures() -> Iterator[Figure]:
    """Each figure on an estate of its own."""
    with tempfile.TemporaryDirectory() as made:
        opening.open_folder(Path(made) / "desk", create=True)
        try:
            by = _estate()
            yield from _paid(by)
            yield from _stated()
            yield from _file(by)
        finally:
            database.close()


def _estate() -> Staff:
    """Homes of which the first has ten years of bills, all paid, the others one that is owed."""
    settings.found(estate.Settings(name="金色家园"))
    new = NewStaff(name="陈经理", number="3001", role=Role.MANAGER, pin=PIN)
    by = staff.add(new, by=None)
    today = clock.today()
    since = date(today.year - YEARS, 1, 1)
    fee(by, since)
    for number in range(HOMES):
        made = home(by, f"{1 + number // 20}-1-{101 + number % 20}")
        pays(by, made, since if not number else date(today.year, today.month, 1))
    months = [(since.year + n // 12, 1 + n % 12) for n in range(12 * YEARS)]
    for year, month in months:
        _issue(f"{year}-{month:02}", by)
        for bill in bills.owed_by(1):
            paid = NewPayment.model_validate({"amount": "250.66"})
            payments.take(f"{year}-{month}", bill.payer_id, None, paid, by=by)
    _issue(f"{today:%Y-%m}", by)
    return by


def _issue(month: str, by: Staff) -> None:
    run = bills.draft(NewRun(item="WYF", month=month), by=by)
    bills.issue(run.id, Issue(), by=by)


def _paid(by: Staff) -> Iterator[Figure]:
    """From the Enter that takes the money to the bytes of the receipt in three plies."""
    owing = iter(bills.PAYERS.table.read("WHERE payer.home_id > 1 ORDER BY payer.home_id"))

    to = database.folder() / "receipt.pdf"

    def take() -> None:
        payer = next(owing)
        new = NewPayment.model_validate({"amount": "250.66"})
        made = payments.take(f"k{payer.id}", payer.id, None, new, by=by)
        making.make(request(RECEIPT, f"receipt:{made.receipt_id}", None), to, by)

    loading = _once(making.ready)
    first = _once(take)
    yield Figure("a payment to its receipt as PDF, warm", _ms(take), "150 ms")
    yield Figure("  the first of a session", f"{first:.0f} ms", "150 ms")
    yield Figure("  loaded for it while its form is open", f"{loading:.0f} ms")


def _stated() -> Iterator[Figure]:
    first, last = date(clock.today().year - YEARS, 1, 1), clock.today()
    yield Figure(
        f"a statement of {YEARS} years reckoned",
        _ms(lambda: rates.statements(1, first, last)),
        "",
    )


def _file(by: Staff) -> Iterator[Figure]:
    head = ("交易日期", "交易流水号", "对方户名", "贷方发生额", "摘要")
    day = f"{clock.today():%Y%m%d}"
    codes = [f"{1 + n // 20}-1-{101 + n % 20}" for n in range(HOMES)]
    rows = [(day, f"L{n}", "业主", "10.00", codes[n % HOMES]) for n in range(LINES)]
    told = {METHOD: "transfer"}
    began = time.perf_counter()
    sheets = [Sheet("1", (head, *rows))]
    plan = importing.plan_of_sheets(Path("bank.csv"), "0", sheets, told)
    read = time.perf_counter() - began
    counts, _file = importing.carry_out(plan, by=by)
    assert counts.taken == LINES, counts
    took = time.perf_counter() - began - read
    yield Figure(f"a bank's file of {LINES:,} lines, dry run", f"{read:.1f} s")
    yield Figure("  taken in, a receipt each", f"{took:.1f} s")


def _once(does: Callable[[], object]) -> float:
    began = time.perf_counter()
    does()
    return (time.perf_counter() - began) * 1000


def _ms(does: Callable[[], object]) -> str:
    took = []
    for _ in range(ROUNDS):
        took.append(_once(does))
    return f"{statistics.median(took):.0f} ms (at most {max(took):.0f})"


def main() -> None:
    """Print the rows, and keep them where that is asked for."""
    print(line(["", "frontdesk", "aim"]))
    found = []
    for figure in figures():
        print(line(figure.cells([])), flush=True)
        found.append(figure)
    if "--save" in sys.argv:
        head = "`python -m tests.bench.counter --save`, medians of 21."
        results.save(SECTION, f"{head}\n{results.machine()}.\n\n{markdown(found, [])}")


if __name__ == "__main__":
    main()
