"""A renovation at a real terminal: a severe violation reported in time, its deposit given back.

Through a pseudo terminal of 80 by 24, in Chinese, over two desks and a month; no single letter is
pressed but in words that are typed, as with a Chinese input method on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import PIN, tell
from tests.shift.clerk import FAKETIME, Clerk, Post, WallClock
from tests.shift.test_whole_shift import needs, set_up

MOST_OF_A_SPOT_CHECK = 6  # keys beyond the words, from anywhere
CODE = "91350100M000100Y43"


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    needs(FAKETIME, "libfaketime")
    yield Post(tmp_path / "desk", WallClock(tmp_path / "time", 10, 5), "zh_CN")


@contextmanager
def signed_in(post: Post, number: str) -> Iterator[Clerk]:
    with post.clerk() as clerk:
        clerk.signs_in(number, PIN)
        clerk.terminal.wait_quiet()
        if clerk.terminal.shows(post.say("Nobody is on duty: Enter takes the desk")):
            clerk.presses("enter")
            clerk.terminal.wait_quiet()
        yield clerk


def goes(clerk: Clerk, page: str) -> None:
    clerk.presses("f10", *page)
    clerk.terminal.wait_quiet()


def chooses(clerk: Clerk, message: str) -> None:
    """Open the menu of what is pointed at, and take a line of it by its digit."""
    clerk.presses("enter")
    takes(clerk, message)


def takes(clerk: Clerk, message: str) -> None:
    """Take a line of the menu that shows, by its digit."""
    label = clerk.post.say(message)
    clerk.terminal.wait_for(label)
    clerk.terminal.wait_quiet()
    found = next(
        hit for line in clerk.terminal.lines if (hit := re.match(rf"[ >]*(\S) +.*{label}", line))
    )
    clerk.presses(found[1])
    clerk.terminal.wait_quiet()


def saves(clerk: Clerk) -> None:
    clerk.presses("ctrl+s")
    clerk.terminal.wait_quiet()


def test_a_severe_violation_is_reported_in_time_and_the_deposit_goes_back(post: Post) -> None:
    set_up(post)
    with signed_in(post, "1001") as clerk:
        _declare(clerk)
    with signed_in(post, "2001") as chief:
        _approve(chief)
    with signed_in(post, "1001") as clerk:
        _permit(clerk)
        keys = _look(clerk)
        _break(clerk)
    post.clock.pass_(hours=3)
    with signed_in(post, "1002") as second:
        _report(second)
        _right(second)
        _finish(second)
    post.clock.pass_(days=31)
    with signed_in(post, "1001") as clerk:
        _release(clerk)
    with signed_in(post, "2001") as chief:
        goes(chief, "25")
        chief.presses("ctrl+a")
        chief.terminal.wait_quiet()
        saves(chief)
        chief.sees("return approved")
    with signed_in(post, "1001") as clerk:
        _give_back(clerk)
    tell(f"keys beyond the words: spot check: {keys}")
    assert keys <= MOST_OF_A_SPOT_CHECK
    verified = post.run("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def _declare(clerk: Clerk) -> None:
    """The declaration, what is ticked, the papers that the ticks need (R8)."""
    today = clerk.post.clock.now.date()
    goes(clerk, "55")
    clerk.presses("ctrl+n")
    clerk.sees("Works in words")
    clerk.types("1-1-1012")
    clerk.presses("enter")
    clerk.fills("张三", "", "", "")
    clerk.fills("卫生间翻新，墙面粉刷", "", "安居装饰", CODE, "刘工", "13987654321")
    clerk.fills(today.isoformat(), (today + timedelta(days=40)).isoformat())
    saves(clerk)
    clerk.sees("Waterproof layer of bath or kitchen (art. 8)")
    clerk.presses(*["down"] * 10, "2")
    saves(clerk)
    clerk.sees("Work plan for the waterproofing (art. 8)")
    clerk.presses("2", "down", "2", "down", "2", "down", "2", "down", "2")
    saves(clerk)
    clerk.reads("ZX-")
    clerk.sees("declared")


def _approve(chief: Clerk) -> None:
    goes(chief, "55")
    chief.presses("ctrl+r", "2", "enter")
    chief.types("图纸可行")
    saves(chief)
    chief.presses("ctrl+a")
    chief.terminal.wait_quiet()
    saves(chief)
    chief.sees("approved")


def _permit(clerk: Clerk) -> None:
    """Agreement, deposit, permit, start (R5, R6)."""
    goes(clerk, "55")
    clerk.presses("ctrl+o", "enter", "2", "enter")
    clerk.types("上下左右")
    saves(clerk)
    chooses(clerk, "Taken with its receipt.")
    saves(clerk)
    clerk.presses("ctrl+g")
    clerk.terminal.wait_quiet()
    saves(clerk)
    clerk.sees("permit given")
    chooses(clerk, "Spot checks come due from now on.")
    saves(clerk)
    clerk.sees("works under way")


def _look(clerk: Clerk) -> int:
    """A spot check at which all is in order: from anywhere to the next one (R12)."""
    clerk.presses("f2")
    clerk.terminal.wait_quiet()
    clerk.counted()
    goes(clerk, "56")
    clerk.presses("enter")
    clerk.sees("Two extinguishers there")
    saves(clerk)
    clerk.sees("No spot check is due now. Left and Right show when the next ones are.")
    return clerk.counted()


def _break(clerk: Clerk) -> None:
    """A load-bearing wall is opened: the works stop, the manager is told (R13, D5)."""
    due = clerk.post.clock.now.date() + timedelta(days=2)
    goes(clerk, "55")
    clerk.presses("ctrl+d", "3", "enter")
    clerk.types("客厅承重墙开洞")
    clerk.presses("enter", "3", "enter")
    clerk.types(due.isoformat())
    saves(clerk)
    clerk.reads("WZ-")
    takes(clerk, "What was said to whom.")
    clerk.types("已当面制止")
    clerk.presses("enter", "1")
    saves(clerk)
    clerk.sees("works stopped")


def _report(clerk: Clerk) -> None:
    """Another desk reports it to the authority, long before its clock ends (R14)."""
    goes(clerk, "55")
    clerk.reads("WZ-")
    clerk.presses("ctrl+u")
    takes(clerk, "To the authority, within its hours.")
    clerk.types("区住建局")
    clerk.presses("enter", "1")
    saves(clerk)
    clerk.sees("works stopped")
    clerk.presses("ctrl+u")
    clerk.sees("reported to the authority")
    takes(clerk, "Put right, or not.")
    clerk.presses("2", "enter")
    clerk.types("按设计恢复")
    saves(clerk)


def _right(clerk: Clerk) -> None:
    """What was wrong is put right: the works go on."""
    clerk.terminal.wait_quiet()
    chooses(clerk, "What was wrong is put right.")
    clerk.types("整改合格")
    saves(clerk)
    clerk.sees("works under way")


def _finish(clerk: Clerk) -> None:
    """Flood test, completion, inspection (R17)."""
    chooses(clerk, "Of bath or kitchen, dated.")
    clerk.presses("enter", "enter", "2", "enter", "2")
    saves(clerk)
    chooses(clerk, "The renovator says it is done.")
    saves(clerk)
    clerk.sees("completion told")
    chooses(clerk, "Line by line, after completion.")
    saves(clerk)
    clerk.sees("passed, watched for leaks")


def _release(clerk: Clerk) -> None:
    """The watching time is over; the deposit is asked back and its conditions looked at (R18)."""
    goes(clerk, "55")
    chooses(clerk, "The deposit may go back.")
    saves(clerk)
    clerk.sees("watch over, deposit may go back")
    goes(clerk, "25")
    clerk.sees("due back")
    for step, stands in (("ctrl+o", "return asked for"), ("ctrl+e", "conditions checked")):
        clerk.presses(step)
        clerk.terminal.wait_quiet()
        saves(clerk)
        clerk.sees(stands)


def _give_back(clerk: Clerk) -> None:
    goes(clerk, "25")
    clerk.presses("ctrl+g")
    clerk.terminal.wait_quiet()
    saves(clerk)
    goes(clerk, "55")
    chooses(clerk, "The deposit has gone back.")
    saves(clerk)
    clerk.presses("left")
    clerk.sees("done and closed")
