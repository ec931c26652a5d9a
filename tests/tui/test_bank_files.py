"""A bank's file on screen and on the command line: preview, taken in, assigned ($37)."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import payments
from store.engine import database
from store.payments import LineStage
from store.residents import Home
from store.rights import Staff
from tests.conftest import PIN
from tests.store.payments.test_bank_files import line as row
from tests.store.payments.test_bank_files import owing, written
from tests.tui.driving import opened, page, press, shown, typed, until
from tui.command import main

_ = owing


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of whoever runs the desk."""
    there = tmp_path / "home"
    there.mkdir()
    monkeypatch.setenv("HOME", str(there))
    return there


async def test_a_file_is_previewed_taken_in_and_what_waits_is_assigned(
    owing: list[Home], assistant: Staff, folder: Path
) -> None:
    written(folder, row("250.66", payer="王芳", ref="A1"), row("99.00", "谢谢", "路人", "A2"))
    async with opened(assistant) as driven:
        await press(driven, *page("bank_files"), "ctrl+n", "enter")
        await until(driven, lambda: "这些款项是怎样付的" in shown(driven[0]))
        await press(driven, "enter")
        await until(driven, lambda: "入账 1 笔 250.66 元；待认领 1 笔 99.00 元" in shown(driven[0]))
        assert "3-1-101 王芳" in shown(driven[0]) and "认不出房号" in shown(driven[0])
        assert not payments.FILES.table.read()
        await press(driven, "enter")
        await until(driven, lambda: "DR-2026-0001" in shown(driven[0]))
        await press(driven, "f2")
        assert "待认领 1 笔 99.00 元" in shown(driven[0])
        await press(driven, *page("bank_files"), "ctrl+t")
        await typed(driven, "3-1-102")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "SJ-2026-000002" in shown(driven[0]))
    assert [one.stage for one in payments.lines_of(1)] == [LineStage.TAKEN, LineStage.TAKEN]


def test_the_command_line_takes_a_file_in_after_a_dry_run(
    owing: list[Home], assistant: Staff, desk: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    at = str(written(tmp_path, row("250.66", payer="王芳", ref="A1"), row("x", "", "路人")))
    pin = tmp_path / "pin"
    pin.write_text(PIN)
    database.close()
    said = ["--data", str(desk), "payments", "import", at]
    assert main(said) == 1
    assert "--method wechat" in capsys.readouterr().err
    assert main([*said, "--method", "transfer", "--dry-run"]) == 0
    assert "taken=1 waiting=0 refused=0 known=0 rejected=1" in capsys.readouterr().out
    assert main([*said, "--method", "transfer"]) == 1
    by = ["--staff-number", "1001", "--pin-file", str(pin)]
    assert main([*said, "--method", "transfer", *by]) == 0
    assert "taken=1" in capsys.readouterr().out
    assert (tmp_path / "bank-rejected.csv").exists()
    assert main([*said, *by]) == 0, "how it was paid is remembered"
    assert "taken=0 waiting=0 refused=0 known=1" in capsys.readouterr().out
