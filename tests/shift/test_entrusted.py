"""Entrusted homes at a real terminal, by keys alone, in Chinese: a round, a storm with a leak."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PIN, tell
from tests.shift.clerk import FAKETIME, ROOT, Clerk, Post, WallClock
from tests.shift.test_whole_shift import needs, set_up

ROUND_OF_TEN = 14
_TEN = """
from pathlib import Path
from store import plans
from store.desk import opening, staff
from tests.store.trusteeship.entrusted import entrusted
opening.open_folder(Path({folder!r}))
by = staff.by_number('1001')
for n in range(10, 20):
    entrusted(by, f'6-1-{{n}}01')
plans.make()
"""
_AFTER = """
from pathlib import Path
from store import journal, trusteeship
from store.desk import opening
opening.open_folder(Path({folder!r}))
(found,) = [each for one in trusteeship.live() for each in trusteeship.problems_of(one.id)]
visits = [each.kind.value for each in trusteeship.visits_of(found.trusteeship_id)]
print(found.home, found.ticket is not None, found.said, *visits)
print(trusteeship.standing(), journal.verify().right)
"""


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    needs(FAKETIME, "libfaketime")
    yield Post(tmp_path / "desk", WallClock(tmp_path / "time", 10, 5), "zh_CN")


def ran(post: Post, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code.format(folder=str(post.folder))],
        check=True,
        cwd=ROOT,
        env={**os.environ, **post.environment},
        capture_output=True,
        text=True,
    )
    return done.stdout


def test_a_round_and_a_storm_with_a_leak_from_its_signal_to_the_visits_after_it(
    post: Post,
) -> None:
    """T9–T11, D39: ten homes without a finding in at most 25 keys beyond the words."""
    set_up(post)
    ran(post, _TEN)
    with post.clerk() as clerk:
        clerk.signs_in("1001", PIN)
        clerk.sees("Nobody is on duty: Enter takes the desk")
        clerk.presses("enter")
        clerk.misses("Nobody is on duty: Enter takes the desk")
        clerk.counted()
        walks_a_round(clerk)
        keys = clerk.counted()
        tell(f"keys beyond the words: a weekly round of ten entrusted homes: {keys}")
        assert keys == ROUND_OF_TEN
        hears_of_a_storm(clerk)
        finds_a_leak(clerk)
        post.clock.pass_(hours=6)
        ends_it(clerk)
    first, second = ran(post, _AFTER).splitlines()
    assert first == "6-1-1101 True 已告知，同意入户修理 week before after"
    assert second == "None True"


def walks_a_round(clerk: Clerk) -> None:
    clerk.presses("f10", "5", "4")
    clerk.reads("待巡 10")
    clerk.presses("enter")
    clerk.reads("无异常：6-1-1001")
    clerk.types("王师傅")
    clerk.presses("ctrl+s")
    clerk.reads("待巡 9")
    clerk.presses(*["enter"] * 9)
    clerk.reads("待巡 0")


def hears_of_a_storm(clerk: Clerk) -> None:
    """The plan of the emergency begins, and proposes the visits."""
    clerk.presses("f12")
    clerk.types("9")
    clerk.presses("enter", "ctrl+s")
    clerk.reads("YJ-")
    clerk.presses("f10", "5", "4")
    clerk.sees("proposed")
    clerk.presses("ctrl+n")
    clerk.sees("Expected from")
    clerk.types("+3h")
    clerk.presses("enter")
    clerk.types("气象台")
    clerk.presses("ctrl+s")
    clerk.reads("待巡 10")


def finds_a_leak(clerk: Clerk) -> None:
    clerk.presses("enter")
    clerk.reads("无异常：6-1-1001")  # by whom the round was walked
    clerk.presses("ctrl+s")
    clerk.reads("待巡 9")
    clerk.presses("ctrl+t")
    clerk.reads("有异常：6-1-1101")
    clerk.presses("5", "tab")
    clerk.types("阳台地漏返水")
    clerk.presses("tab", "tab")
    clerk.types("赵师傅")
    clerk.presses("ctrl+s")
    clerk.reads("待巡 8")
    clerk.presses("ctrl+d")
    clerk.reads("告知业主：6-1-1101")
    clerk.types("已告知，同意入户修理")
    clerk.presses("ctrl+s")
    clerk.sees("owner told")
    clerk.presses(*["enter"] * 8)
    clerk.reads("待巡 0")


def ends_it(clerk: Clerk) -> None:
    clerk.reads("李芳 已锁屏")
    clerk.types(PIN)
    clerk.presses("enter")
    clerk.reads("待巡 0")
    clerk.presses("ctrl+o")
    clerk.sees("Over since")
    clerk.presses("enter")
    clerk.types("气象台解除")
    clerk.presses("ctrl+s")
    clerk.reads("待巡 10")
    clerk.presses("enter")
    clerk.reads("无异常：6-1-1001")
    clerk.presses("ctrl+s")
    clerk.reads("待巡 9")
    clerk.presses(*["enter"] * 9)
    clerk.reads("待巡 0")
    clerk.presses("ctrl+e")
    clerk.sees("All homes are visited.")
    clerk.presses("ctrl+s")
    clerk.sees("closed")
