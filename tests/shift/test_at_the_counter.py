"""A tenant at the telephone: everything that is hers in one go, by keys alone, in Chinese.

No single letter is pressed but in words that are typed, as with a Chinese input method on.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import PIN, tell
from tests.shift.clerk import FAKETIME, ROOT, Clerk, Post, WallClock
from tests.shift.test_whole_shift import needs, set_up

FEW = {
    "find a tenant by half a name": 2,
    "announce a visitor": 5,
    "lend a key of the home": 7,
    "goods out to printed slip": 9,
    "change a phone": 5,
}
_HERS = """
from pathlib import Path
from store import keys, residents
from store.desk import opening, staff
opening.open_folder(Path({folder!r}))
by = staff.by_number('1001')
home = residents.add_home(residents.NewHome(code='5-1-1203'), by=by)
owner = residents.NewPerson(name='郑怀远', phone='13811110000')
residents.move_in(home.id, owner, by=by)
tenant = residents.NewPerson(name='林晓雯', role=residents.Role.TENANT, phone='13812340001')
residents.move_in(home.id, tenant, by=by)
given = dict(hook='12', home=home.id, doors='入户门', kind='vacant', reason='未领')
keys.hold(keys.NewKey.model_validate(given), by=by)
"""


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    needs(FAKETIME, "libfaketime")
    yield Post(tmp_path / "desk", WallClock(tmp_path / "time", 10, 5), "zh_CN")


def test_a_tenant_calls_and_all_of_it_is_done_while_she_is_on_the_line(post: Post) -> None:
    set_up(post)
    _move_her_in(post)
    counts: dict[str, int] = {}
    with post.clerk() as clerk:
        clerk.signs_in("1001", PIN)
        clerk.sees("Nobody is on duty: Enter takes the desk")
        clerk.presses("enter")
        clerk.misses("Nobody is on duty: Enter takes the desk")
        for task, step in STEPS.items():
            clerk.counted()
            step(clerk)
            counts[task] = clerk.counted()
    for task, keys in counts.items():
        tell(f"keys beyond the words: {task}: {keys}")
    assert {task: keys for task, keys in counts.items() if keys > FEW[task]} == {}


def _move_her_in(post: Post) -> None:
    code = _HERS.format(folder=str(post.folder))
    environment = {**os.environ, **post.environment}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=environment)


def find(clerk: Clerk) -> None:
    """Half of her name is what the clerk has understood (F7)."""
    clerk.presses("ctrl+f")
    clerk.types("晓雯")
    clerk.reads("5-1-1203")
    clerk.presses("enter")
    clerk.reads("138****0001")


def announce(clerk: Clerk) -> None:
    """A friend comes tomorrow (N3): home and host are filled in."""
    clerk.presses("6")
    clerk.sees("Comes for")
    clerk.fills("钱女士", "", "")
    clerk.types("明天")
    clerk.presses("ctrl+s")
    clerk.reads("FK-")
    clerk.sees("announced")


def lend(clerk: Clerk) -> None:
    """A fitter stands at the counter for her key (K2)."""
    clerk.presses("f5", "enter")
    clerk.sees("Borrower")
    clerk.fills("孙师傅", "2", "13800001111", "检修水管")
    clerk.types("1")
    clerk.presses("ctrl+s")
    clerk.reads("138****1111")


def goods_out(clerk: Clerk) -> None:
    """Her sofa leaves: asked for, confirmed by her lease, given out and printed (GR1-GR5)."""
    again(clerk)
    clerk.presses("7")
    clerk.sees("Applicant is")
    clerk.fills("沙发，1")
    clerk.types("刘师傅")
    clerk.presses("ctrl+s")
    clerk.sees("ID checked")
    clerk.presses("1", "enter", "4", "ctrl+s")
    clerk.reads("sheets/goods-slip-")


def change(clerk: Clerk) -> None:
    """She has a new number (F6): the old one stands masked above the form."""
    again(clerk)
    clerk.presses("ctrl+e")
    clerk.sees("New phone")
    clerk.fills("")
    clerk.types("13912345678")
    clerk.presses("ctrl+s")
    clerk.reads("139****5678")


def again(clerk: Clerk) -> None:
    """Back on her page, whatever showed before."""
    clerk.presses("ctrl+f")
    clerk.types("晓雯")
    clerk.reads("5-1-1203")
    clerk.presses("enter")
    clerk.sees("Services")


STEPS: dict[str, Callable[[Clerk], None]] = {
    "find a tenant by half a name": find,
    "announce a visitor": announce,
    "lend a key of the home": lend,
    "goods out to printed slip": goods_out,
    "change a phone": change,
}
