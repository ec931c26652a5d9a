"""The line: slow, stopped, lent and given back; and what is never sent."""

from __future__ import annotations

import re
import signal
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests.emulator import ANSWERS_ALL, ANSWERS_NOTHING
from tests.terminal import Terminal

ROOT = Path(__file__).parents[3]


def _terminal(tmp_path: Path, *words: str, term: str = "xterm-256color", **more: str) -> Terminal:
    beats = tmp_path / "beats"
    command: list[str | Path] = [sys.executable, "-m", "tests.tui.ticking", beats, *words]
    return Terminal(command, term=term, cwd=ROOT, env=more)


@pytest.fixture
def still(tmp_path: Path) -> Terminal:
    return _terminal(tmp_path)


def _beats(tmp_path: Path) -> list[float]:
    return [float(line) for line in (tmp_path / "beats").read_text().split()]


def test_a_stopped_reader_never_holds_up_the_loop(tmp_path: Path) -> None:
    """Nothing is read for two seconds; the loop ticks on, and then the newest picture comes."""
    with _terminal(tmp_path, "busy") as busy:
        busy.wait_for("0 漏水 3")
        stopped = time.monotonic()
        busy.stand_still(2)
        resumed = time.monotonic()
        busy.type("still")
        busy.wait_for("字段still")
        busy.wait_quiet()
        during = [beat for beat in _beats(tmp_path) if stopped + 0.2 < beat < resumed]
        assert max(b - a for a, b in pairwise(during)) < 0.5
        turns = {line.split()[0] for line in busy.lines[1:]}
        assert len(turns) == 1
        assert int(turns.pop()) > 50


def test_what_waited_is_the_newest_picture_not_every_frame(tmp_path: Path) -> None:
    with _terminal(tmp_path, "busy") as busy:
        busy.wait_for("漏水 3")
        stopped = time.monotonic()
        busy.stand_still(1.5)
        before = busy.received
        busy.type("still")
        busy.wait_for("still")
        busy.wait_quiet()
        frames = len([beat for beat in _beats(tmp_path) if beat > stopped])
        assert busy.received - before < frames * 500


def test_no_key_is_lost_while_the_line_is_stopped(tmp_path: Path) -> None:
    with _terminal(tmp_path, "busy") as busy:
        busy.wait_for("漏水 3")
        for character in "单元门禁坏了still":
            busy.type(character)
            busy.stand_still(0.03)
        busy.wait_for("字段单元门禁坏了still")


def test_the_cursor_stands_where_the_next_character_goes(still: Terminal) -> None:
    with still:
        still.wait_for("字段")
        still.wait_quiet()
        assert still.cursor == (4, 0)
        still.type("漏a")
        still.wait_for("漏a")
        assert still.cursor == (7, 0)


def test_the_cursor_hides_when_nothing_is_typed_into(still: Terminal) -> None:
    with still:
        still.wait_for("字段")
        still.press("tab")
        still.wait_until(lambda: still.cursor is None)


def test_a_typed_character_costs_few_bytes(still: Terminal) -> None:
    with still:
        still.wait_for("字段")
        still.wait_quiet()
        still.type("漏")
        assert still.wait_quiet() <= 12


def test_focus_and_mouse_cost_nothing(still: Terminal) -> None:
    with still:
        still.wait_for("字段")
        still.wait_quiet()
        still.press("unfocus", "focus")
        still.send("\x1b[<35;10;10M")
        assert still.wait_quiet(0.4) == 0


def test_repainting_heals_a_damaged_screen(still: Terminal) -> None:
    with still:
        still.wait_for("漏水 5")
        still.wait_quiet()
        whole = still.text
        still.screen.feed("\x1b[5;5H\x1b[7mBroadcast message\x1b[2J")
        still.press("ctrl+l")
        still.wait_for("漏水 5")
        still.wait_quiet()
        assert still.text == whole


