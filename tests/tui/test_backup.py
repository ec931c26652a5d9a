"""The day's backup, made beside the work at the desk."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from store import handover
from store.desk import backup
from store.engine import database
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.tui.driving import line, opened, press, shown, until
from tui.command import main
from tui.desk.session import Session


async def test_an_open_desk_backs_itself_up(
    assistant: Staff, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a process of its own, which knows nothing of a clock that stands still."""
    monkeypatch.setattr(Session, "BACKUP_AFTER_SECONDS", 0.01)
    async with opened(assistant) as driven:
        await until(driven, lambda: len(list(desk.glob("backups/desk-*.db"))) == 1)


async def test_a_backup_that_cannot_even_begin_is_said_and_ends_nothing(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update, say, that took the program's Python away."""
    monkeypatch.setattr(sys, "executable", "/gone/python")
    async with opened(assistant) as driven:
        driven[0]._back_up()
        await until(driven, lambda: "备份无法开始" in shown(driven[0]))


async def test_today_does_not_say_that_it_is_backed_up_when_it_is_not(
    assistant: Staff, desk: Path, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    time.pass_(hours=40)
    (desk / "backups").write_text("a file in the way", "utf-8")
    async with opened(assistant) as driven:
        await press(driven, "end", "enter")
        await until(driven, lambda: "! " in line(driven[0], -2))
        assert "备份完成" not in shown(driven[0])


async def test_of_many_sessions_one_has_the_backup_made(assistant: Staff, desk: Path) -> None:
    async with opened(assistant) as driven:
        with backup.starting() as another:
            assert another
            assert await driven[0].backstage.back_up() is None
        assert not list(desk.glob("backups/desk-*.db"))
        assert await driven[0].backstage.back_up() == ""
        assert len(list(desk.glob("backups/desk-*.db"))) == 1


async def test_a_backup_that_was_killed_is_no_backup(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        driven[0]._back_up()
        await until(driven, lambda: driven[0].backstage._daily._process is not None)
        process = driven[0].backstage._daily._process
        assert process is not None
        process.kill()
        await until(driven, lambda: "备份中断" in shown(driven[0]))


async def test_a_session_that_ends_waits_for_no_backup(assistant: Staff, desk: Path) -> None:
    async with opened(assistant) as (app, _pilot):
        app._back_up()
        await until((app, _pilot), lambda: app.backstage._daily._process is not None)
        process = app.backstage._daily._process
        assert process is not None
    assert process.returncode == -signal.SIGKILL


async def test_a_backup_that_fails_is_said(assistant: Staff, desk: Path) -> None:
    (desk / "backups").write_text("a file in the way", "utf-8")
    async with opened(assistant) as driven:
        driven[0]._back_up()
        await until(driven, lambda: "今天的备份没有做成" in shown(driven[0]))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A demo estate, and English to speak of it in."""
    monkeypatch.setenv("FRONTDESK_LANG", "en")
    folder = str(tmp_path / "data")
    assert main(["--data", folder, "demo", "--no-open", "--homes", "5", "--days", "1"]) == 0
    return folder


def test_the_command_backs_up_and_restores(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "desk.db")
    assert main(["--data", data, "backup", file]) == 0
    saved = capsys.readouterr().out.splitlines()
    assert "entries are safe in" in saved[-2]
    (tmp_path / "pin").write_text(PIN, "utf-8")
    add = ["staff", "add", "李芳", "--staff-number", "1099", "--role", "assistant", "--pin-file"]
    assert main(["--data", data, *add, str(tmp_path / "pin")]) == 0
    capsys.readouterr()
    assert main(["--data", data, "restore", file]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "is kept as" in told[0]
    assert told[1] == "Its 1 newest entries are not in the restored desk."
    assert told[-1] == saved[-1]
    assert main(["--data", data, "verify", "--head", saved[-1]]) == 0


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_what_cannot_be_done_is_one_sentence(
    data: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", data, command, str(tmp_path / "none" / "desk.db")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_command_on_a_real_estate_backs_it_up_once_a_day(
    desk: Path, assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDESK_LANG", "en")
    database.close()
    for _ in range(2):
        assert main(["--data", str(desk), "verify"]) == 0
        assert len(list(desk.glob("backups/desk-*.db"))) == 1
