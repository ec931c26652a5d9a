"""A whole shift by keys alone, from an empty folder to the signed handover and its paper.

No single letter is pressed but in words that are typed, as with a Chinese input method on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PIN, tell
from tests.shift.clerk import FAKETIME, ROOT, Clerk, Post, WallClock

HOMES = ROOT / "tests/store/residents/hc.xlsx"
FEW = {
    "report by phone to printed work order": 8,
    "find a file": 3,
    "lend a key": 7,
    "take a key back": 3,
    "record arrival": 2,
    "record the 20-minute call": 5,
    "find a ticket by its number": 2,
    "hand over with ten open items": 40,
}


def needs(present: object, what: str) -> None:
    """Skip where a system package is missing; in CI that is a failure."""
    if not present:
        assert not os.environ.get("CI"), f"{what} is missing"
        pytest.skip(f"{what} is not installed")


@pytest.fixture(params=["zh_CN", "en"])
def post(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Post]:
    needs(FAKETIME, "libfaketime")
    clock = WallClock(tmp_path / "time", 14, 50)
    yield Post(tmp_path / "desk", clock, request.param)


def test_a_whole_shift_from_an_empty_folder_to_the_signed_handover(post: Post) -> None:
    counts: dict[str, int] = {}
    set_up(post)
    with post.clerk() as clerk:
        clerk.signs_in("1001", PIN)
        clerk.sees("Nobody is on duty: Enter takes the desk")
        clerk.presses("enter")
        clerk.misses("Nobody is on duty: Enter takes the desk")
        counts["report by phone to printed work order"] = report(clerk)
        counts["find a file"] = find(clerk)
        counts["lend a key"] = lend(clerk)
        counts["take a key back"] = take_back(clerk)
        counts["record arrival"] = arrive(clerk)
        counts["record the 20-minute call"] = call(clerk)
        counts["find a ticket by its number"] = find_ticket(clerk)
        ten_open_items(post)
        counts["hand over with ten open items"] = hand_over(clerk)
        day_page(clerk)
    paper(post)
    for task, keys in counts.items():
        tell(f"keys beyond the words, {post.language}: {task}: {keys}")
    assert {task: keys for task, keys in counts.items() if keys > FEW[task]} == {}


def set_up(post: Post) -> None:
    """The set-up screen, then staff and residents from the command line."""
    with post.clerk("--lang", post.language) as clerk:
        clerk.sees("Set up a new estate")
        clerk.fills("金色家园")
        if post.language == "en":
            clerk.presses("right")
        clerk.fills("", "", "", "陈经理", "3001", PIN, PIN)
        clerk.reads("陈经理 3001")
        clerk.presses("ctrl+q")
        assert clerk.terminal.wait_end() == 0
    for name, number, role in (
        ("李芳", "1001", "assistant"),
        ("周敏", "1002", "assistant"),
        ("王主管", "2001", "supervisor"),
    ):
        add = ("staff", "add", name, "--staff-number", number, "--role", role, "--pin-file", "-")
        assert post.run(*add, typed=PIN).returncode == 0
    imported = post.run("import", "residents", str(HOMES))
    assert imported.returncode == 0, imported.stderr
    assert imported.stdout.splitlines()[-1].startswith("homes=8 people=5 vehicles=0")


def report(clerk: Clerk) -> int:
    """A call comes in: take it, send it to engineering, print the work order (W1, W2)."""
    clerk.counted()
    clerk.presses("f4", "ctrl+n")
    clerk.sees("New report")
    clerk.types("zs1")
    clerk.reads("1-1-1012")
    clerk.presses("enter")
    clerk.types("主卧空调不制冷 [/foo]")
    clerk.presses("ctrl+s")
    clerk.reads("主卧空调不制冷 [/foo]")
    clerk.presses("ctrl+d")
    clerk.types("王师傅")
    clerk.presses("ctrl+s")
    clerk.reads("王师傅")
    clerk.presses("f9")
    clerk.reads("sheets/")
    return clerk.counted()


def find(clerk: Clerk) -> int:
    """Who is it that calls? By the initials of the name (F7)."""
    clerk.counted()
    clerk.presses("ctrl+f")
    clerk.types("zs4")
    clerk.reads("1-1-1021")
    clerk.presses("enter")
    clerk.reads("189****9994")
    keys = clerk.counted()
    clerk.presses("esc")
    return keys


def lend(clerk: Clerk) -> int:
    """Hang a key up, then lend it (K1, K2)."""
    clerk.presses("f5", "ctrl+n")
    clerk.sees("Hook")
    clerk.fills("17", "", "", "大门")
    clerk.presses("ctrl+s")
    clerk.terminal.wait_gone(clerk.post.say("Hook") + " *")
    clerk.counted()
    clerk.presses("f5", "enter")
    clerk.sees("Borrower")
    clerk.fills("孙师傅", "1", "13800001111", "检修水管")
    clerk.types("1")
    clerk.presses("ctrl+s")
    clerk.reads("138****1111")
    return clerk.counted()


def take_back(clerk: Clerk) -> int:
    """It comes back, and both sign on the slip (K2); then it is lent again for the handover."""
    clerk.presses("f2")
    clerk.sees("To do now")
    clerk.counted()
    clerk.presses("f5", "enter")
    clerk.sees("Brought back by")
    clerk.types("1")
    clerk.presses("ctrl+s")
    clerk.sees("Key {hook} is back.")
    keys = clerk.counted()
    clerk.presses("enter")
    clerk.sees("Borrower")
    clerk.fills("孙师傅", "2", "", "检修水管")
    clerk.types("1")
    clerk.presses("ctrl+s")
    clerk.reads("孙师傅")
    return keys


def arrive(clerk: Clerk) -> int:
    """Engineering phones: somebody is on site (W3)."""
    clerk.presses("f4", "ctrl+n")
    clerk.types("1013")
    clerk.presses("enter")
    clerk.types("门禁卡失灵")
    clerk.presses("ctrl+s")
    clerk.presses("ctrl+d")
    clerk.types("孙师傅")
    clerk.presses("ctrl+s")
    waiting = "On site by {time}; then record the arrival ({key})"
    clerk.sees(waiting)
    clerk.counted()
    clerk.presses("ctrl+a")
    clerk.misses(waiting)
    return clerk.counted()


def call(clerk: Clerk) -> int:
    """Twenty minutes without arrival: the alarm, and the call to the resident (W3)."""
    clerk.presses("f2")
    clerk.sees("To do now")
    goes_by(clerk, minutes=22)
    clerk.sees("Alarms {n}")
    clerk.counted()
    clerk.presses("home", "enter", "enter")
    clerk.types("师傅堵在路上, 很抱歉")
    clerk.presses("ctrl+s")
    clerk.misses("Alarms {n}")
    return clerk.counted()


def find_ticket(clerk: Clerk) -> int:
    """A worker lays the sheet on the counter: its printed number finds it."""
    clerk.counted()
    clerk.presses("ctrl+f")
    clerk.types("000001")
    clerk.reads("1-1-1012")
    clerk.presses("enter")
    clerk.reads("主卧空调不制冷 [/foo]")
    keys = clerk.counted()
    clerk.presses("esc")
    return keys


def goes_by(clerk: Clerk, minutes: int) -> None:
    """Time goes by; the screen has locked itself meanwhile."""
    clerk.post.clock.pass_(minutes=minutes)
    clerk.sees("Locked by {name}")
    clerk.fills(PIN)
    clerk.misses("Locked by {name}")


def ten_open_items(post: Post) -> None:
    """Another session takes more reports until ten matters are open."""
    code = (
        "from pathlib import Path; from store import tickets;"
        "from store.desk import opening, staff;"
        "from store.engine import database;"
        f"opening.open_folder(Path({str(post.folder)!r}));"
        "[tickets.take(tickets.NewTicket(place='大堂', what=f'灯 {n} 不亮'),"
        " by=staff.by_number('1001')) for n in range(7)]"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        cwd=ROOT,
        env={**os.environ, **post.environment},
    )


def hand_over(clerk: Clerk) -> int:
    """The whole checklist, two signatures, the next one on duty (H1–H8)."""
    goes_by(clerk, minutes=30)
    clerk.counted()
    clerk.presses("f6", "enter")
    clerk.sees("Handover: who relieves?")
    clerk.fills("1002", PIN)
    clerk.sees("Unfinished")
    lines = 7 + 1 + 10 + 3
    clerk.fills("1", "1", "2", "2", "1", "6", "1")
    clerk.reads("7/7")
    clerk.presses("enter")
    clerk.sees("Log of {shift}: read it together, ask, then Enter")
    clerk.reads_to_the_end()
    for _ in range(lines - 8):
        clerk.presses("enter")
    clerk.sees("Every line is settled: Enter or {sign} to sign.")
    clerk.presses("enter")
    clerk.reads("李芳 1001")
    clerk.fills(PIN)
    clerk.reads("周敏 1002")
    clerk.fills(PIN)
    clerk.reads("sheets/handover-")
    return clerk.counted()


def day_page(clerk: Clerk) -> None:
    """The incoming prints the day's page (D7)."""
    clerk.presses("f3", "f9")
    clerk.reads("sheets/log-")


def paper(post: Post) -> None:
    """Three sheets, the journal whole, and the incoming on duty."""
    sheets = sorted((post.folder / "sheets").glob("*.pdf"))
    assert len(sheets) == 3
    head = post.run("verify").stdout.splitlines()[-1]
    assert post.run("verify", "--head", head).returncode == 0
    needs(shutil.which("pdftotext"), "poppler-utils")
    text = "".join(
        subprocess.run(["pdftotext", s, "-"], capture_output=True, text=True, check=True).stdout
        for s in sheets
    )
    assert "[/foo]" in text
    assert {"交接班记录", "值班日志"} <= {line.replace(" ", "") for line in text.splitlines()}