def test_the_screen_comes_back_after_it_was_lent(still: Terminal) -> None:
    with still:
        still.wait_for("漏水 5")
        still.wait_quiet()
        whole = still.text
        still.press("ctrl+x")
        still.wait_until(lambda: b"lent" in still.log)
        still.wait_for("漏水 5")
        still.wait_quiet()
        assert still.text == whole
        assert still.screen.alternate


def test_a_window_of_the_same_size_again_is_painted_whole(still: Terminal) -> None:
    with still:
        still.wait_for("漏水 5")
        still.wait_quiet()
        still.resize(60, 10)
        still.resize(80, 24)
        still.screen.feed("\x1b[2J")
        still.wait_for("漏水 20")


def test_the_terminal_is_left_clean(still: Terminal) -> None:
    with still:
        still.wait_for("字段")
        still.signal(signal.SIGTERM)
        assert still.wait_end() == 0
        assert not still.screen.alternate
        assert still.cursor is not None
        assert not still.screen.bracketed_paste
        assert still.screen.cursor.attrs == still.screen.default_char


@pytest.mark.parametrize("term", ["dumb", "vt100"])
def test_plain_terminals_get_no_colour_and_are_asked_nothing(tmp_path: Path, term: str) -> None:
    with _terminal(tmp_path, term=term) as plain:
        plain.wait_for("漏水 5")
        plain.wait_quiet()
        seen = "".join(plain.screen.seen)
        assert "$p" not in seen
        assert "1049" not in seen
        assert not [token for token in plain.screen.seen if token[-1] == "m" and "3" in token]


def test_a_terminal_that_answers_nothing_is_served_the_same(tmp_path: Path) -> None:
    command: list[str | Path] = [sys.executable, "-m", "tests.tui.ticking", tmp_path / "beats"]
    with Terminal(command, cwd=ROOT, answers=ANSWERS_NOTHING) as deaf:
        deaf.wait_for("漏水 5")
        deaf.wait_quiet()
        assert "\x1b[?2026h" not in deaf.screen.seen


def test_a_terminal_that_never_answered_is_not_waited_for(tmp_path: Path) -> None:
    """As st: the question after a larger frame is one that it does not know."""
    beats = tmp_path / "beats"
    command: list[str | Path] = [sys.executable, "-m", "tests.tui.ticking", beats, "busy"]
    with Terminal(command, cwd=ROOT, answers=ANSWERS_NOTHING) as deaf:
        deaf.wait_for("0 漏水 3")
        deaf.wait_until(lambda: deaf.received > 5 * 4096, 10)
        deaf.type("still")
        deaf.wait_for("字段still", 5)
        deaf.wait_quiet()
        turns = {line.split()[0] for line in deaf.lines[1:]}
        assert len(turns) == 1
        assert deaf.screen.seen.count("\x1b[5n") == 1


def test_what_waits_for_a_lost_answer_comes_though_nothing_more_is_painted(tmp_path: Path) -> None:
    with _terminal(tmp_path, "busy") as busy:
        busy.wait_for(re.compile(r"^[1-9]\d* 漏水 3"))
        busy.screen.answering = ANSWERS_NOTHING
        busy.watch(1)
        busy.type("still")
        busy.wait_for("字段still", 15)


def test_behind_a_line_that_takes_everything_only_the_newest_picture_waits(tmp_path: Path) -> None:
    """As sshd does before a slow network: what is not answered for is not followed by more."""
    with _terminal(tmp_path, "busy") as busy:
        busy.wait_for(re.compile(r"^[1-9]\d* 漏水 3"))
        busy.screen.answering = ANSWERS_NOTHING
        before = len(_beats(tmp_path))
        took = busy.watch(2)
        frames = len(_beats(tmp_path)) - before
        assert frames > 20
        assert took < 3 * 4096
        busy.screen.answering = ANSWERS_ALL
        busy.type("still")
        busy.send("\x1b[0n")
        busy.wait_for("字段still")
        busy.wait_quiet()
        turns = {line.split()[0] for line in busy.lines[1:]}
        assert len(turns) == 1
        assert int(turns.pop()) > frames / 2
