"""The day's backup, made beside the work at the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import backup
from store.staff import Staff
from tests.conftest import Clock
from tests.tui.driving import opened, settled, shown
from tui.session import Session


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "BACKUP_AFTER_SECONDS", 0.01)


async def test_an_open_desk_backs_itself_up(assistant: Staff, time: Clock) -> None:
    async with opened(assistant) as driven:
        await settled(*driven)
        await driven[0].workers.wait_for_complete()
        assert backup.newest() == time()


async def test_a_backup_that_fails_is_said(assistant: Staff, desk: Path) -> None:
    (desk / "backups").write_text("a file in the way", "utf-8")
    async with opened(assistant) as driven:
        await settled(*driven)
        await driven[0].workers.wait_for_complete()
        await settled(*driven)
        assert "今天的备份没有做成" in shown(driven[0])
