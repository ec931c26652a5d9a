"""A dead line that nobody closed: the terminal is asked, and its silence ends the session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.engine import database
from store.errors import Unavailable
from store.rights import Staff
from tests.emulator import ANSWERS_NOTHING
from tests.terminal import Terminal
from tests.tui.lines import session, sign_in
from tui.wire.presence import QUESTION, Patience

ASK = 0.25  # seconds between two questions
ENOUGH = ASK * Patience.questions


@pytest.fixture
def terminal(assistant: Staff, desk: Path) -> Iterator[Terminal]:
    database.close()
    with session(desk, env={"FRONTDESK_ASK_SECONDS": str(ASK)}) as one:
        yield one


def test_a_terminal_that_answers_is_left_in_peace(terminal: Terminal) -> None:
    sign_in(terminal)
    terminal.press("ctrl+f")
    terminal.wait_for("边输入边列出")
    terminal.wait_quiet()
    before = terminal.lines[1:]  # the first has the time
    terminal.watch(ENOUGH * 3)
    assert terminal.alive
    assert bytes(terminal.log).count(QUESTION.encode()) >= Patience.questions * 2
    assert terminal.lines[1:] == before  # no answer was typed


def test_a_terminal_that_falls_silent_ends_the_session(terminal: Terminal) -> None:
    sign_in(terminal)
    terminal.stand_still(ENOUGH * 2 + 1)
    assert terminal.wait_end() == 0


def test_a_terminal_that_never_answered_is_asked_a_few_times_and_kept(
    assistant: Staff, desk: Path
) -> None:
    database.close()
    with session(desk, env={"FRONTDESK_ASK_SECONDS": str(ASK)}) as terminal:
        terminal.screen.answering = ANSWERS_NOTHING
        sign_in(terminal)
        terminal.watch(ENOUGH * 3)
        assert terminal.alive
        assert bytes(terminal.log).count(QUESTION.encode()) <= Patience.questions * 3


def test_who_types_is_there(terminal: Terminal) -> None:
    sign_in(terminal)
    terminal.screen.answering = ANSWERS_NOTHING
    for _ in range(12):
        terminal.watch(ASK)
        terminal.press("down")
    assert terminal.alive


def test_a_terminal_known_not_to_answer_is_not_asked(assistant: Staff, desk: Path) -> None:
    database.close()
    with session(desk, env={"FRONTDESK_ASK_SECONDS": str(ASK), "TERM": "vt100"}) as terminal:
        sign_in(terminal)
        terminal.watch(ENOUGH)
        assert QUESTION.encode() not in terminal.log


def test_it_can_be_switched_off_or_set() -> None:
    assert Patience.of({}) == Patience()
    assert Patience.of({"FRONTDESK_ASK_SECONDS": "0"}).seconds == 0
    with pytest.raises(Unavailable):
        Patience.of({"FRONTDESK_ASK_SECONDS": "often"})
