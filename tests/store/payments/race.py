"""Two desks take payments for the same bills at once: ``python -m tests.store.payments.race 1000``.

Each bill is named by both at once; one of the two is told on which receipt it was paid.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from store import bills, payments, receipts
from store.desk import staff
from store.engine import database
from tests.bench.billing import estate_of

ROOT = Path(__file__).parents[3]
DESK = """
import sys
from pathlib import Path
from store import bills, clock, payments
from store.desk import opening, staff
from store.engine import database
from store.errors import Refused
from store.payments import NewPayment
from store.receipts import Method

opening.open_folder(Path(sys.argv[1]))
by = staff.by_number("3001")
print("ready", flush=True)
sys.stdin.readline()
for bill in bills.BILLS.table.read("ORDER BY bill.id"):
    new = NewPayment.model_construct(amount=bill.amount, method=Method.CASH, tendered=None,
                                     reference="", rest=False, payer="", received_on=clock.today())
    try:
        payments.take(f"{sys.argv[2]}-{bill.id}", bill.payer_id, [bill.id], new, by=by)
        print("paid", flush=True)
    except Refused as refusal:
        print("told" if "was paid meanwhile" in str(refusal) else refusal, flush=True)
database.close()
"""


def run(folder: Path, count: int) -> Counter[str]:
    """Let two desks pay so many bills at once; how often each was paid, and each told."""
    by = estate_of(folder, count)
    drafted = bills.draft(bills.NewRun(item="WYF", month="2026-11"), by=by)
    bills.issue(drafted.id, bills.Issue(), by=by)
    assert staff.by_number("3001") == by
    database.close()
    desks = [
        subprocess.Popen(
            [sys.executable, "-c", DESK, str(folder), str(n)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for n in range(2)
    ]  # fmt: skip
    for desk in desks:
        assert desk.stdout is not None and desk.stdout.readline() == "ready\n"
    return Counter(line for desk in desks for line in desk.communicate("go\n")[0].splitlines())


def check(folder: Path, count: int) -> None:
    """Let them race, and hold the books against it."""
    from store.desk import opening

    told = run(folder, count)
    opening.open_folder(folder)
    assert told == {"paid": count, "told": count}
    assert len(receipts.between()) == len(payments.PAYMENTS.table.read()) == count
    owed = database.db.execute_sql("SELECT count(*) FROM bill WHERE settled <> amount")
    assert owed.fetchone()[0] == 0


def main() -> None:
    """Race, and say how it ended."""
    count = int(sys.argv[1]) if sys.argv[1:] else 1000
    with tempfile.TemporaryDirectory() as at:
        check(Path(at) / "desk", count)
        database.close()
    sys.stdout.write(f"{count} bills, two desks: one payment each\n")


if __name__ == "__main__":
    main()
