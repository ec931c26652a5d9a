"""Four desks open a new building at once: ``python -m tests.store.moveins.race 50``.

Each home is opened, billed and handed its keys by whoever is first; the others are told.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from store import bills, estate, journal, keys, moveins
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.rights import Role
from tests.conftest import PIN
from tests.store.bills import billed
from tests.store.moveins import walks

ROOT = Path(__file__).parents[3]
DESKS = 4
DESK = """
import sys
from pathlib import Path
from store import moveins, residents
from store.desk import opening, staff
from store.errors import Refused
from store.engine import database
from tests.store.moveins import walks

opening.open_folder(Path(sys.argv[1]))
by = staff.by_number(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
def told(step):
    try:
        step()
        print("done", flush=True)
    except Refused as refusal:
        print("told", flush=True)
for (home,) in database.db.execute_sql("SELECT id FROM home ORDER BY id").fetchall():
    told(lambda: walks.opened(home, by, owner=walks.OWNER))
    walk = moveins.of_home(home)[0]
    for one in walk.asked:
        if one.code.startswith("paper:"):
            told(lambda: moveins.tick(walk.id, one.code, by=by))
    try:
        moveins.verify(walk.id, walks.AGREE, by=by)
    except Refused:
        pass
    told(lambda: moveins.charge(walk.id, moveins.Charged(), by=by))
    told(lambda: moveins.strike(walk.id, "money:moving", moveins.Why(reason="免"), by=by))
database.close()
"""


def run(folder: Path, count: int) -> Counter[str]:
    """Let the desks open so many homes at once; how often a step was taken, and how often told."""
    opening.open_folder(folder, create=True)
    settings.found(estate.Settings(name="金色家园"))
    chief = NewStaff(name="陈经理", number="3001", role=Role.MANAGER, pin=PIN)
    by = staff.add(chief, by=None)
    billed.fee(by)
    for number in range(1, DESKS + 1):
        new = NewStaff(name=f"前台{number}", number=f"100{number}", role=Role.ASSISTANT, pin=PIN)
        staff.add(new, by=None)
    for n in range(count):
        home = walks.a_home(by, f"{n // 20 + 1}-1-{n % 20 + 1:02}01")
        walks.held(home, by, hook=f"K{home}")
    database.close()
    desks = [
        subprocess.Popen(
            [sys.executable, "-c", DESK, str(folder), f"100{n + 1}"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for n in range(DESKS)
    ]  # fmt: skip
    for desk in desks:
        assert desk.stdout is not None and desk.stdout.readline() == "ready\n"
    for desk in desks:
        assert desk.stdin is not None
        desk.stdin.write("go\n")
        desk.stdin.flush()
    said = [line for desk in desks for line in desk.communicate()[0].splitlines()]
    assert all(desk.returncode == 0 for desk in desks)
    return Counter(said)


def check(folder: Path, count: int) -> None:
    """Let them race, and hold the books against it."""
    said = run(folder, count)
    opening.open_folder(folder)
    steps = 7  # opened, four papers, bills, a deposit struck: each once a home
    assert said["done"] == steps * count, said
    assert said["told"] == steps * count * (DESKS - 1), said
    found = moveins.every()
    assert len(found) == len({one.home_id for one in found}) == count
    assert len({one.number for one in found}) == count
    papers = database.db.execute_sql("SELECT count(*) FROM document").fetchone()[0]
    assert papers == 4 * count
    for one in found:
        billed = [(bill.item_id, bill.first) for bill in bills.of_home(one.home_id)]
        assert len(billed) == len(set(billed)) == 1
        assert sum(key.hanging for key in keys.of_home(one.home_id)) == 3
    assert journal.verify().right


def main() -> None:
    """Race, and say how it ended."""
    count = int(sys.argv[1]) if sys.argv[1:] else 50
    with tempfile.TemporaryDirectory() as at:
        check(Path(at) / "desk", count)
        database.close()
    sys.stdout.write(f"{count} homes, four desks: each opened once, nothing doubled\n")


if __name__ == "__main__":
    main()
