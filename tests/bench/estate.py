"""The estate that the bench works on: many residents, fifty running clocks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from store import database, staff, tickets
from store.tickets import NewTicket

ROOT = Path(__file__).parents[2]
FRONTDESK = (sys.executable, "-c", "from tui.command import main; raise SystemExit(main())")
NUMBER, PIN = "1001", "314159"
RESIDENTS_A_HOME = 2.2


def make(folder: Path, residents: int, clocks: int = 50) -> None:
    """Make a demo estate with about so many residents and at least so many open tickets."""
    homes = str(max(int(residents / RESIDENTS_A_HOME), 100))
    demo = ["--data", str(folder), "demo", "--no-open", "--homes", homes, "--days", "2"]
    subprocess.run([*FRONTDESK, *demo], cwd=ROOT, check=True)
    database.open_folder(folder)
    try:
        clerk = staff.sign_in(NUMBER, PIN)
        for number in range(clocks):
            new = NewTicket(what=f"第{number + 1}处公共走廊灯不亮，请派人来看", place="走廊")
            tickets.take(new, by=clerk)
    finally:
        database.close()


def residents_in(folder: Path) -> int:
    """How many people the estate really has."""
    database.open_folder(folder)
    try:
        (count,) = database.db.execute_sql("SELECT count(*) FROM person").fetchone()
        return int(count)
    finally:
        database.close()
