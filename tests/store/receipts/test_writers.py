"""Eight tills write at once and some die amid a payment: no number is missing, none is double."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from store import journal, receipts
from store.desk import opening
from store.engine import database
from store.rights import Staff
from tests.store.test_permits import home

__all__ = ["home"]

ROOT = Path(__file__).parents[3]
EACH, TILLS = 12, 8
DYING = {2: "before", 5: "within", 7: "within"}  # of the tills, and where in its last payment
TILL = """
import os, signal, sys
from pathlib import Path
from store import clock
from store.desk import opening, staff
from store.engine import database
from tests.conftest import MONDAY
from tests.store.receipts.book import issued
from store.receipts.receipt import RECEIPTS

clock.told_by(lambda: MONDAY).__enter__()
folder, till, home, dies, each = Path(sys.argv[1]), *sys.argv[2:]
opening.open_folder(folder)
by = staff.by_number("1001")

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

for n in range(int(each)):
    last = dies and n == int(each) // 2
    if last and dies == "before":
        RECEIPTS.table.insert = die
    with database.write():
        one = issued(int(home), by, 1 + n, about=f"till:{till}")
        if last:
            die()
    print(one.number, flush=True)
database.close()
"""


def test_no_number_is_missing_or_double_under_eight_writers_and_kills_X51_X81(
    home: int, assistant: Staff, desk: Path
) -> None:
    database.close()
    tills = [
        subprocess.Popen(
            [sys.executable, "-c", TILL, str(desk), str(n), str(home), DYING.get(n, ""), str(EACH)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(TILLS)
    ]
    told = [till.communicate(timeout=60)[0].split() for till in tills]
    ended = [-signal.SIGKILL if n in DYING else 0 for n in range(TILLS)]
    assert [till.returncode for till in tills] == ended
    opening.open_folder(desk)
    book = [one.number for one in receipts.between()]
    wanted = EACH * (TILLS - len(DYING)) + EACH // 2 * len(DYING)
    assert book == [f"SJ-2026-{n:06}" for n in range(1, wanted + 1)]
    assert sorted(number for till in told for number in till) == book
    assert receipts.between()[0].about.startswith("till:")
    assert journal.verify().right
