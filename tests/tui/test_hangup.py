"""The line drops: the session ends within a second, what was half written waits for the next."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest.mock import Mock

import pytest
from pysqlite3 import dbapi2 as sqlite3

from store import dutylog, journal
from store.disk.datafolder import FILE
from store.dutylog import Category, NewEntry
from store.engine import database
from store.rights import Staff
from tests.conftest import tell
from tests.terminal import Terminal
from tests.tui.driving import opened, settled, shown, until
from tests.tui.lines import ROOT, half_write, session, sign_in

SOON = 5.0  # seconds; a second on a machine with nothing else to do, which the summary tells
WORDS = "厨房水管漏水"
DROPS: dict[str, Callable[[Terminal], None]] = {
    "SIGHUP": lambda terminal: terminal.signal(signal.SIGHUP),
    "SIGTERM": lambda terminal: terminal.signal(signal.SIGTERM),
    "closed": lambda terminal: terminal.hang_up(),
}


@pytest.fixture
def folder(assistant: Staff, desk: Path) -> Path:
    database.close()
    return desk


def _end(terminal: Terminal) -> float:
    began = time.monotonic()
    assert terminal.wait_end() == 0
    return time.monotonic() - began


@pytest.mark.parametrize("how", DROPS)
def test_a_dropped_line_ends_the_session_and_keeps_the_draft(folder: Path, how: str) -> None:
    with session(folder) as terminal:
        sign_in(terminal)
        half_write(terminal, WORDS)
        DROPS[how](terminal)
        took = _end(terminal)
    tell(f"A session whose line dropped ({how}) ended in {took:.2f} s")
    assert took < SOON
    with session(folder) as terminal:
        sign_in(terminal)
        draft = terminal.row_of("草稿")
        while not terminal.lines[draft].startswith(">"):
            terminal.press("down")
            terminal.wait_quiet()
        terminal.press("enter")
        terminal.wait_for("新报修")
        terminal.wait_for(WORDS)


@pytest.mark.parametrize("how", DROPS)
def test_before_signing_in_too(folder: Path, how: str) -> None:
    with session(folder) as terminal:
        terminal.wait_for("密码")
        DROPS[how](terminal)
        assert _end(terminal) < SOON


@pytest.mark.parametrize("how", ["SIGHUP", "SIGTERM"])
def test_the_terminal_is_given_back_as_it_was(folder: Path, how: str) -> None:
    with session(folder) as terminal:
        sign_in(terminal)
        assert terminal.screen.alternate
        DROPS[how](terminal)
        _end(terminal)
        screen = terminal.screen
        assert (screen.alternate, screen.bracketed_paste) == (False, False)
        assert terminal.cursor is not None
        assert terminal.text.strip() == ""


@pytest.mark.parametrize("how", ["SIGHUP", "SIGTERM"])
def test_a_signal_at_the_first_byte_leaves_the_terminal_as_it_was(folder: Path, how: str) -> None:
    with session(folder) as terminal:
        terminal.wait_until(lambda: terminal.screen.alternate)
        DROPS[how](terminal)
        _end(terminal)
        assert not terminal.screen.alternate


async def test_news_that_the_disk_does_not_give_are_said_and_come_later(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(assistant, listening=True) as (one, pilot):
        with monkeypatch.context() as broken:
            broken.setattr(journal, "changed_since", _io_error)
            await one.desk(
                dutylog.write, NewEntry(category=Category.OTHER, what=WORDS), by=assistant
            )
            await settled(one, pilot)
            assert "磁盘报错" in shown(one)
        await until((one, pilot), lambda: one.backstage.seen == journal.last_number())


def _io_error(_number: int) -> None:
    raise sqlite3.OperationalError("disk I/O error")


async def test_a_draft_that_cannot_be_kept_keeps_no_session_alive(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(assistant) as (one, _pilot):
        with monkeypatch.context() as broken:
            broken.setattr(one, "_keep_all", _fails)
            broken.setattr(threading, "Timer", Mock())  # it would end the tests
            with pytest.raises(OSError, match="gone"):
                one._hung_up()
        assert one._exit


def _fails() -> None:
    raise OSError("gone")


def test_an_ignored_hang_up_leaves_no_orphan(folder: Path) -> None:
    """As ``nohup`` and some service managers start it."""
    ignoring = ("sh", "-c", 'trap "" HUP; exec "$@"', "sh")
    with session(folder, before=ignoring) as terminal:
        sign_in(terminal)
        terminal.hang_up()
        assert _end(terminal) < SOON


HURRIED = """
import sys
import threading
from tui.command import main
from tui.desk.session import Session
Session.LAST_SECONDS = 0.5
sys.exit(main())
"""


def test_a_database_that_is_held_holds_nobody_for_ever(folder: Path) -> None:
    """The draft cannot be written: the session ends without it, not never."""
    program: list[str | Path] = [sys.executable, "-c", HURRIED, "--data", folder]
    with Terminal(program, cwd=ROOT) as terminal, closing(sqlite3.connect(folder / FILE)) as held:
        sign_in(terminal)
        half_write(terminal, WORDS)
        held.execute("BEGIN IMMEDIATE")
        terminal.signal(signal.SIGHUP)
        began = time.monotonic()
        terminal.wait_end()
        assert time.monotonic() - began < SOON


def test_a_reader_that_stood_still_holds_nobody_up(folder: Path) -> None:
    with session(folder) as terminal:
        sign_in(terminal)
        for _ in range(40):
            terminal.send("\x0c")  # repaint, and read nothing
        terminal.hang_up()
        assert _end(terminal) < SOON
